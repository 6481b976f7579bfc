"""The matrix of operations, platforms and languages is as the plays say, and has no empty cell that is not known."""

import pytest

from bot.conversation.rule_parser import RuleParser
from bot.wiring.capabilities import all_capabilities, declared
from tests.architecture.matrix import (
    PAPER,
    Cell,
    Reader,
    empty_cells,
    every_cell,
    known_gaps,
    passed_through,
    written,
)


@pytest.fixture
def reader() -> Reader:
    everything, _steps = all_capabilities(declared())
    parser = RuleParser(phrases={}, languages={}, apps=())
    return Reader(everything, parser, "feedback", {"yun": ("slack", "zh-Hans")})


def test_the_paper_is_as_the_plays_say() -> None:
    found = passed_through()
    assert len(found) > 100, "the guard looked at nothing"
    assert written(found) == PAPER.read_text(encoding="utf-8"), (
        "write it anew: python -m tests.architecture.matrix"
    )


def test_no_cell_is_empty_but_those_that_are_known() -> None:
    empty, known = empty_cells(passed_through()), known_gaps()
    assert [one for one in empty if one not in set(known)] == [], "a play must pass through these"
    assert [one for one in known if one not in set(empty)] == [], "filled by now: take them off the list"
    assert len(every_cell()) > len(empty)


def test_what_is_refused_at_once_fills_no_cell(reader: Reader) -> None:
    press = {"by": "yun", "press": "claim", "on": "FB-1", "in": "#operations"}
    filled = Cell("feedback.claim", "slack", "zh-Hans")
    assert list(reader.cells([press, {"see": "mei", "text": "小云"}])) == [filled]
    assert list(reader.cells([press, {"see": "yun", "text": "只有", "kind": "ephemeral"}])) == []


def test_a_button_is_told_by_what_its_card_is_about(reader: Reader) -> None:
    seen = {"see": "yun", "text": ["/(AL-\\d+)/"], "keep": "alert", "hold": "card"}
    named = {"by": "yun", "press": "note", "on": "$alert"}
    held = {"by": "yun", "press": "note", "on": {"held": "card"}}
    noted = Cell("alerts.note", "slack", "zh-Hans")
    assert list(reader.cells([seen, named, held])) == [noted, noted]
