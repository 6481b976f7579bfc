"""Make turns durable: all that came during one commit together in the next, in the order in which they came."""

import asyncio
from collections.abc import Callable, Sequence

from bot.inbox.acquaintances import Acquaintances, Met
from bot.inbox.taking import Legible, Taken, legible, needs_no_look, take_all, take_known
from bot.shapes.turn import Turn
from data.store.database import Store

KEPT_AT_ONCE = 128

# Turns of one call, and the promise of what became of them.
_Arrived = tuple[list[Legible], "asyncio.Future[Sequence[Taken]]"]


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
        arrived = [legible(turn) for turn in turns]
        if not self._busy and self._known(arrived):
            # Should whoever waits hang up, they may stand in the store and not here, as after a crash: they are
            # taken up from there.
            return await self._kept_of(arrived)
        promise: asyncio.Future[Sequence[Taken]] = asyncio.get_running_loop().create_future()
        self._arrived.append((arrived, promise))
        if self._working is None:
            self._working = asyncio.create_task(self._work())
        return await promise

    @property
    def _busy(self) -> bool:
        return self._working is not None or self.committing.locked()

    def _known(self, arrived: Sequence[Legible]) -> Sequence[Met]:
        """Return who speaks where in each when nothing has to be looked up for them, else nothing."""
        if self._store.has_one_writer or not all(needs_no_look(one.turn) for one in arrived):
            return []
        met = [self._acquaintances.remembered(one.turn) for one in arrived]
        known = [one for one in met if one is not None]
        return known if len(known) == len(met) else []

    async def _kept_of(self, arrived: Sequence[Legible]) -> Sequence[Taken]:
        turns = [one.turn for one in arrived]
        async with self.committing:
            # Not before: while others were waited for, somebody may have become another person.
            met = self._known(arrived)
            at_once = await take_known(self._store, arrived, met) if met else None
            if at_once is None:
                taken = await self._take(turns)
                self._kept(turns, taken)
                return taken
            fresh = [(turn, one) for turn, one in zip(turns, at_once, strict=True) if one is not None]
            # Before anything else is asked: should that fail, these are durable all the same.
            self._kept([turn for turn, _one in fresh], [one for _turn, one in fresh])
            return [one or (await self._take([turn]))[0] for turn, one in zip(turns, at_once, strict=True)]

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
        keeping = self._kept_of([one for arrived, _promise in batch for one in arrived])
        (taken,) = await asyncio.gather(keeping, return_exceptions=True)
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
