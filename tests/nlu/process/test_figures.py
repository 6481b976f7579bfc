"""Holds what an evaluation counts."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.entities.scoring import Tally
from nlu.evaluate import read_texts
from nlu.faults import TextsFault
from nlu.figures import Verdict, figures_of

INTENTS = ["thank", "greet", "out_of_scope"]
VERDICTS = st.builds(
    Verdict,
    lang=st.sampled_from(["", "en", "zh-Hans"]),
    expected=st.sampled_from(INTENTS),
    decision=st.sampled_from(["sure", "unsure", "out_of_scope"]),
    offered=st.permutations(INTENTS).map(tuple),
    entities=st.none() | st.builds(Tally, st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)),
    milliseconds=st.floats(0, 10),
)


def verdict(expected: str, decision: str, *offered: str, lang: str = "en") -> Verdict:
    """Say what was made of one text."""
    return Verdict(lang, expected, decision, offered, None, 1.0)


@given(st.lists(VERDICTS, min_size=1))
def test_shares_stay_between_nothing_and_all(verdicts: list[Verdict]) -> None:
    figures: dict[str, Any] = figures_of(verdicts)
    shares = {name: told for name, told in figures.items() if isinstance(told, float) and "_ms" not in name}
    assert all(0 <= share <= 1 for share in shares.values()), shares
    assert figures["accuracy"] + figures["wrong_without_asking"] <= 1.0001
    assert sum(one["times"] for one in figures["confusion"]) == sum(not one.right for one in verdicts)


@given(st.lists(st.sampled_from(INTENTS), min_size=1))
def test_whoever_is_always_right_has_full_marks(intents: list[str]) -> None:
    told = figures_of(
        [verdict(one, "out_of_scope" if one == "out_of_scope" else "sure", one) for one in intents]
    )
    assert (told["accuracy"], told["macro_f1"], told["wrong_without_asking"]) == (1, 1, 0)
    assert told["confusion"] == []


def test_each_way_to_be_wrong_is_counted_where_it_belongs() -> None:
    told = figures_of([
        verdict("thank", "sure", "thank"),
        verdict("thank", "sure", "greet", "thank"),
        verdict("thank", "unsure", "greet", "thank"),
        verdict("thank", "unsure", "greet"),
        verdict("thank", "out_of_scope", "out_of_scope", "thank"),
        verdict("out_of_scope", "out_of_scope", "thank"),
        verdict("out_of_scope", "unsure", "thank", "out_of_scope", lang="zh-Hans"),
        verdict("out_of_scope", "sure", "thank", lang="zh-Hans"),
    ])  # fmt: skip
    assert told["accuracy"] == pytest.approx(2 / 8)
    assert told["accuracy_per_language"] == {"en": pytest.approx(2 / 6, abs=1e-4), "zh-Hans": 0}
    assert told["right_or_offered"] == pytest.approx(2 / 5)
    assert told["wrong_without_asking"] == pytest.approx(2 / 8)
    assert told["out_of_scope_recall"] == pytest.approx(1 / 3, abs=1e-4)
    assert told["in_scope_refused"] == pytest.approx(1 / 5)
    assert told["entity_f1"] is None


@pytest.mark.parametrize(
    "line", ["{}", '{"text": "a"}', "[]", "x", '{"text": "a", "intent": "b", "entities": [3]}']
)
def test_a_line_of_another_form_is_named(tmp_path: Any, line: str) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text('{"text": "a", "intent": "thank"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(TextsFault, match=r"texts\.jsonl:2"):
        read_texts(file)
