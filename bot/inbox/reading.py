"""Let the words of a turn be understood before its transaction opens."""

import asyncio

import structlog

from bot.conversation.circumstances import Question, question
from bot.conversation.conversation import Conversation
from bot.conversation.understanding import Understanding, Understood
from bot.shapes.turn import Turn
from data.model.people import Person
from data.store.database import Store

# Whatever understands keeps a limit of its own; this one is for what does not keep it.
PATIENCE_SECONDS = 2.0
NOBODY_KNOWS = 0

log = structlog.get_logger()

Read = tuple[Understood | None, int | None]
"""What was understood, and for how many seconds nothing can tell, None when nothing waits for that."""


class Reader:
    """Asks what a turn means, if it holds any words."""

    def __init__(self, store: Store, conversation: Conversation, understanding: Understanding) -> None:
        self._store = store
        self._conversation = conversation
        self._understanding = understanding

    async def read(self, turn: Turn, who: Person, chat_id: int, *, held_back: bool) -> Read:
        """Return what a turn means.

        Args:
            held_back: whether earlier words of the same chat are not understood yet.
        """
        if not self._conversation.reads(turn):
            return None, None
        left = self._understanding.seconds_left
        if held_back or left is not None:
            return None, left or NOBODY_KNOWS
        asked = await asyncio.wrap_future(
            self._store.read(lambda reading: question(reading, turn, who=who, chat_id=chat_id))
        )
        if asked is None:
            return None, None
        found = await self._ask(asked)
        return found, None if found else self._understanding.seconds_left or NOBODY_KNOWS

    async def _ask(self, asked: Question) -> Understood | None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                return await self._understanding.parse(
                    asked.text, speaker=asked.speaker, place=asked.place, shown=asked.shown
                )
        except TimeoutError:
            log.warning("understanding_too_slow")
            return None
