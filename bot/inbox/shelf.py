"""Words that wait until free text can be understood: out of the way of their chat, and in its order."""

import asyncio
from collections import Counter
from collections.abc import Callable

import structlog

from bot.conversation.understanding import Understanding
from bot.inbox.queued import Queued

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0
# What cannot be understood though all else is: then whoever said it is asked what it is.
MOST_WAITS = 5

log = structlog.get_logger()


class Shelf:
    """Holds turns, and gives them back as soon as it is worth asking again.

    Args of the constructor: `give_back` takes them one by one, the oldest first; after `first_pause_seconds` it is
    asked again about what could not be understood though all else was, then ever later.
    """

    def __init__(
        self,
        understanding: Understanding,
        *,
        give_back: Callable[[Queued], None],
        first_pause_seconds: float,
    ) -> None:
        self._understanding = understanding
        self._give_back = give_back
        self._first_pause_seconds = first_pause_seconds
        self._turns: dict[int, Queued] = {}
        self._lanes: Counter[str] = Counter()
        self._waiting: asyncio.Task[None] | None = None

    @property
    def numbers(self) -> set[int]:
        """Return which turns are here."""
        return set(self._turns)

    @property
    def is_moving(self) -> bool:
        """Whether something will be given back by itself in a moment."""
        return bool(self._turns) and self._understanding.seconds_left is None

    def holds_back(self, lane: str) -> bool:
        """Tell whether words of that chat wait here, so that later ones must wait behind them."""
        return self._lanes[lane] > 0

    def put(self, queued: Queued) -> None:
        """Take a turn in."""
        self._turns[queued.inbox_id] = queued
        self._lanes[queued.lane] += 1
        if self._waiting is None or self._waiting.done():
            self._waiting = asyncio.create_task(self._wait())

    async def stop(self) -> None:
        """Give nothing back any more."""
        if self._waiting is not None:
            self._waiting.cancel()
            await asyncio.gather(self._waiting, return_exceptions=True)

    async def _wait(self) -> None:
        pause = self._first_pause_seconds
        while self._turns:
            if self._understanding.seconds_left is None:
                # It is there, and could not tell all the same.
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
            await self._understanding.ready()
            await self._empty()

    async def _empty(self) -> None:
        given = sorted(self._turns.values(), key=lambda queued: queued.inbox_id)
        self._turns.clear()
        self._lanes.clear()
        log.info("words_understood_again", turns=len(given))
        for queued in given:
            queued.waits += 1
            self._give_back(queued)
        # What still cannot be understood is here again by then.
        await asyncio.gather(*(asyncio.wait({queued.reply}) for queued in given))
