"""The door through which every platform hands in its turns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.shapes.reply import Reply
from bot.shapes.turn import Turn


@dataclass(frozen=True, slots=True)
class Accepted:
    """A turn that is durable.

    Attributes:
        repeated: whether it had come before, so that nothing more will happen for it.
    """

    inbox_id: int
    repeated: bool


class Door(Protocol):
    """What a platform's receiver needs of the inbox."""

    async def accept(self, turns: Sequence[Turn]) -> Sequence[Accepted]:
        """Commit the turns in one transaction, then let them run; when it returns they are durable."""

    async def sheet_opened(self, inbox_id: int, *, opened: bool) -> None:
        """Hear whether the sheet that answered a turn stands open; one that does not is offered again."""

    async def reply(self, inbox_id: int, *, within_seconds: float) -> Reply | None:
        """Wait for what the turn is answered with at once; None when it takes longer than that."""
