"""Whoever follows a performance while it runs; it is most often nobody."""

from collections.abc import Coroutine
from typing import Any, Protocol

from bot.sandbox.plays.outcome import PlayResult
from bot.sandbox.plays.reading import Step
from bot.sandbox.plays.stage import Stage


class TakenOver(Exception):
    """Whoever watches wants to go on without the play."""


class Follower(Protocol):
    """Hears how a performance goes on, and may hold it up."""

    async def begin(self, stage: Stage) -> None:
        """Hear that the town stands, before the desk is started."""

    async def before(self, step: Step) -> None:
        """Hear which step is next, and return when it may be taken.

        Raises:
            TakenOver: no step shall be taken any more.
        """

    async def accompany(self, step: Step, taking: Coroutine[Any, Any, None]) -> None:
        """Let the step be taken.

        Raises:
            Unmet: it does not hold.
            TakenOver: it was left in the middle.
        """

    async def end(self, result: PlayResult) -> None:
        """Hear how it ended, and return when the town may be taken down."""


class Nobody:
    """Follows nothing and holds nothing up."""

    async def begin(self, stage: Stage) -> None:
        """Go on."""

    async def before(self, step: Step) -> None:
        """Go on."""

    async def accompany(self, step: Step, taking: Coroutine[Any, Any, None]) -> None:  # noqa: ARG002  # as Follower has it
        """Go on."""
        await taking

    async def end(self, result: PlayResult) -> None:
        """Go on."""
