"""Several things in a row, as a reader's language puts them."""

from collections.abc import Iterable

from bot.words.words import Words


def in_a_row(words: Words, things: Iterable[str]) -> str:
    """Return the things one after the other, with what stands between them in that language."""
    return words("list-between").join(things)
