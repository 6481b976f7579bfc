"""Turn a card into Slack's blocks, within the limits and with people's words inert."""

import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.platforms.body import laid_out
from bot.platforms.letters import ELLIPSIS, clean, cut, one_line, units
from bot.platforms.parts import REMEMBERED, parted
from bot.platforms.slack.limits import (
    LONGEST_BLOCKS,
    LONGEST_BUTTON_LABEL,
    LONGEST_HEADER,
    LONGEST_NOTIFICATION,
    MOST_BUTTONS_IN_BLOCK,
)
from bot.shapes.card import Button, Card
from bot.shapes.text import WEB, Span, Text

LONGEST_FOOTNOTE = 200
MOST_FOOTNOTES = 10  # docs.slack.dev, context block, elements, 2026-03
MOST_BUTTONS = 25
DATE_FORMAT = "{date_short_pretty} {time}"

Block = dict[str, Any]


@functools.lru_cache(REMEMBERED)
def render(card: Card) -> Mapping[str, Any]:
    """Return `text` (for notifications) and `blocks`."""
    before, after = _frame(card)
    spans = laid_out(card, room=_room(before, after), cost=_cost)
    if not (before or spans or after):
        spans = [Span(ELLIPSIS)]
    return {"text": _notification(card), "blocks": before + (_body(spans) if spans else []) + after}


@functools.lru_cache(REMEMBERED)
def parts(card: Card) -> tuple[Card, ...]:
    """Return a message as cards that each fit into one of Slack's."""
    return parted(card, room=lambda part: _room(*_frame(part)), cost=_cost)


def escaped(text: str) -> str:
    """Return the text so that Slack's markup shows it to the letter.

    Source: api.slack.com, formatting text for app surfaces, 2026-11-21: exactly these three.
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(text: str) -> dict[str, Any]:
    """Return a plain_text object; without emoji, so that `:bug:` stays what somebody typed."""
    return {"type": "plain_text", "text": text, "emoji": False}


def _frame(card: Card) -> tuple[list[Block], list[Block]]:
    before = [_header(card.title)] if card.title.strip() else []
    return before, _actions(card.buttons[:MOST_BUTTONS]) + _footer(card.footer)


def _room(before: list[Block], after: list[Block]) -> int:
    return LONGEST_BLOCKS - _size(before + after) - _size(_body([]))


def _cost(span: Span) -> int:
    return _size(_element(span)) + 2


def _header(title: str) -> Block:
    return {"type": "header", "text": plain(one_line(title, LONGEST_HEADER))}


def _body(spans: Sequence[Span]) -> list[Block]:
    # Elements of rich text have no markup: nothing that people wrote can become a mention or a link.
    section = {"type": "rich_text_section", "elements": [_element(span) for span in spans]}
    return [{"type": "rich_text", "elements": [section]}]


def _element(span: Span) -> dict[str, Any]:
    if span.moment is not None:
        stamp = int(span.moment.timestamp())
        return {"type": "date", "timestamp": stamp, "format": DATE_FORMAT, "fallback": span.text}
    if span.leads_to.startswith(WEB):
        return {"type": "link", "url": span.leads_to, "text": span.text}
    element: dict[str, Any] = {"type": "text", "text": span.text}
    return element | {"style": {"bold": True}} if span.bold else element


def _actions(buttons: Iterable[Button]) -> list[Block]:
    """Spread the buttons over blocks; within one block an action_id must not come twice."""
    blocks: list[Block] = []
    taken: set[str] = set()
    for button in buttons:
        name = button.reference.name
        if not blocks or button.begins_row or name in taken or len(taken) == MOST_BUTTONS_IN_BLOCK:
            blocks.append({"type": "actions", "elements": []})
            taken = set()
        taken.add(name)
        blocks[-1]["elements"].append(_button(button))
    return blocks


def _button(button: Button) -> dict[str, Any]:
    shown = {
        "type": "button",
        "text": plain(one_line(button.label, LONGEST_BUTTON_LABEL) or ELLIPSIS),
        "action_id": button.reference.name,
        "value": button.reference.target,
    }
    return shown if button.style == "plain" else shown | {"style": button.style}


def _footer(text: Text) -> list[Block]:
    if not clean(str(text)).strip():
        return []
    elements = [_footnote(span) for span in text.spans[:MOST_FOOTNOTES] if span.text.strip()]
    return [{"type": "context", "elements": elements}]


def _footnote(span: Span) -> dict[str, Any]:
    if span.moment is None:
        return plain(cut(clean(span.text), LONGEST_FOOTNOTE) or ELLIPSIS)
    # Only markup can tell an instant in each viewer's zone here, and an instant holds nobody's words.
    stamp = int(span.moment.timestamp())
    fallback = escaped(one_line(span.text, LONGEST_FOOTNOTE).replace("|", " ")) or ELLIPSIS
    return {"type": "mrkdwn", "text": f"<!date^{stamp}^{DATE_FORMAT}|{fallback}>"}


def _notification(card: Card) -> str:
    shown = " · ".join(filter(None, (one_line(part, LONGEST_NOTIFICATION) for part in _spoken(card))))
    return escaped(cut(shown, LONGEST_NOTIFICATION)) or ELLIPSIS


def _spoken(card: Card) -> Iterable[str]:
    yield card.title
    yield from map(str, card.lines)


def _size(part: object) -> int:
    return units(json.dumps(part, ensure_ascii=False))
