"""Holds that there is enough to train on, that it repeats little, and that nothing to measure by is among it."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.architecture.scripts import scripts
from tests.nlu.texts import (
    LANGUAGES,
    LETTERS_OF_A_WORD,
    Text,
    letters,
    near_duplicates,
    squeezed,
    to_measure_by,
    to_train_on,
)

ROOT = Path(__file__).resolve().parents[2]
INTENTS = frozenset(
    re.findall(
        r"\w+",
        """
    report_problem complain suggest praise ask_question report_security check_status add_detail reopen_ticket
    talk_to_human request_my_data erase_my_data subscribe unsubscribe appeal request_permission show_my_permissions
    return_permission submit_release approve_request reject_request show_pending list_alerts acknowledge_alert
    resolve_alert silence_alert escalate_alert who_is_on_call swap_duty open_incident announce_update
    announce_delisting list_announcements cancel_announcement show_report greet thank affirm deny cancel help
    switch_language out_of_scope
    """,
    )
)
LEAST, LEAST_OUT_OF_SCOPE = 100, 300
MOST_NEAR_DUPLICATES = 0.02
WORDS_OF_RASA = re.compile(r"\][({]")  # would be read as a marked entity
PERSONAL = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")
CHINESE = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
WRITTEN_SO_IN_HONG_KONG = str.maketrans("", "", "恒吓着")  # right there, and simplified elsewhere

every_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module", params=LANGUAGES)
def trained(request: pytest.FixtureRequest) -> list[Text]:
    return to_train_on(ROOT, request.param)


def test_every_intent_has_enough_texts_in_every_language(trained: list[Text]) -> None:
    counts = Counter(text.intent for text in trained)
    assert set(counts) == INTENTS
    assert {intent: count for intent, count in counts.items() if count < LEAST} == {}
    assert counts["out_of_scope"] >= LEAST_OUT_OF_SCOPE


def test_a_text_means_one_thing(trained: list[Text]) -> None:
    meant: dict[str, set[str]] = {}
    for text in trained:
        meant.setdefault(squeezed(text.text), set()).add(text.intent)
    assert {text: intents for text, intents in meant.items() if len(intents) > 1} == {}


def test_the_texts_hardly_repeat_each_other(trained: list[Text]) -> None:
    texts = [text.text for text in trained]
    near = list(near_duplicates(texts))
    assert len(near) < MOST_NEAR_DUPLICATES * len(texts), near


@every_language
def test_nothing_to_measure_by_is_trained_on(language: str) -> None:
    measured = [text.text for text in to_measure_by(ROOT, language)]
    assert measured, "the guard looked at nothing"
    long = [text for text in measured if len(letters(text)) > LETTERS_OF_A_WORD]
    known = [text.text for text in to_train_on(ROOT, language)]
    assert list(near_duplicates(long, of=known)) == []


@every_language
def test_every_text_is_one_line_without_marks_and_addresses(language: str) -> None:
    texts = to_train_on(ROOT, language) + to_measure_by(ROOT, language)
    assert [text for text in texts if not text.text.strip() or text.text != text.text.strip()] == []
    assert [text for text in texts if WORDS_OF_RASA.search(text.text) or PERSONAL.search(text.text)] == []


@pytest.mark.parametrize("language", CHINESE)
def test_scripts_are_not_mixed(language: str) -> None:
    foreign = scripts((ROOT / "docs/glossary.md").read_text())[CHINESE[language]].foreign
    texts = to_train_on(ROOT, language)
    if language == "zh-Hant":
        texts = [
            Text(text.text.translate(WRITTEN_SO_IN_HONG_KONG), text.intent, text.source) for text in texts
        ]
    assert [text for text in texts if foreign.search(text.text)] == []


@given(st.lists(st.text(alphabet="abcdefgh我你他們 ", min_size=1), unique=True, max_size=12))
def test_what_is_said_twice_is_found(texts: list[str]) -> None:
    twice = [*texts, *(text.upper() for text in texts)]
    assert len(list(near_duplicates(twice))) >= len(texts)


@given(st.text(alphabet="abcd", min_size=4), st.text(alphabet="wxyz", min_size=4))
def test_texts_without_a_common_letter_are_apart(one: str, other: str) -> None:
    assert list(near_duplicates([one, other])) == []
