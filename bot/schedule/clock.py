"""The clock of the desk: the machine's own, or one that it follows over HTTP and that can be moved."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

import aiohttp
import structlog

PAUSE_AFTER_FAULT_SECONDS = 0.5
LONGEST_NAP_SECONDS = 1.0
ANSWER_WITHIN_SECONDS = 60.0

log = structlog.get_logger()


class Clock(Protocol):
    """Tells the time, and waits for it."""

    @property
    def revision(self) -> int:
        """How often it was moved, as far as this desk has heard."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""

    async def sleep_until(self, moment: datetime) -> None:
        """Wait until that instant has come."""

    async def start(self) -> None:
        """Know the time before anything else begins."""

    async def stop(self) -> None:
        """Let go of whatever it follows."""


class WallClock:
    """The machine's clock."""

    revision = 0

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)

    async def sleep_until(self, moment: datetime) -> None:
        """Wait until that instant has come."""
        # In naps, for the machine's clock may be set meanwhile.
        while (left := (moment - self.now()).total_seconds()) > 0:  # noqa: ASYNC110  # no event tells of it
            await asyncio.sleep(min(left, LONGEST_NAP_SECONDS))

    async def start(self) -> None:
        """Do nothing: the machine knows the time."""

    async def stop(self) -> None:
        """Do nothing: nothing is followed."""


class FollowedClock:
    """A clock at an address: `GET url?after=REVISION` waits for its next move and tells it.

    Args of the constructor: `moved` is told after each move.
    """

    def __init__(self, url: str, *, moved: Callable[[], None]) -> None:
        self._url = url
        self._moved = moved
        self._offset = timedelta()
        self._standing: datetime | None = None
        self._change = asyncio.Event()
        self._following: asyncio.Task[None] | None = None
        self.revision = -1

    def now(self) -> datetime:
        """Return the present instant of the followed clock, aware, in UTC."""
        return self._standing or datetime.now(UTC) + self._offset

    async def sleep_until(self, moment: datetime) -> None:
        """Wait until that instant has come, by passing or by a move."""
        while (left := (moment - self.now()).total_seconds()) > 0:
            change = self._change
            try:
                # Unlike wait_for, this one lets no cancellation get lost when the clock is moved meanwhile.
                async with asyncio.timeout(min(left, LONGEST_NAP_SECONDS)):
                    await change.wait()
            except TimeoutError:
                continue

    async def start(self) -> None:
        """Ask for the time, and go on following it."""
        async with aiohttp.ClientSession() as session:
            await self._ask(session)
        self._following = asyncio.create_task(self._follow())

    async def stop(self) -> None:
        """Let go of the followed clock."""
        if self._following is not None:
            self._following.cancel()
            await asyncio.gather(self._following, return_exceptions=True)

    async def _follow(self) -> None:
        async with aiohttp.ClientSession() as session:
            while True:
                try:
                    await self._ask(session)
                except (aiohttp.ClientError, TimeoutError, ValueError, KeyError) as error:
                    log.warning("clock_not_heard", reason=type(error).__name__)
                    await asyncio.sleep(PAUSE_AFTER_FAULT_SECONDS)

    async def _ask(self, session: aiohttp.ClientSession) -> None:
        limit = aiohttp.ClientTimeout(total=ANSWER_WITHIN_SECONDS)
        async with session.get(self._url, params={"after": self.revision}, timeout=limit) as answer:
            told = await answer.json()
        moment = datetime.fromisoformat(told["now"])
        if told["revision"] == self.revision:
            return
        self._standing = None if told["running"] else moment
        self._offset = moment - datetime.now(UTC)
        self.revision = told["revision"]
        self._change.set()
        self._change = asyncio.Event()
        self._moved()
