"""One line of a recorded play while it can still change, and the screens as they were before it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.sandbox.plays.cast import Member
from bot.sandbox.seen import Seen

OPENERS = ("say", "command", "press", "shortcut")


@dataclass(slots=True)
class Line:
    """A step, and what the desk showed for it.

    Attributes:
        by: who did it, None for the world.
        mark: number of the last change before it.
        before: everything on the screens before it.
        open: whether a form that it opened may still be filled within the same step.
        complete: whether the form that it opened was submitted.
        session: the form of Telegram that it opened, empty while none is known.
        seen: the steps that tell what the desk showed, once the next line has begun.
    """

    step: dict[str, Any]
    by: Member | None = None
    mark: int = 0
    before: Sequence[Seen] = ()
    open: bool = False
    complete: bool = False
    session: str = ""
    seen: list[dict[str, Any]] = field(default_factory=list)

    def opened_by(self, member: Member) -> bool:
        """Tell whether a form of this person may belong to this line."""
        return self.open and self.by == member and any(verb in self.step for verb in OPENERS)

    def fill(self, values: dict[str, Any]) -> None:
        """Add values to those filled in so far."""
        self.step["fill"] = {**self.step.get("fill", {}), **values}

    def finish(self, *, needed: bool) -> None:
        """Note that the form was submitted.

        Args:
            needed: whether the step must say so even without values; a press whose form has nothing but
                optional fields is submitted by whoever performs it.
        """
        self.complete = True
        if needed or "press" not in self.step:
            self.fill({})


def length_of(span: timedelta) -> str:
    """Return a length of time as plays write it."""
    seconds = int(span.total_seconds())
    parts = [
        (seconds // 86400, "d"),
        (seconds // 3600 % 24, "h"),
        (seconds // 60 % 60, "m"),
        (seconds % 60, "s"),
    ]
    return "".join(f"{number}{unit}" for number, unit in parts if number) or "0s"
