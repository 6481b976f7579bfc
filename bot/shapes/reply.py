"""Replies: what a press, a command or a submission gets at once (read-only, never retried)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.shapes.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Toast:
    """A short private answer; without text it only ends the wait.

    Attributes:
        refused: whether it says no, so that a platform may make it stay until it is read.
        seen_anyway: whether the card under the press shows the same, so that a platform on which an
            answer takes a place of its own may leave it out.
    """

    text: str = ""
    refused: bool = False
    seen_anyway: bool = False


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A form to open in front of the person who asked."""

    sheet: Sheet


@dataclass(frozen=True, slots=True)
class NextSheet:
    """A further page in the place of one that was submitted; nothing was done yet.

    Attributes:
        late: what is told instead where the platform did not wait for it, what was written included.
    """

    sheet: Sheet
    late: str


@dataclass(frozen=True, slots=True)
class FieldErrors:
    """What is wrong with a submitted form, by field key, in the reader's language."""

    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TurnHome:
    """The page of the home at which the person who asked shall look."""

    page: int


Reply = Toast | OpenSheet | NextSheet | FieldErrors | TurnHome
