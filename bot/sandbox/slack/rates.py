"""Counts calls as Slack limits them: by tier and method, and messages by channel and workspace."""

import math
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.sandbox.slack.limits import TIER_SPAN, SlackLimits
from bot.sandbox.world import MovableClock

POSTING = "chat.postMessage"
SECOND = timedelta(seconds=1)


@dataclass
class Window:
    """At most so many calls within any span of this length."""

    most: int
    span: timedelta
    calls: deque[datetime] = field(default_factory=deque)

    def wait(self, now: datetime) -> timedelta:
        """Return how long the next call has to wait."""
        # A clock that was set back would keep what has not happened yet for ever.
        while self.calls and not now - self.span < self.calls[0] <= now:
            self.calls.popleft()
        return self.calls[0] + self.span - now if len(self.calls) >= self.most else timedelta()


class Rates:
    """What the bot may call now, by the sandbox's clock.

    Attributes:
        enforced: whether what is too much is refused; it is on record in any case.
    """

    def __init__(self, clock: MovableClock, allowed: SlackLimits) -> None:
        self._clock = clock
        self._allowed = allowed
        self._windows: dict[tuple[str, str], Window] = {}
        self.enforced = False

    def take(self, method: str, channel: str) -> int:
        """Count a call that may pass, and return 0; else return after how many seconds it may."""
        if not self.enforced:
            return 0
        now = self._clock.now()
        windows = self._of(method, channel)
        waits = [window.wait(now) for window in windows]
        longest = max(waits, default=timedelta())
        if longest:
            return max(1, math.ceil(longest / SECOND))
        for window in windows:
            window.calls.append(now)
        return 0

    def _of(self, method: str, channel: str) -> list[Window]:
        """Return the windows that a call has to pass; each method has its own, so that one never blocks another."""
        allowed = self._allowed
        if method == POSTING:
            # A burst is one long second: so many at once, and on average no more than Slack says.
            burst = SECOND * allowed.post_burst / allowed.posts_per_second
            return [
                self._window(method, channel, allowed.post_burst, burst),
                self._window(method, "", allowed.posts_per_minute, TIER_SPAN),
            ]
        most = allowed.tier_of(method)
        return [] if most is None else [self._window(method, "", most, TIER_SPAN)]

    def _window(self, method: str, key: str, most: int, span: timedelta) -> Window:
        return self._windows.setdefault((method, key), Window(most, span))
