"""Holds how a text is brought into one form, cut into words and clauses, and told by language."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.language.clauses import clauses_of, passages_of
from nlu.language.counts import Counts, Vocabulary
from nlu.language.normalisation import normalised
from nlu.language.pieces import pieces_of
from nlu.language.script import language_of
from nlu.language.tokens import words_of
from nlu.language.weighing import Weighing


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("軟體閃退了", "软件闪退了"),
        ("ＦＢ－７", "fb 12"),
        ("sooooo slow!!!!", "soo slow!!"),
        ("version v4.2.1", "version 5.0"),
        ("thx 🙏", "THX 🙇"),
    ],
)
def test_what_means_the_same_is_written_the_same(written: str, same: str) -> None:
    assert normalised(written) == normalised(same)


@given(st.text(max_size=500))
def test_any_text_can_be_read(text: str) -> None:
    assert "  " not in normalised(text)
    assert all(words_of(normalised(text)))


def test_a_long_text_without_a_stop_can_be_read() -> None:
    assert normalised("體育" * 10_000) == "体育" * 2000


def test_chinese_and_english_are_cut_apart() -> None:
    assert words_of(normalised("PhotoBox打不开了")) == ["photobox", *words_of("打不开了")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("my app crashes", "en"),
        ("PhotoBox 打不开了", "zh-Hans"),
        ("我的帳號被鎖住了", "zh-Hant"),
        ("点解唔得嘅", "zh-Hant"),
        ("he wrote 你好 to me and left", "en"),
        ("", "en"),
        ("👍", "en"),
    ],
)
def test_the_language_is_told_by_its_script(text: str, language: str) -> None:
    assert language_of(text) == language


@given(st.text(alphabet="ab 。，,;\n顺便also", max_size=80))
def test_clauses_stand_in_order_where_they_say(text: str) -> None:
    clauses = clauses_of(text)
    assert all(text[one.start : one.end] == one.text for one in clauses)
    assert all(left.end <= right.start for left, right in pairwise(clauses))


@pytest.mark.parametrize(
    "text",
    [
        "approve AP-3 and also show me the open alerts",
        "把 AP-3 批了，顺便看看现在有哪些告警",
        "核准 AP-3，順便列出目前的告警",
    ],
)
def test_a_turn_of_speech_starts_a_clause(text: str) -> None:
    assert len(clauses_of(text)) == 2


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("  approve AP-3 ", ["approve AP-3"]),
        (
            "approve AP-3 and show the alerts",
            ["approve AP-3 and show the alerts", "approve AP-3", "show the alerts"],
        ),
    ],
)
def test_the_whole_comes_before_its_clauses(text: str, passages: list[str]) -> None:
    assert [one.text for one in passages_of(text)] == passages


@given(st.lists(st.text(max_size=60), min_size=1, max_size=5), st.text(max_size=60))
def test_counting_apart_counts_the_same(known: list[str], new: str) -> None:
    pieces = [pieces_of(plain, words_of(plain)) for plain in map(normalised, [*known, new])]
    vocabulary = Vocabulary.learn(pieces[:-1])
    at_once = vocabulary.counts(pieces)
    apart = Counts.together([vocabulary.counts([one]) for one in pieces])
    assert (at_once.matrix != apart.matrix).nnz == 0
    assert at_once.words.tolist() == apart.words.tolist() == [len(one.word) for one in pieces]
    weighing = Weighing.learn(at_once.of(slice(0, len(known))))
    strangeness = weighing.strangeness(at_once)
    assert strangeness[:-1].tolist() == [0 if one.word else 1 for one in pieces[:-1]]
    assert 0 <= strangeness[-1] <= 1
