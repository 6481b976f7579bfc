"""Split a text into the clauses that may each say something of their own."""

import re
from typing import NamedTuple

_BREAK = re.compile(
    r"""[。！？!?；;\n]+
    | (?<=[^\W\d])\.+(?=\s|$)
    | [,，、:：]?\s*(?=(?:顺便|順便|另外|还有|還有|同时|同時|然后|然後|此外))
    | [,]?\s+(?:and\s+)?(?=(?:also|by\ the\ way|btw|another\ thing|besides|one\ more\ thing|in\ addition)\b)
    | [,]?\s+and\s+(?:then\s+)? | [,]?\s+then\s+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SHORTEST = 2
_MOST_CLAUSES = 12


class Clause(NamedTuple):
    """A part of a text and where it stands there."""

    text: str
    start: int
    end: int


def passages_of(text: str) -> list[Clause]:
    """Return the whole of a text and, where it has several, its clauses after it."""
    clauses = clauses_of(text)
    return [_stripped(text, 0, len(text)), *(clauses if len(clauses) > 1 else ())]


def clauses_of(text: str) -> list[Clause]:
    """Return the clauses in order, without the space around them; marks that end one are left out."""
    cuts = [0, *(edge for match in _BREAK.finditer(text) for edge in match.span()), len(text)]
    pieces = [_stripped(text, start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True)]
    return [piece for piece in pieces if len(piece.text) >= _SHORTEST][:_MOST_CLAUSES]


def _stripped(text: str, start: int, end: int) -> Clause:
    """Return a stretch of text without the space around it."""
    part = text[start:end]
    begin = start + len(part) - len(part.lstrip())
    return Clause(part.strip(), begin, begin + len(part.strip()))
