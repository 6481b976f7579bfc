"""Due rows become turns; APScheduler does nothing but tick."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.inbox.door import Accepted
from bot.shapes.turn import Due, Turn
from data.store.database import Store
from data.store.due import DueRows
from data.store.faults import StoreFault

TICK_SECONDS = 1.0

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

    async def tick(self) -> None:
        """Hand everything due to the inbox, the oldest first. The one broad except of jobs stands here."""
        async with self._one_at_a_time:
            try:
                now = self._clock()
                due = await asyncio.wrap_future(
                    self._store.read(lambda reading: DueRows(reading).due_by(now))
                )
                for row in due:
                    key = f"{row.name}:{row.subject}:{row.at.isoformat()}"
                    turn = Turn("clock", key, Due(row.name, row.subject, row.due_id), at=now)
                    await self._accept([turn])
            except StoreFault as fault:
                log.warning("tick_missed", reason=str(fault))
            except Exception:
                log.exception("tick_failed")
