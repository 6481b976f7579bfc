"""Lay a card's lines and fields out as one run of spans that fits."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bot.platforms.letters import ELLIPSIS, clean, cut, units
from bot.shapes.card import Card, Field
from bot.shapes.text import Span, Text

FULL_WIDTH_COLON = "\uff1a"

Cost = Callable[[Span], int]


def laid_out(card: Card, *, room: int, cost: Cost) -> list[Span]:
    """Return lines and fields, one paragraph each, cleaned and cut to the room.

    What people wrote stands in the lines and may be long; the facts stand in the fields. So the
    fields take what they need, up to half of the room, and the lines share the rest.

    Args:
        room: most that all spans together may cost, in the unit of `cost`.
    """
    fields = within(_paragraphs(_facts(card.fields)), room=room // 2, cost=cost)
    left = room - sum(map(cost, fields))
    lines = within(_paragraphs(card.lines), room=left - cost(_BREAK), cost=cost)
    return [*lines, _BREAK, *fields] if lines and fields else lines + fields


def is_uncut(card: Card, *, room: int, cost: Cost) -> bool:
    """Tell whether the room holds lines and fields as they are."""
    fields = sum(map(cost, _paragraphs(_facts(card.fields))))
    lines = sum(map(cost, _paragraphs(card.lines)))
    return fields <= room // 2 and lines <= room - fields - cost(_BREAK)


def within(spans: Sequence[Span], *, room: int, cost: Cost) -> list[Span]:
    """Return as much of the spans as the room holds; the last one ends in an ellipsis if some is missing."""
    kept: list[Span] = []
    for span in spans:
        if (price := cost(span)) <= room:
            kept.append(span)
            room -= price
            continue
        if (rest := _shortened(span, room=room, cost=cost)) is not None:
            kept.append(rest)
        elif kept:
            kept[-1] = _ended(kept[-1])
        break
    return kept


_BREAK = Span("\n")


def _facts(fields: Iterable[Field]) -> Iterable[Text]:
    for field in fields:
        label = clean(field.label).strip()
        yield Text((Span(label + _colon(label), bold=True),)) + field.value if label else field.value


def _colon(label: str) -> str:
    return FULL_WIDTH_COLON if unicodedata.east_asian_width(label[-1]) in "WF" else ": "


def _paragraphs(texts: Iterable[Text]) -> list[Span]:
    spans: list[Span] = []
    for text in texts:
        if spans:
            spans.append(_BREAK)
        spans.extend(span for span in map(_cleaned, text.spans) if span.text)
    return spans


def _cleaned(span: Span) -> Span:
    text = clean(span.text)
    return span if text == span.text else replace(span, text=text)


def _shortened(span: Span, *, room: int, cost: Cost) -> Span | None:
    """Return the longest beginning that fits, found by giving back what is too much; None if none does."""
    length = units(span.text)
    while length > 1:
        shorter = replace(span, text=cut(span.text, length), moment=None)
        too_much = cost(shorter) - room
        if too_much <= 0:
            return shorter
        length = min(length - 1, length - too_much // 2)
    return None


def _ended(span: Span) -> Span:
    """Return the span with an ellipsis in place of its end, at no further cost."""
    return replace(span, text=span.text[:-1] + ELLIPSIS, moment=None)
