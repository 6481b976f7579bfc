"""What an active desk looks after from time to time: calls of the operator, turns that nobody took up."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import structlog

from bot.inbox.inbox import Inbox
from bot.platforms.errands import Errands
from bot.platforms.tireless import tirelessly
from data.store.database import Store
from data.store.faults import StoreFault
from data.store.stuck import Moving, is_called

LOOK_SECONDS = 1.0
# Only a lost answer to a commit leaves such a turn or file, so this is for the sake of certainty.
TAKE_UP_EVERY_LOOKS = 30

log = structlog.get_logger()


class Rounds:
    """Looks every second, cheaply.

    Args of the constructor: `promised` is told that there may be something to send; `called` is done whenever the
    operator has called.
    """

    def __init__(
        self,
        store: Store,
        inbox: Inbox,
        *,
        promised: Callable[[], None],
        called: Callable[[], Awaitable[None]],
    ) -> None:
        self._store = store
        self._inbox = inbox
        self._promised = promised
        self._called = called
        self._looks = 0
        self._errands = Errands()

    def start(self) -> None:
        """Begin."""
        self._errands.run(tirelessly(self._look, what="rounds"))

    async def stop(self) -> None:
        """End what still runs."""
        await self._errands.stop()

    def answered(self) -> None:
        """Take up a turn that tells what became of something that went out."""
        self._errands.run(self._take_up())

    async def _take_up(self) -> None:
        # What the store cannot tell now is found with the next look at all that waits.
        with contextlib.suppress(StoreFault):
            await self._inbox.take_up()

    async def _look(self) -> None:
        await asyncio.sleep(LOOK_SECONDS)
        self._looks += 1
        called = await asyncio.wrap_future(self._store.read(is_called))
        if called:
            await asyncio.wrap_future(self._store.submit(lambda work: Moving(work).heard()))
            await self._called()
        if called or self._looks % TAKE_UP_EVERY_LOOKS == 0:
            self._promised()
            count = await self._inbox.take_up()
            if count:
                log.info("taken_up", turns=count)
