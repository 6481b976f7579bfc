"""Make turns durable: all that came during one commit together in the next, in the order in which they came."""

import asyncio
from collections.abc import Callable, Sequence

from bot.inbox.acquaintances import Acquaintances
from bot.inbox.taking import Taken, legible_turn, take_all, take_known
from bot.shapes.turn import Turn
from data.store.database import Store

KEPT_AT_ONCE = 128

# Turns of one call, and the promise of what became of them.
_Arrived = tuple[list[Turn], "asyncio.Future[Sequence[Taken]]"]


class Keeping:
    """Commits turns, one commit at a time: two side by side could end in the other order than they came.

    Args of the constructor: `kept` is told of turns as soon as they are durable.

    Attributes:
        committing: held from before a commit until `kept` has been told of it.
    """

    def __init__(self, store: Store, *, kept: Callable[[Sequence[Turn], Sequence[Taken]], None]) -> None:
        self._store = store
        self._kept = kept
        self._acquaintances = Acquaintances(store)
        self.committing = asyncio.Lock()
        self._arrived: list[_Arrived] = []
        self._working: asyncio.Task[None] | None = None

    async def keep(self, turns: Sequence[Turn]) -> Sequence[Taken]:
        """Return what became of the turns; when it returns they are durable.

        Raises:
            StoreFault: they could not be kept now.
        """
        legible = [legible_turn(turn) for turn in turns]
        if not self._busy and len(legible) == 1 and (taken := await self._alone(legible[0])):
            return [taken]
        promise: asyncio.Future[Sequence[Taken]] = asyncio.get_running_loop().create_future()
        self._arrived.append((legible, promise))
        if self._working is None:
            self._working = asyncio.create_task(self._work())
        return await promise

    @property
    def _busy(self) -> bool:
        return self._working is not None or self.committing.locked()

    async def _alone(self, turn: Turn) -> Taken | None:
        """Keep a turn by itself when nothing has to be looked up for it, else return None.

        Should whoever waits hang up, it may stand in the store and not here, as after a crash: it is taken up from there.
        """
        met = None if self._store.has_one_writer else self._acquaintances.remembered(turn)
        if met is None:
            return None
        async with self.committing:
            taken = await take_known(self._store, turn, met)
            if taken is not None:
                self._kept([turn], [taken])
        return taken

    async def stop(self) -> None:
        """Let what is being committed finish, and let go of the store."""
        async with self.committing:
            await self._store.hang_up()

    async def _work(self) -> None:
        while self._arrived:
            batch, self._arrived = self._arrived[:KEPT_AT_ONCE], self._arrived[KEPT_AT_ONCE:]
            await self._together(batch)
        self._working = None

    async def _together(self, batch: Sequence[_Arrived]) -> None:
        turns = [turn for arrived, _promise in batch for turn in arrived]
        async with self.committing:
            (taken,) = await asyncio.gather(self._take(turns), return_exceptions=True)
            if not isinstance(taken, BaseException):
                self._kept(turns, taken)
        if isinstance(taken, BaseException):
            await self._apart(batch, taken)
            return
        first = 0
        for arrived, promise in batch:
            # Whoever hung up meanwhile has not undone what was committed for others as well.
            if not promise.done():
                promise.set_result(taken[first : first + len(arrived)])
            first += len(arrived)

    async def _take(self, turns: Sequence[Turn]) -> Sequence[Taken]:
        asked = self._acquaintances.asked
        return await asyncio.wrap_future(
            self._store.submit(lambda work: take_all(work, turns, asked), in_front=True)
        )

    async def _apart(self, batch: Sequence[_Arrived], fault: BaseException) -> None:
        """Let what cannot be kept fail by itself, and not what happened to come with it."""
        if len(batch) > 1:
            for one in batch:
                await self._together([one])
            return
        ((_turns, promise),) = batch
        if not promise.done():
            promise.set_exception(fault)
