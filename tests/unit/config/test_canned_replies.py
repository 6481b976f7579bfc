"""Answers that staff give often are read from the company file, and what is wrong with them is named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from config.company import read_company
from tests.contract.store.harness import DEMO
from tests.unit.config.test_company import changed, fault

Reply = dict[str, Any]


def replies(told: dict[str, Any]) -> list[Reply]:
    """Return the part of a company file that is meant."""
    found: list[Reply] = told["canned_replies"]
    return found


def test_the_demo_company_has_answers_in_all_languages() -> None:
    company, _roster = read_company(DEMO)
    first = company.canned_replies[0]
    assert (first.key, first.titles["zh-TW"]) == ("looking", "正在處理")
    assert set(first.answers) == {"en", "zh-CN", "zh-TW"}


def test_a_company_needs_none(tmp_path: Path) -> None:
    file = tmp_path / "company.yml"
    file.write_text(changed(lambda told: told.pop("canned_replies")), encoding="utf-8")
    assert read_company(file)[0].canned_replies == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda all_: all_[0]["answers"].pop("zh-TW"), "canned_replies.looking.answers.zh-TW: is missing"),
        (lambda all_: all_[0]["titles"].update(en=" "), "canned_replies.looking.titles.en: is missing"),
        (lambda all_: all_[0]["answers"].update(en="x" * 901), "looking.answers.en: has 901 characters"),
        (lambda all_: all_[0]["answers"].update(fr="Bonjour"), "looking.answers.fr: is none of en"),
        (lambda all_: all_[1].update(key="looking"), "canned_replies.looking: stands there twice"),
        (lambda all_: all_[0].update(key="Looking!"), "canned_replies.Looking!.key: is at most 20"),
        (lambda all_: all_[1].pop("titles"), "'titles' in canned_replies[1]"),
        (lambda all_: all_.append("thanks"), "canned_replies[4]"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, change: Callable[[list[Reply]], object], reason: str) -> None:
    assert reason in fault(tmp_path, changed(lambda told: change(replies(told))))
