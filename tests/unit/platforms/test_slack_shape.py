"""Slack's form of a card keeps to the limits and leaves people's words inert."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from slack_sdk.models.blocks import Block

from bot.platforms.letters import clean, units
from bot.platforms.slack.shape import render
from bot.shapes.card import Button, Card, Field, Reference
from bot.shapes.text import Span, Text

DATE_TOKEN = re.compile(r"<!date\^-?\d+\^\{date_short_pretty\} \{time\}\|[^<>|]+>")


def leaves(part: object) -> Iterator[dict[str, Any]]:
    """Yield every object that has a type."""
    if isinstance(part, list):
        for item in part:
            yield from leaves(item)
    elif isinstance(part, dict):
        if "type" in part:
            yield part
        for value in part.values():
            yield from leaves(value)


def button(action: str, subject: str = "FB-7") -> Button:
    return Button("Press", Reference(action, "", subject, 1))


@given(...)
def test_any_card_fits(card: Card) -> None:
    message = render(card)
    blocks = message["blocks"]
    assert 1 <= len(blocks) <= 50
    assert units(json.dumps(blocks, ensure_ascii=False)) < 13_000
    assert 0 < len(message["text"]) <= 4000
    for block in Block.parse_all(blocks):
        block.validate_json()


@given(...)
def test_no_words_of_anybody_reach_markup(card: Card) -> None:
    message = render(card)
    assert not set("<>") & set(message["text"])
    marked = [leaf["text"] for leaf in leaves(message["blocks"]) if leaf["type"] == "mrkdwn"]
    # The one thing in markup is a date in the footer, of which people read no word that is not inside it.
    assert all(DATE_TOKEN.fullmatch(text) for text in marked)
    kinds = {leaf["type"] for leaf in leaves(message["blocks"])} - {"mrkdwn"}
    inert = {"plain_text", "text", "date"}
    structure = {"header", "rich_text", "rich_text_section", "actions", "button", "context"}
    assert kinds <= inert | structure
    assert not any(leaf.get("emoji") for leaf in leaves(message["blocks"]))


@given(...)
def test_within_one_block_no_action_comes_twice(card: Card) -> None:
    for block in render(card)["blocks"]:
        names = [element["action_id"] for element in block["elements"]] if block["type"] == "actions" else []
        assert len(names) == len(set(names))


@given(...)
def test_short_lines_are_shown_to_the_letter(text: Text) -> None:
    if units(str(text)) > 2000:
        return
    blocks = render(Card(lines=(text,)))["blocks"]
    shown = "".join(
        leaf.get("text", leaf.get("fallback", "")) for leaf in leaves(blocks) if "elements" not in leaf
    )
    assert shown == (clean(str(text)) or "…")


def test_a_moment_is_told_in_each_readers_zone() -> None:
    moment = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
    (block,) = render(Card(lines=(Text((Span("10:00", moment=moment),)),)))["blocks"]
    (element,) = block["elements"][0]["elements"]
    assert element["type"] == "date"
    assert (element["timestamp"], element["fallback"]) == (1772416800, "10:00")


def test_long_words_leave_the_facts_standing() -> None:
    card = Card("FB-7", lines=(Text.plain("长" * 20_000),), fields=(Field("State", Text.plain("open")),))
    shown = json.dumps(render(card)["blocks"], ensure_ascii=False)
    assert "…" in shown
    assert "open" in shown


def test_a_button_says_its_action_and_its_subject_apart() -> None:
    card = Card(buttons=(Button("5", Reference("rate", "5", "FB-7", 3), "primary"),))
    (block,) = render(card)["blocks"]
    (element,) = block["elements"]
    assert (element["action_id"], element["value"], element["style"]) == ("rate:5", "FB-7|3", "primary")


def test_the_same_action_on_two_subjects_stands_in_two_blocks() -> None:
    blocks = render(Card(buttons=(button("open", "FB-1"), button("open", "FB-2"))))["blocks"]
    assert [len(block["elements"]) for block in blocks] == [1, 1]


def test_the_notification_escapes_what_would_ring_everybody() -> None:
    assert render(Card("A & B", lines=(Text.plain("<!channel>"),)))["text"] == "A &amp; B · &lt;!channel&gt;"


def test_what_begins_a_row_stands_apart_from_what_is_before_it() -> None:
    opens, shows = button("open"), replace(button("show"), begins_row=True)
    rows = [block for block in render(Card(buttons=(opens, shows)))["blocks"] if block["type"] == "actions"]
    assert [[one["action_id"] for one in row["elements"]] for row in rows] == [["open"], ["show"]]
