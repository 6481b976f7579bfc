"""Whatever a fact holds, it is shown to the letter and never read as part of the message."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shapes.text import Span, Text
from bot.words.script import script_of
from bot.words.words import Dictionary, MissingWordsFault
from data.model.people import LANGUAGES

LOCALES = Path(__file__).parents[3] / "data" / "locales"
DICTIONARY = Dictionary(LOCALES)
HOSTILE = st.sampled_from(
    [
        "{ $by }",
        "{",
        "}",
        "\\u0041",
        '{""}',
        "[none]",
        "*[other]",
        "\U000f0000",
        "\U000f0001",
        "\u2068",
        "-term",
    ]
)
FACTS = st.lists(st.text(max_size=8) | HOSTILE, max_size=6).map("".join)


def shown(text: str) -> str:
    """Return the text without the letters that the words keep for themselves."""
    return "".join(letter for letter in text if not "\U000f0000" <= letter <= "\U000f00ff")


@given(language=st.sampled_from(LANGUAGES), who=FACTS, subject=FACTS)
def test_facts_stand_in_the_text_to_the_letter(language: str, who: str, subject: str) -> None:
    words = DICTIONARY.words(language, "UTC")
    marked = words("refusal-already-claimed", who="WHO0", subject="SUBJECT0")
    assert marked.count("WHO0") == marked.count("SUBJECT0") == 1
    expected = "".join(
        {"WHO0": shown(who), "SUBJECT0": shown(subject)}.get(part, part)
        for part in _parts(marked, ("WHO0", "SUBJECT0"))
    )
    assert words("refusal-already-claimed", who=who, subject=subject) == expected


def _parts(text: str, names: tuple[str, str]) -> list[str]:
    for name in names:
        text = text.replace(name, f"\0{name}\0")
    return text.split("\0")


@given(language=st.sampled_from(LANGUAGES), inside=FACTS)
def test_a_text_within_a_text_keeps_its_styles(language: str, inside: str) -> None:
    words = DICTIONARY.words(language, "UTC")
    bold = Text((Span(inside, bold=True),))
    text = words.text("entry-note", author="小云", text=bold)
    assert [span.text for span in text.spans if span.bold] == ([inside] if inside else [])


def test_an_instant_is_told_in_the_readers_zone_and_kept_as_an_instant() -> None:
    moment = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
    text = DICTIONARY.words("zh-TW", "Asia/Taipei").text("ticket-opened-at", at=moment)
    (span,) = [span for span in text.spans if span.moment]
    assert span.moment == moment
    assert "2026-03-02" in span.text
    assert "04:30" in span.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_is_a_fault_that_names_it(language: str) -> None:
    words = DICTIONARY.words(language, "UTC")
    with pytest.raises(MissingWordsFault, match="no-such-message"):
        words("no-such-message")
    with pytest.raises(MissingWordsFault, match="refusal-already-claimed"):
        words("refusal-already-claimed", by="x")
    assert not words.has("no-such-message")
    assert words.has("button-cancel")


def test_all_languages_say_the_same_things() -> None:
    assert len(DICTIONARY.keys("en")) > 100, "the guard looked at nothing"
    assert len({DICTIONARY.keys(language) for language in LANGUAGES}) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("闪退了怎么办", "zh-CN"),
        ("閃退了怎麼辦", "zh-TW"),
        ("相册盒 keeps crashing", "zh-CN"),
        ("中文", "zh-CN"),
        ("It crashes", "en"),
        ("1234 !?", None),
        ("", None),
        ("каша", None),
    ],
)
def test_the_letters_of_a_text_tell_its_language(text: str, language: str | None) -> None:
    assert script_of(text) == language


@given(st.text())
def test_any_text_has_a_language_of_ours_or_none(text: str) -> None:
    assert script_of(text) in {*LANGUAGES, None}
