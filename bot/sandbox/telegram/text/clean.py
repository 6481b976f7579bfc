"""Clean text as Telegram does before it keeps it."""

import re

# Source: github.com/tdlib/td, td/telegram/misc.cpp (clean_input_string, is_empty_string), 2026-11-21
BECOMES_SPACE = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
VANISHES = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
LOOKS_EMPTY = re.compile("[\\s\u180e\u200b-\u200f\u202e\u2800\u3000\ufeff\ufffc\U000e0020-\U000e007f]*")


def cleaned(text: str) -> str:
    """Return the text without control characters and without what hides or turns it."""
    return VANISHES.sub("", BECOMES_SPACE.sub(" ", text))


def looks_empty(text: str) -> bool:
    """Return whether nobody could see anything of the text."""
    return LOOKS_EMPTY.fullmatch(text) is not None
