"""Break a text into the pieces that are counted: words, pairs of words, runs of letters."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from nlu.language.tokens import is_han

FAMILIES = ("word", "pair", "letters")
_LETTERS_OF_A_LATIN_PIECE = (3, 4, 5)
_LETTERS_OF_A_HAN_PIECE = (1, 2, 3, 4)
_LETTERS_ACROSS_WORDS = (
    6  # so that "can't log in" is more than its words, the space between them a letter like others
)
_PHRASE = re.compile(r"[a-z][a-z' ]*[a-z]")
_RUN = re.compile(r"[\u3400-\u9fff]+|[^\W_]+(?:'[a-z]+)*")
_SIGN = re.compile(r"q(?:url|mail|fb|ap|al|version|time|number)$")


class Pieces(NamedTuple):
    """All pieces of one text by family, repeated as often as they occur."""

    word: list[str]
    pair: list[str]
    letters: list[str]


def pieces_of(plain: str, words: Sequence[str]) -> Pieces:
    """Return the pieces of a normalised text and its words."""
    fenced = ["<", *words, ">"]
    pairs = [f"{left} {right}" for left, right in pairwise(fenced)]
    return Pieces(list(words), pairs, _letters_of(plain))


def _letters_of(plain: str) -> list[str]:
    letters: list[str] = []
    for match in _RUN.finditer(plain):
        run = match.group()
        if _SIGN.match(run):
            continue
        if is_han(run):
            letters += _runs(run, _LETTERS_OF_A_HAN_PIECE)
        else:
            letters += _runs(f" {run} ", _LETTERS_OF_A_LATIN_PIECE)
    for match in _PHRASE.finditer(plain):
        runs = _runs(f" {match.group()} ", (_LETTERS_ACROSS_WORDS,))
        letters += [run for run in runs if " " in run[1:-1]]
    return letters


def _runs(run: str, lengths: tuple[int, ...]) -> list[str]:
    return [run[at : at + length] for length in lengths for at in range(len(run) - length + 1)]
