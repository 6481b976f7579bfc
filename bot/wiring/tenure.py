"""The tenure of a desk: it waits for the seat of the active one, and hears when that is lost."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import structlog

from data.store.faults import StoreFault
from data.store.seat import Seat, SeatTaken

Result = TypeVar("Result")
LOOK_SECONDS = 0.3
BEATS_PER_LEASE = 4
# A desk that is told to end may need this long; the next one on the same file waits for it.
FILE_PATIENCE_SECONDS = 3.0
WAITING, SERVING, STANDBY, DATABASE_AWAY = "starting", "active", "standby", "database"

log = structlog.get_logger()


class Tenure:
    """One desk's claim to be the active one.

    Attributes:
        role: starting, standby, active, or database while that cannot be reached.
        reason: what is wrong with the database, empty when nothing is.
    """

    def __init__(self, seat: Seat, *, lease_seconds: float, told: Callable[[str], None]) -> None:
        self.seat = seat
        self.role = WAITING
        self.reason = ""
        self._lease_seconds = lease_seconds
        self._told = told
        # A thread of its own: nothing else may make the seat wait.
        self._thread = ThreadPoolExecutor(1, "seat")

    async def begin(self) -> None:
        """Wait until this desk is the active one.

        Raises:
            SeatTaken: another desk is, and there can be no standby.
        """
        patience = asyncio.get_running_loop().time() + FILE_PATIENCE_SECONDS
        while True:
            try:
                if await self._run(self.seat.try_take):
                    self._be(SERVING)
                    return
                self._be(STANDBY)
            except StoreFault as fault:
                self._be(DATABASE_AWAY, reason=str(fault))
            except SeatTaken:
                if asyncio.get_running_loop().time() > patience:
                    raise
            await asyncio.sleep(LOOK_SECONDS)

    async def lost(self) -> None:
        """Return as soon as another desk may have taken over."""
        reason = "silent_for_too_long"
        try:
            while self.seat.stands():
                # A question that is never answered is as good as an answer that it is lost.
                async with asyncio.timeout(self._lease_seconds):
                    await self._run(self.seat.keep)
                await asyncio.sleep(self._lease_seconds / BEATS_PER_LEASE)
        except TimeoutError:
            reason = "no_answer"
        except StoreFault as fault:
            reason = str(fault)
        log.error("seat_lost", reason=reason)
        self._be(WAITING, reason=reason)

    async def end(self) -> None:
        """Let another sit down at once."""
        await self._run(self.seat.give_up)
        self._thread.shutdown(wait=False)

    def _be(self, role: str, *, reason: str = "") -> None:
        if role != self.role or reason != self.reason:
            log.info("desk_is", role=role, reason=reason)
            if role != self.role:
                self._told(role)
        self.role, self.reason = role, reason

    async def _run(self, task: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, task)
