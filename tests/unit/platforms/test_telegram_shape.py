"""Telegram's form of a card keeps to the limits and leaves people's words inert."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.letters import clean, units
from bot.platforms.telegram.shape import render
from bot.shapes.card import Button, Card, Field, Reference
from bot.shapes.text import Span, Text

# What Telegram's open server makes pressable, written anew and in its own terms, not in the renderer's.
TELEGRAM_FINDS = [
    re.compile(r"(?<!\w)@[A-Za-z0-9_]{2,32}(?!\w)"),
    re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{2,32})?(?![\w/<>])"),
    re.compile(r"(?<![\w#])#\d*[^\W\d]\w*"),
    re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?![\w$])"),
    re.compile(r"(?i)(?:https?|ftp|tg|ton)://[\w.-]+"),
    re.compile(r"(?i)[\w~-]\.(?:com|example|app|cn|中国|xn--\w+)(?!\w)"),
    re.compile(r"(?i)[\w+-]@[\w-]+\.[a-z]{2,8}"),
    re.compile(r"(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\d.])"),
]


def stretch(text: str, entity: dict[str, Any]) -> str:
    encoded = text.encode("utf-16-le")
    return encoded[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")


def protected(message: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Return what stands in code entities, in UTF-16 units."""
    codes = [entity for entity in message["entities"] if entity["type"] == "code"]
    return [(entity["offset"], entity["offset"] + entity["length"]) for entity in codes]


@given(...)
def test_any_card_fits(card: Card) -> None:
    message = render(card)
    assert 1 <= units(message["text"]) <= 4096
    assert message["text"] == message["text"].strip()
    assert len(message["entities"]) <= 100
    rows = message["reply_markup"]["inline_keyboard"]
    assert all(1 <= len(row) <= 3 for row in rows)
    for pressed in (button for row in rows for button in row):
        assert pressed["text"]
        assert len(pressed["callback_data"].encode()) <= 64


@given(...)
def test_entities_stand_within_the_text_and_apart(card: Card) -> None:
    message = render(card)
    reached = 0
    for entity in message["entities"]:
        assert entity["offset"] >= reached
        assert stretch(message["text"], entity)
        reached = entity["offset"] + entity["length"]
    assert reached <= units(message["text"])


@given(...)
def test_nothing_that_telegram_finds_is_left_open(card: Card) -> None:
    message = render(card)
    text, closed = message["text"], protected(message)
    for match in (match for pattern in TELEGRAM_FINDS for match in pattern.finditer(text)):
        start, end = units(text[: match.start()]), units(text[: match.end()])
        assert any(first <= start and end <= last for first, last in closed), match.group()


@given(...)
def test_short_lines_are_shown_to_the_letter(text: Text) -> None:
    if units(str(text)) <= 4096:
        assert render(Card(lines=(text,)))["text"] == (clean(str(text)).strip() or "…")


@given(st.integers(101, 600))
def test_more_addresses_than_entities_are_protected_at_once(count: int) -> None:
    message = render(Card(lines=(Text.plain("a.com " * count),)))
    assert protected(message) == [(0, units(message["text"]))]


@pytest.mark.parametrize(
    "harmless",
    ["更新到 4.2 了", "v10.3.1", "12:30", "3/4", "e.g. this", "and/or", "C#", "100%", "a - b", "Done. Next"],
)
def test_ordinary_words_stay_ordinary(harmless: str) -> None:
    assert render(Card(lines=(Text.plain(harmless),))) == {
        "text": harmless,
        "entities": [],
        "reply_markup": {"inline_keyboard": []},
    }


def test_only_the_pressable_words_are_set_apart() -> None:
    message = render(Card(lines=(Text.plain("问 @mei，或发 /report 😀 到 #help"),)))
    shown = [stretch(message["text"], entity) for entity in message["entities"]]
    assert shown == ["@mei", "/report", "#help"]


def test_bold_words_leave_out_what_is_protected() -> None:
    message = render(Card(lines=(Text((Span("see a.com now", bold=True),)),)))
    shown = [(entity["type"], stretch(message["text"], entity)) for entity in message["entities"]]
    assert shown == [("bold", "see "), ("code", "a.com"), ("bold", " now")]


def test_long_words_leave_the_facts_standing() -> None:
    card = Card("FB-7", lines=(Text.plain("长" * 9000),), fields=(Field("状态", Text.plain("处理中")),))
    shown = render(card)["text"]
    assert shown.startswith("FB-7\n长")
    assert shown.endswith("…\n状态：处理中")


@pytest.mark.parametrize(
    ("label", "rows"),
    [("1", [3, 3, 2]), ("Acknowledge", [2, 2, 2, 2]), ("Ask the reporter for details", [1] * 8)],
)
def test_buttons_stand_side_by_side_as_their_labels_allow(label: str, rows: list[int]) -> None:
    buttons = tuple(Button(label, Reference("rate", str(mark), "FB-7", 1)) for mark in range(8))
    assert [len(row) for row in render(Card(buttons=buttons))["reply_markup"]["inline_keyboard"]] == rows


def test_a_command_of_ours_can_be_pressed_and_one_of_others_cannot() -> None:
    line = Text((Span("/report", ours=True), Span(" or /start")))
    shown = render(Card(lines=(line,)))
    covered = {shown["text"][mark["offset"] :][: mark["length"]] for mark in shown["entities"]}
    assert covered == {"/start"}


def test_only_links_that_were_reviewed_can_be_pressed() -> None:
    link = "https://lantern.example/x"
    card = Card(lines=(Text.linked(f"详见{link}，或 https://other.example", [link]),))
    shown = render(card)
    assert shown["text"] == f"详见{link}，或 https://other.example"
    assert [(one["type"], one["offset"], one["length"], one.get("url")) for one in shown["entities"]] == [
        ("text_link", 2, len(link), link),
        ("code", 2 + len(link) + 3, len("https://other.example"), None),
    ]


def test_what_begins_a_row_stands_apart_from_what_is_before_it() -> None:
    def one(action: str, *, begins_row: bool = False) -> Button:
        return Button("Press", Reference(action, "", "FB-7", 1), begins_row=begins_row)

    card = Card(buttons=(one("open"), one("next", begins_row=True), one("show", begins_row=True), one("add")))
    rows = render(card)["reply_markup"]["inline_keyboard"]
    assert [len(row) for row in rows] == [1, 1, 2]
