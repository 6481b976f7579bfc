"""Due rows become turns; APScheduler does nothing but tick."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.inbox.door import Accepted
from bot.shapes.turn import Due, Turn
from data.store.database import Store
from data.store.due import DueRows
from data.store.faults import StoreFault
from data.store.inbox import InboxRows

TICK_SECONDS = 1.0
SWEEP_EVERY = timedelta(hours=6)
# Telegram numbers its updates anew after a week without any (core.telegram.org/bots/api#update, 2026-03).
TURNS_KEPT = timedelta(days=7)

log = structlog.get_logger()


class Schedule:
    """Looks every second, and whenever the clock was moved, for what is due.

    Args of the constructor: `accept` is the inbox's.
    """

    def __init__(
        self,
        store: Store,
        *,
        clock: Callable[[], datetime],
        accept: Callable[[Sequence[Turn]], Awaitable[Sequence[Accepted]]],
    ) -> None:
        self._store = store
        self._clock = clock
        self._accept = accept
        self._ticks = AsyncIOScheduler()
        self._swept: datetime | None = None
        self._one_at_a_time = asyncio.Lock()
        self._under_way: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Begin to tick."""
        self._ticks.add_job(
            self.tick,
            "interval",
            seconds=TICK_SECONDS,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=2,
        )
        self._ticks.start()

    def stop(self) -> None:
        """Tick no more."""
        self._ticks.shutdown(wait=False)

    def soon(self) -> None:
        """Tick at once, because the clock was moved."""
        task = asyncio.get_running_loop().create_task(self.tick())
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _sweep(self, now: datetime) -> None:
        """Let go of done turns once they can no longer come again under their key."""
        if self._swept is not None and abs(now - self._swept) < SWEEP_EVERY:
            return
        self._swept = now
        before = now - TURNS_KEPT
        await asyncio.wrap_future(self._store.submit(lambda work: InboxRows(work).forget_done(before=before)))

    async def tick(self) -> None:
        """Hand everything due to the inbox, the oldest first. The one broad except of jobs stands here."""
        async with self._one_at_a_time:
            try:
                now = self._clock()
                due = await asyncio.wrap_future(
                    self._store.read(lambda reading: DueRows(reading).due_by(now))
                )
                for row in due:
                    # With its own number: what is planned anew for the same instant is something new.
                    key = f"{row.name}:{row.subject}:{row.at.isoformat()}:{row.due_id}"
                    turn = Turn("clock", key, Due(row.name, row.subject, row.due_id), at=now)
                    await self._accept([turn])
                await self._sweep(now)
            except StoreFault as fault:
                log.warning("tick_missed", reason=str(fault))
            except Exception:
                log.exception("tick_failed")
