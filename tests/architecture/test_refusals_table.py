"""Holds the list of refusals against what tries them."""

import re

from tests.architecture.refusals_table import ELSEWHERE, PAPER, TRIED, WAYS, written
from tests.architecture.test_attacks import stands
from tests.unit.refusals.rows import LANGUAGES, ROWS


def test_the_list_is_as_the_tests_are() -> None:
    assert PAPER.read_text(encoding="utf-8") == written(), "python -m tests.architecture.refusals_table"


def test_whatever_is_named_is_there() -> None:
    named = re.findall(r"`(tests/[^`]+)`", written())
    assert len(named) > 20, "the guard looked at nothing"
    assert [one for one in named if not stands(one)] == []
    assert {f"{TRIED}::{test}" for test, _told in WAYS.values()} < set(named)
    assert all(ELSEWHERE.values())


def test_every_row_is_told_in_the_words_of_each_language() -> None:
    assert [row.title for row in ROWS if len(set(row.told.values())) < len(LANGUAGES)] == []
    assert len({row.title for row in ROWS}) == len(ROWS)
