"""Turn a card into Telegram's message, within the limits and with people's words inert."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from bot.platforms.body import laid_out
from bot.platforms.letters import ELLIPSIS, clean, cut, one_line, units
from bot.platforms.parts import REMEMBERED, parted
from bot.platforms.telegram.inert import Stretch, pressable
from bot.platforms.telegram.limits import LONGEST_TEXT, MOST_ENTITIES
from bot.shapes.card import Button, Card
from bot.shapes.text import WEB, Span

LONGEST_TITLE = 256
LONGEST_FOOTER = 500
LONGEST_LABEL = 64
MOST_PROTECTED = MOST_ENTITIES - 10
MOST_BUTTONS = 96
# How many buttons stand side by side, by their longest label: about what a telephone shows uncut.
ROW_WIDTHS = ((9, 3), (16, 2))


@functools.lru_cache(REMEMBERED)
def render(card: Card, *, longest: int = LONGEST_TEXT) -> Mapping[str, Any]:
    """Return `text`, `entities` and `reply_markup` as the Bot API takes them.

    Args:
        longest: a caption is shorter than a text.
    """
    spans = _spans(card, longest)
    text = "".join(span.text for span in spans)
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    # Telegram trims a message and would move our entities with it, so it gets nothing to trim.
    shown = text[first:last] or ELLIPSIS
    bold = [(start - first, min(end, last) - first) for start, end in _bold(spans) if start < last]
    ours = [(start - first, end - first) for start, end in _ours(spans)]
    return {
        "text": shown,
        "entities": _entities(shown, bold, ours, _links(spans, first, last)),
        "reply_markup": {"inline_keyboard": _keyboard(card.buttons[:MOST_BUTTONS])},
    }


@functools.lru_cache(REMEMBERED)
def parts(card: Card) -> tuple[Card, ...]:
    """Return a message as cards that each fit into one of Telegram's."""
    return parted(card, room=lambda part: _room(*_frame(part)), cost=_cost)


def _spans(card: Card, longest: int) -> list[Span]:
    before, after = _frame(card)
    return before + laid_out(card, room=_room(before, after, longest), cost=_cost) + after


def _frame(card: Card) -> tuple[list[Span], list[Span]]:
    title = one_line(card.title, LONGEST_TITLE)
    footer = cut(clean(str(card.footer)).strip(), LONGEST_FOOTER)
    return (
        [Span(title, bold=True), Span("\n")] if title else [],
        [Span("\n\n"), Span(footer)] if footer else [],
    )


def _room(before: Sequence[Span], after: Sequence[Span], longest: int = LONGEST_TEXT) -> int:
    return longest - sum(map(_cost, [*before, *after]))


def _cost(span: Span) -> int:
    return units(span.text)


def _bold(spans: Sequence[Span]) -> Iterable[Stretch]:
    return [stretch for span, stretch in _stretches(spans) if span.bold]


def _ours(spans: Sequence[Span]) -> Iterable[Stretch]:
    return [stretch for span, stretch in _stretches(spans) if span.ours]


def _links(spans: Sequence[Span], first: int, last: int) -> list[tuple[Stretch, str]]:
    """Return where links of the web stand in what is shown, with their addresses."""
    return [
        ((start - first, min(end, last) - first), span.leads_to)
        for span, (start, end) in _stretches(spans)
        if span.leads_to.startswith(WEB) and start < last
    ]


def _stretches(spans: Sequence[Span]) -> Iterable[tuple[Span, Stretch]]:
    ends = accumulate(len(span.text) for span in spans)
    return [(span, (end - len(span.text), end)) for span, end in zip(spans, ends, strict=True)]


def _entities(
    text: str, bold: Iterable[Stretch], ours: Sequence[Stretch], links: Sequence[tuple[Stretch, str]]
) -> list[dict[str, Any]]:
    rest = text
    for (start, end), _ in links:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    protected = [stretch for stretch in pressable(rest) if stretch not in ours]
    if len(protected) > MOST_PROTECTED:
        # Telegram ignores what goes beyond its limit, so the whole stretch is protected at once.
        protected = [(protected[0][0], protected[-1][1])]
    # Code bears no other style within it.
    styled = [rest for stretch in bold for rest in _outside(stretch, protected)]
    offsets = [0, *accumulate(2 if letter > "\uffff" else 1 for letter in text)]
    found = [("code", stretch, "") for stretch in protected] + [("bold", stretch, "") for stretch in styled]
    found = [("text_link", stretch, url) for stretch, url in links] + found
    return [
        {"type": kind, "offset": offsets[start], "length": offsets[end] - offsets[start]}
        | ({"url": url} if url else {})
        for kind, (start, end), url in sorted(found[:MOST_ENTITIES], key=lambda one: one[1])
    ]


def _outside(stretch: Stretch, protected: Iterable[Stretch]) -> Iterable[Stretch]:
    """Yield the parts of a stretch that no protected one covers."""
    start, end = stretch
    for covered_from, covered_to in protected:
        if covered_to <= start or covered_from >= end:
            continue
        if start < covered_from:
            yield start, covered_from
        start = covered_to
    if start < end:
        yield start, end


def _keyboard(buttons: Sequence[Button]) -> list[list[dict[str, str]]]:
    shown = [
        {
            "text": one_line(button.label, LONGEST_LABEL) or ELLIPSIS,
            "callback_data": button.reference.encoded(),
        }
        for button in buttons
    ]
    width = _row_width([_width(button["text"]) for button in shown])
    rows: list[list[dict[str, str]]] = []
    for button, one in zip(buttons, shown, strict=True):
        if not rows or button.begins_row or len(rows[-1]) == width:
            rows.append([])
        rows[-1].append(one)
    return rows


def _row_width(labels: Sequence[int]) -> int:
    longest = max(labels, default=0)
    return next((count for most, count in ROW_WIDTHS if longest <= most), 1)


def _width(label: str) -> int:
    """Return the label's width in Latin letters; those of East Asia take two."""
    return sum(2 if letter > "\u2e7f" else 1 for letter in label)
