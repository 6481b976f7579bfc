"""Identities that the workspace gives: time stamps, events, envelopes, triggers, views."""

import secrets

from bot.sandbox.world import MovableClock


class Ids:
    """Counts up, so that a record reads in order; the start differs, so that a restart repeats none."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock
        self._run = secrets.token_hex(3).upper()
        self._count = 0
        self._last_stamp = 0

    def new(self, prefix: str) -> str:
        """Return an identity that was never given before, such as `Ev4F02A100000007`."""
        self._count += 1
        return f"{prefix}{self._run}{self._count:08d}"

    def trigger(self) -> str:
        """Return a trigger_id in Slack's three parts."""
        self._count += 1
        return f"{self._count:013d}.{self._run}.{secrets.token_hex(16)}"

    def view_hash(self) -> str:
        """Return the hash of a new state of a view."""
        return f"{int(self._clock.now().timestamp())}.{secrets.token_hex(4)}"

    def stamp(self) -> str:
        """Return a message's `ts`: sandbox time, later than every one before even when time stands."""
        microseconds = int(self._clock.now().timestamp() * 1_000_000)
        self._last_stamp = max(microseconds, self._last_stamp + 1)
        return f"{self._last_stamp // 1_000_000}.{self._last_stamp % 1_000_000:06d}"
