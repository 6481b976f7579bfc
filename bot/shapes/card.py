"""A card: what stands in a chat, with what can be done about it."""

from dataclasses import dataclass, field
from typing import Literal, Self

from bot.shapes.file import File
from bot.shapes.text import Text

LONGEST_REFERENCE_BYTES = (
    64  # Source: core.telegram.org/bots/api#inlinekeyboardbutton, callback_data, 2026-03
)


NOTHING = Text()
PARTS = 3  # action, subject, version
HIGHEST_VERSION = 2**31 - 1


class ReferenceTooLong(ValueError):
    """A button's reference does not fit into what Telegram carries."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a press refers to. It carries no authority: the press is checked when it arrives.

    Attributes:
        action: as the contract of plays names it, such as claim.
        value: chosen value, such as 5 in rate:5; empty when there is none.
        subject: what it is about, such as FB-7 or form.12.app.
        version: evidence version for which the button was drawn.
    """

    action: str
    value: str
    subject: str
    version: int

    def __post_init__(self) -> None:
        """Refuse what would not fit on the narrower platform."""
        if len(self.encoded().encode()) > LONGEST_REFERENCE_BYTES:
            raise ReferenceTooLong(self.encoded())

    @property
    def name(self) -> str:
        """Return `action[:value]`."""
        return f"{self.action}:{self.value}" if self.value else self.action

    @property
    def target(self) -> str:
        """Return `subject|version`."""
        return f"{self.subject}|{self.version}"

    def encoded(self) -> str:
        """Return `action[:value]|subject|version`."""
        return f"{self.name}|{self.target}"

    @classmethod
    def decoded(cls, text: str) -> Self | None:
        """Read a reference back; None when it is not one (forged, or of another make)."""
        parts = text.split("|")
        if len(parts) != PARTS or not parts[0] or not parts[2].isascii() or not parts[2].isdigit():
            return None
        action, _, value = parts[0].partition(":")
        try:
            found = cls(action, value, parts[1], int(parts[2]))
        except ValueError:
            return None
        ours = text.isprintable() and bool(action) and found.version <= HIGHEST_VERSION
        return found if ours and found.encoded() == text else None


@dataclass(frozen=True, slots=True)
class Button:
    """A button with its label in the reader's language.

    Attributes:
        begins_row: whether it stands in a row with what follows it, and not with what is before it.
    """

    label: str
    reference: Reference
    style: Literal["plain", "primary", "danger"] = "plain"
    begins_row: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled value."""

    label: str
    value: Text


@dataclass(frozen=True, slots=True)
class Card:
    """What one message shows. Without title and buttons it is a plain message.

    Attributes:
        file: a file or picture under which the rest stands as its caption. Only messages have one, cards have not.
        pinned: whether it shall stand on top of its chat; that changes nothing of what it shows.
    """

    title: str = ""
    lines: tuple[Text, ...] = ()
    fields: tuple[Field, ...] = ()
    buttons: tuple[Button, ...] = ()
    footer: Text = NOTHING
    file: File | None = None
    pinned: bool = field(default=False, repr=False)
