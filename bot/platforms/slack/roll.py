"""Ask Slack who has an account and who is in which user group: events tell it sooner, and get lost."""

import asyncio
import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import structlog

from bot.inbox.door import Door
from bot.platforms.slack.errors import OUTSIDE, code_of, is_lasting, retry_after_seconds
from bot.platforms.slack.events import ROLL, SLACK, SLACKBOT
from bot.platforms.slack.send import SlackPlatform
from bot.shapes.turn import RollCalled, Turn

PER_PAGE = 1_000  # Source: docs.slack.dev/reference/methods/users.list, "limit", read 2026-11-21.
# users.list is of tier 2, which takes 20 calls in a minute: half of them are left to whoever else asks.
# Source: docs.slack.dev/apis/web-api/rate-limits, read 2026-11-21.
SECONDS_PER_PAGE = 6.0
# Of a large group a description names no more. Source: docs.slack.dev/reference/events/subteam_updated, read 2026-11-22.
MEMBERS_SHOWN = 500
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
        self._refused = ""

    def soon(self) -> None:
        """Call the roll now: something changed."""
        self._wanted.set()

    def anew(self) -> None:
        """Call the roll now, and hand in the answer even if it is the same: it may mean something else by now."""
        self._last = None
        self._wanted.set()

    def reopened(self, user_id: str) -> bool:
        """Tell whether an account that is open now was closed when the roll was called last."""
        return self._last is not None and user_id in self._last.closed

    async def call(self) -> None:
        """Call the roll once, and wait until it is to be called again."""
        self._wanted.clear()
        users, pages = await self._users()
        roll = _roll(users, await self._groups())
        if self._wanted.is_set():
            # What an event told meanwhile may be newer than these answers.
            await asyncio.sleep(GATHER_SECONDS)
            return
        if roll != self._last:
            await self._door.accept([Turn(SLACK, f"{ROLL}{secrets.token_hex(8)}", roll, self._now())])
            self._last = roll
        await self._wait(max(self._every_seconds, pages * self._seconds_per_page))
        await asyncio.sleep(GATHER_SECONDS)

    async def _wait(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._wanted.wait(), seconds)
        except TimeoutError:
            return

    async def _users(self) -> tuple[list[Mapping[str, Any]], int]:
        """Return all accounts, and on how many pages they stood."""
        found: list[Mapping[str, Any]] = []
        cursor, pages = "", 0
        while pages == 0 or cursor:
            answer = await self._asked("users.list", {"limit": PER_PAGE, "cursor": cursor})
            found += answer["members"]
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            pages += 1
        return found, pages

    async def _groups(self) -> list[Mapping[str, Any]] | None:
        """Return all user groups with their members, None where the desk may not ask."""
        try:
            answer = await self._asked("usergroups.list", {"include_users": True, "include_disabled": True})
        except OUTSIDE as fault:
            if not is_lasting(fault):
                raise
            if self._refused != code_of(fault):
                self._refused = code_of(fault)
                _log.warning("slack_groups_refused", reason=self._refused, remedy="see deskbell doctor")
            return None
        self._refused = ""
        return [await self._whole(group) for group in answer["usergroups"]]

    async def _whole(self, group: Mapping[str, Any]) -> Mapping[str, Any]:
        if len(group.get("users") or ()) < MEMBERS_SHOWN:
            return group
        answer = await self._asked("usergroups.users.list", {"usergroup": group["id"]})
        return {**group, "users": answer["users"]}

    async def _asked(self, method: str, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        try:
            answer = await self._platform.client.api_call(method, params=dict(asked))
        except OUTSIDE as fault:
            await asyncio.sleep(retry_after_seconds(fault))
            raise
        told: Mapping[str, Any] = answer.data  # type: ignore[assignment]  # JSON, as these methods answer
        return told


def _roll(users: Iterable[Mapping[str, Any]], groups: Iterable[Mapping[str, Any]] | None) -> RollCalled:
    people = [one for one in users if not one.get("is_bot") and one["id"] != SLACKBOT]
    return RollCalled(
        open=tuple(sorted(str(one["id"]) for one in people if not one.get("deleted"))),
        closed=tuple(sorted(str(one["id"]) for one in people if one.get("deleted"))),
        groups=None if groups is None else {str(one["handle"]): _members(one) for one in groups},
    )


def _members(group: Mapping[str, Any]) -> tuple[str, ...]:
    return () if group.get("date_delete") else tuple(sorted(map(str, group.get("users") or ())))
