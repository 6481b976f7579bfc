"""Ask Slack who has an account and who is in which user group: events tell it sooner, and get lost."""

import asyncio
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import structlog

from bot.inbox.door import Accepted, Door
from bot.platforms.slack.errors import OUTSIDE, code_of, is_lasting, retry_after_seconds
from bot.platforms.slack.events import ROLL, SLACK
from bot.platforms.slack.listing import Listed, list_groups, list_users
from bot.platforms.slack.send import SlackPlatform
from bot.shapes.turn import RollCalled, Turn

# users.list is of tier 2, which takes 20 calls in a minute: half of them are left to whoever else asks.
# Source: docs.slack.dev/apis/web-api/rate-limits, read 2026-11-21.
SECONDS_PER_PAGE = 6.0
EVERY_SECONDS = 45.0
# What several events tell at once is asked for once.
GATHER_SECONDS = 0.2

_log = structlog.get_logger()


class RollCall:
    """Calls the roll when an event says that something changed, and without one every so often.

    Args:
        door: takes the answer in, whenever it is another one than the last.
        every_seconds: from one roll call to the next, where no event asks for one sooner.
        seconds_per_page: where everybody needs many pages, at least so long for each.
    """

    def __init__(
        self,
        platform: SlackPlatform,
        door: Door,
        *,
        now: Callable[[], datetime],
        every_seconds: float = EVERY_SECONDS,
        seconds_per_page: float = SECONDS_PER_PAGE,
    ) -> None:
        self._platform = platform
        self._door = door
        self._now = now
        self._every_seconds = every_seconds
        self._seconds_per_page = seconds_per_page
        self._wanted = asyncio.Event()
        self._last: RollCalled | None = None
        self._closed: set[str] = set()
        self._refused = ""

    def soon(self) -> None:
        """Call the roll now: something changed."""
        self._wanted.set()

    def anew(self) -> None:
        """Call the roll now, and hand in the answer even if it is the same: it may mean something else by now."""
        self._last = None
        self._wanted.set()

    def closed(self, user_id: str) -> None:
        """Hear that an event told of a closed account: if the next roll has it open again, that is news."""
        self._closed.add(user_id)
        self.anew()

    def reopened(self, user_id: str) -> bool:
        """Tell whether an account that is open now may have been closed when the roll was called last."""
        return user_id in self._closed or (self._last is not None and user_id in self._last.closed)

    async def call(self) -> None:
        """Call the roll once, and wait until it is to be called again."""
        self._wanted.clear()
        try:
            listed, groups = await list_users(self._platform.client), await self._groups()
        except OUTSIDE as fault:
            await asyncio.sleep(retry_after_seconds(fault))
            raise
        if self._wanted.is_set():
            # What an event told meanwhile may be newer than these answers.
            await asyncio.sleep(GATHER_SECONDS)
            return
        roll = _roll(listed, groups)
        if roll != self._last:
            await self._hand_in(roll)
        await self._wait(max(self._every_seconds, listed.pages * self._seconds_per_page))
        await asyncio.sleep(GATHER_SECONDS)

    async def _hand_in(self, roll: RollCalled) -> None:
        # Whoever asks for it anew meanwhile must not be forgotten when this ends.
        self._last = roll
        self._closed.clear()
        taken: Sequence[Accepted] = ()
        try:
            taken = await self._door.accept([Turn(SLACK, f"{ROLL}{secrets.token_hex(8)}", roll, self._now())])
        finally:
            if not taken:
                self._last = None

    async def _wait(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._wanted.wait(), seconds)
        except TimeoutError:
            return

    async def _groups(self) -> Mapping[str, tuple[str, ...]] | None:
        """Return the members of all user groups, None where the desk may not ask."""
        try:
            groups = await list_groups(self._platform.client)
        except OUTSIDE as fault:
            if not is_lasting(fault):
                raise
            if self._refused != code_of(fault):
                self._refused = code_of(fault)
                _log.warning("slack_groups_refused", reason=self._refused, remedy="see deskbell doctor")
            return None
        self._refused = ""
        return groups


def _roll(listed: Listed, groups: Mapping[str, tuple[str, ...]] | None) -> RollCalled:
    closed = {str(one["id"]) for one in listed.users if one.get("deleted")}
    present = {str(one["id"]) for one in listed.users} - closed
    return RollCalled(open=tuple(sorted(present)), closed=tuple(sorted(closed)), groups=groups)
