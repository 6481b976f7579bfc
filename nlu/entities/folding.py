"""Folds a text into one script and one width, and remembers where each letter came from."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from opencc import OpenCC

_SIMPLIFIED = OpenCC("t2s")
# Dashes of every kind mean the same between letters and numbers.
_SAME = dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("‘’ʼ`´", "'") | {"〜": "~"}


class _Letters(dict[str, str]):
    """Folds each letter once; alphabets are small."""

    def __missing__(self, letter: str) -> str:
        """Return the letter in half width, lower case and simplified script."""
        plain = unicodedata.normalize("NFKC", letter).lower()
        plain = "".join(" " if part.isspace() else _SAME.get(part, part) for part in plain)
        folded: str = _SIMPLIFIED.convert(plain) if plain > "\u2e7f" else plain
        if len(self) < LETTERS_KEPT:
            self[letter] = folded
        return folded


LETTERS_KEPT = 50_000
_LETTERS = _Letters()


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as rules read it.

    Attributes:
        plain: lower case, half width, simplified.
        origins: of each letter of `plain`, its place in the source.
    """

    source: str
    plain: str
    origins: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of `plain` stands in the source; it must not be empty."""
        return self.origins[start], self.origins[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text letter by letter, so that every place in it can be found again."""
    letters = [_LETTERS[letter] for letter in text]
    plain = "".join(letters)
    if len(plain) == len(text) and all(letters):
        return Folded(text, plain, range(len(text)))
    origins = [place for place, folded in enumerate(letters) for _ in folded]
    return Folded(text, plain, origins)
