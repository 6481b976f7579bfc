"""Lay a message out over as many of the platform's as it takes, nothing left out."""

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bot.platforms.body import Cost, is_uncut
from bot.platforms.letters import clean, fitting
from bot.shapes.card import NOTHING, Card
from bot.shapes.text import Span, Text

Room = Callable[[Card], int]

# What goes to many people looks the same to most of them: so many cards are laid out once and no more.
REMEMBERED = 64

# A letter costs two at most: as a pair of surrogates, or escaped.
MOST_PER_LETTER = 2

_BREAK = Span("\n")


def parted(card: Card, *, room: Room, cost: Cost) -> tuple[Card, ...]:
    """Return the card as parts: the title stands over the first; fields, buttons and footer under the last.

    Args:
        room: what lines and fields of a card may cost beside everything else that it shows.
    """

    def is_whole(part: Card) -> bool:
        return is_uncut(part, room=room(part), cost=cost)

    if is_whole(card):
        return (card,)
    first, later = Card(title=card.title), Card()
    rooms = itertools.chain([room(first)], itertools.repeat(room(later)))
    pieces = _pieces(_spans(card.lines), rooms=(one - cost(_BREAK) for one in rooms), cost=cost)
    parts = [
        replace(later if number else first, lines=(Text(tuple(piece)),))
        for number, piece in enumerate(pieces)
    ]
    below = replace(card, title="", lines=())
    if len(parts) > 1 and is_whole(closing := replace(below, lines=parts[-1].lines)):
        return (*parts[:-1], closing)
    return (*parts, below) if _shows_anything(below) else tuple(parts)


def _shows_anything(card: Card) -> bool:
    return bool(card.fields or card.buttons or card.footer != NOTHING)


def _spans(lines: Iterable[Text]) -> list[Span]:
    spans: list[Span] = []
    for line in lines:
        spans += [_BREAK] if spans else []
        spans += [replace(span, text=clean(span.text)) for span in line.spans]
    return [span for span in spans if span.text]


def _pieces(spans: Sequence[Span], *, rooms: Iterable[int], cost: Cost) -> list[list[Span]]:
    """Cut the run of spans into pieces that fit, between two words where there are any."""
    pieces: list[list[Span]] = []
    left = list(reversed(spans))
    for room in rooms:
        piece: list[Span] = []
        while left and (price := cost(left[-1])) <= room:
            piece.append(left.pop())
            room -= price  # noqa: PLW2901  # what is left of this piece's room
        if left and (fits := _beginning(left[-1], room=room, cost=cost, alone=not piece)):
            span = left.pop()
            piece.append(replace(span, text=fits, moment=None))
            rest = span.text[len(fits) :]
            left += [replace(span, text=rest, moment=None)] if rest else []
        pieces.append(piece)
        if not left:
            break
    return [piece for piece in pieces if any(span.text.strip() for span in piece)]


def _beginning(span: Span, *, room: int, cost: Cost, alone: bool) -> str:
    """Return as much of a span's text as fits, ending after a space; in the middle of a word only if need be.

    Args:
        alone: whether nothing stands before it, so that something of it has to go.
    """
    longest = len(span.text)
    while longest > 1 and cost(replace(span, text=span.text[:longest], moment=None)) > room:
        too_much = cost(replace(span, text=span.text[:longest], moment=None)) - room
        longest -= max(too_much // MOST_PER_LETTER, 1)
    fits = fitting(span.text, longest)
    return fits if fits or not alone else span.text[:longest]
