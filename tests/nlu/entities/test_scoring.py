"""Holds how findings are compared, and how good they are on texts marked by hand."""

import json
from pathlib import Path

import pytest

from nlu.entities.extractor import Extractor
from nlu.entities.scoring import Scoring, Tally
from tests.nlu.entities.conftest import NAMES

MARKED = Path(__file__).parent / "marked.jsonl"
LEAST_F1 = 0.93


@pytest.mark.parametrize(
    ("expected", "found", "tally"),
    [
        ([], [], Tally()),
        ([("app", "PhotoBox")], [("app", "photobox")], Tally(right=1)),
        ([("app", "相簿盒")], [("app", "photobox")], Tally(right=1)),
        ([("duration", "P1W")], [("duration", "P7D")], Tally(right=1)),
        ([("duration", "PT90M")], [("duration", "PT1H30M")], Tally(right=1)),
        ([("duration", "P1D")], [("duration", "P2D")], Tally(wrong=1, missed=1)),
        ([("permission", "prod db read")], [("permission", "prod_db_read")], Tally(right=1)),
        ([("when", "Next Friday")], [("when", "next friday")], Tally(right=1)),
        ([("when", "friday")], [("when", "next friday")], Tally(wrong=1, missed=1)),
        ([("ticket", "FB-7")], [("request", "FB-7")], Tally(wrong=1, missed=1)),
        ([("ticket", "FB-7"), ("ticket", "FB-7")], [("ticket", "FB-7")], Tally(right=1, missed=1)),
    ],
)
def test_meaning_is_compared_and_not_letters(
    expected: list[tuple[str, str]], found: list[tuple[str, str]], tally: Tally
) -> None:
    assert Scoring(NAMES).tally(expected, found) == tally


def test_texts_marked_by_hand_are_read_well_in_each_language(extractor: Extractor) -> None:
    scoring, sums = Scoring(NAMES), {"en": Tally(), "zh-Hans": Tally(), "zh-Hant": Tally()}
    for line in MARKED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        expected = [(one["entity"], one["value"]) for one in row["entities"]]
        found = [(one.entity, one.value) for one in extractor.find(row["text"])]
        sums[row["lang"]] += scoring.tally(expected, found)
    assert all(tally.right > 30 for tally in sums.values()), "the test looked at too little"
    assert {language: tally.f1 for language, tally in sums.items() if tally.f1 < LEAST_F1} == {}
