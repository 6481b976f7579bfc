"""Due rows become turns; APScheduler does nothing but tick."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.inbox.door import Accepted
from bot.shapes.turn import Due, Turn
from data.store.database import Store
from data.store.due import DueChanges, DueRow, DueRows
from data.store.faults import StoreFault
from data.store.work import Work

TICK_SECONDS = 1.0
# A row that was handed over may be due again for the next time that was missed.
AGAIN_SECONDS = 0.05
HANDED_AT_ONCE = 200
# What is handed over stays due until it is done: so much may wait in the inbox, the rest waits where it is.
UNDER_WAY_AT_MOST = 1_000
DESK_ITSELF = "desk"

log = structlog.get_logger()


class Schedule:
    """Looks every second, and whenever the clock was moved, for what is due.

    Args of the constructor: `accept` is the inbox's; `recurring` are the rules of what the desk does by itself,
    by the name of the due row.
    """

    def __init__(
        self,
        store: Store,
        *,
        clock: Callable[[], datetime],
        accept: Callable[[Sequence[Turn]], Awaitable[Sequence[Accepted]]],
        recurring: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._accept = accept
        self._recurring = recurring or {}
        self._ticks = AsyncIOScheduler()
        self._one_at_a_time = asyncio.Lock()
        self._handed: set[tuple[int, datetime]] = set()
        self._under_way: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Plan what recurs by itself, and begin to tick.

        Raises:
            BadRule: one of the rules cannot be followed.
        """
        await asyncio.wrap_future(self._store.submit(self._plan_recurring))
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
        if self._ticks.running:
            self._ticks.shutdown(wait=False)
        for task in self._under_way:
            task.cancel()

    def soon(self) -> None:
        """Tick at once, because the clock was moved."""
        self._tick_after(0)

    async def tick(self) -> None:
        """Hand everything due to the inbox, the oldest first. The one broad except of jobs stands here."""
        async with self._one_at_a_time:
            try:
                now = self._clock()
                rows = await asyncio.wrap_future(
                    self._store.read(lambda reading: DueRows(reading).due_by(now, at_most=UNDER_WAY_AT_MOST))
                )
                handed_over = await self._hand_over(rows, now)
            except StoreFault as fault:
                log.warning("tick_missed", reason=str(fault))
            except Exception:
                log.exception("tick_failed")
            else:
                if handed_over:
                    self._tick_after(AGAIN_SECONDS)

    async def _hand_over(self, rows: Sequence[DueRow], now: datetime) -> bool:
        """Hand over what this process has not handed over yet; return whether there was any."""
        self._handed &= {(row.due_id, row.at) for row in rows}
        fresh = [row for row in rows if (row.due_id, row.at) not in self._handed]
        for begin in range(0, len(fresh), HANDED_AT_ONCE):
            some = fresh[begin : begin + HANDED_AT_ONCE]
            await self._accept([_turn(row, now) for row in some])
            self._handed |= {(row.due_id, row.at) for row in some}
        return bool(fresh)

    def _tick_after(self, seconds: float) -> None:
        async def later() -> None:
            await asyncio.sleep(seconds)
            await self.tick()

        task = asyncio.get_running_loop().create_task(later())
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    def _plan_recurring(self, work: Work) -> None:
        changes = DueChanges(work)
        for name, rule in self._recurring.items():
            changes.repeat(name, DESK_ITSELF, rule)
        changes.keep_only(DESK_ITSELF, list(self._recurring))


def _turn(row: DueRow, now: datetime) -> Turn:
    # With its own number: what is planned anew for the same instant is something new.
    key = f"{row.name}:{row.subject}:{row.at.isoformat()}:{row.due_id}"
    return Turn("clock", key, Due(row.name, row.subject, row.due_id, row.at), at=now)
