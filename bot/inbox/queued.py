"""A turn that waits in its lane, and what is known of it."""

import asyncio
import dataclasses
from dataclasses import dataclass, field
from typing import Protocol

from bot.inbox.taking import lane_of
from bot.shapes.reply import Reply
from bot.shapes.turn import Turn
from data.model.people import Person


def _promise() -> "asyncio.Future[Reply | None]":
    return asyncio.get_running_loop().create_future()


@dataclass(slots=True)
class Queued:
    """A turn that waits in its lane.

    Attributes:
        chat_id: where it was said; None when that is to be looked up, or when it is nowhere.
        reason: of the last try that ended in a bug, until it is written down.
        begun: whether it is its turn.
        kept: whether it waits until free text can be understood, and whoever said it knows.
        waits: how often it was tried in vain since it is kept.
    """

    inbox_id: int
    turn: Turn
    person: Person | None
    chat_id: int | None = None
    fresh: bool = False
    tries: int = 0
    reason: str = ""
    begun: bool = False
    kept: bool = False
    waits: int = 0
    reply: "asyncio.Future[Reply | None]" = field(default_factory=_promise)

    @property
    def lane(self) -> str:
        """Return the name under which it waits for others."""
        return lane_of(self.turn)

    def once_more(self, *, kept: bool) -> "Queued":
        """Return it as it waits again, when nobody waits for its reply any more."""
        return dataclasses.replace(self, fresh=False, begun=False, kept=self.kept or kept, reply=_promise())


class Promised(Protocol):
    """Told that there may be something to send.

    Args:
        chat_id: where somebody waits for it, None where nobody does.
        alone: whether there is nothing for any other chat.
        about: what was changed, wherever that is shown.
    """

    def __call__(self, chat_id: int | None, *, alone: bool, about: frozenset[str]) -> None:
        """Hear it."""
