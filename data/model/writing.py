"""What people write: what of it can be kept and shown, and how long it may be."""

import unicodedata
from dataclasses import dataclass

from data.model.refusals import Refusal


@dataclass(eq=False)
class NothingWritten(Refusal):
    """The text is empty."""


@dataclass(eq=False)
class TooLong(Refusal):
    """The text is longer than the desk keeps, in characters."""

    longest: int


@dataclass(frozen=True, slots=True)
class Origin:
    """The message in which something was written.

    Attributes:
        message_ref: the platform's reference of that message.
    """

    chat_id: int
    message_ref: str


def album_ref(album: str) -> str:
    """Return a reference that stands for all messages that were sent as one album."""
    return f"album:{album}"


def clean(text: str, *, longest: int) -> str:
    """Return what was written without what cannot be kept or shown (NUL, lone surrogates, controls).

    Raises:
        NothingWritten: nothing is left.
        TooLong: more than `longest` characters are left.
    """
    kept = "".join(letter for letter in text if letter in "\n\t" or _can_be_kept(letter)).strip()
    if not kept:
        raise NothingWritten
    if len(kept) > longest:
        raise TooLong(longest)
    return kept


def one_line(text: str) -> str:
    """Return what was written on one line, without what cannot be kept."""
    return " ".join("".join(letter if _can_be_kept(letter) else " " for letter in text).split())


def _can_be_kept(letter: str) -> bool:
    return unicodedata.category(letter) not in {"Cc", "Cs"}
