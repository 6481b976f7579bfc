"""Holds what a judgement promises, on texts that are not to be found in the training data."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.language.judgement import Example
from tests.nlu.language.learned import FEW, Learnt, examples

TEXTS = {
    "report_problem": ("the app crashes whenever I open the camera", "相机一打开就闪退", "相機一打開就閃退"),
    "suggest": ("please add a dark mode", "希望能加一个夜间模式", "希望可以新增深色模式"),
    "who_is_on_call": ("who is on call tonight?", "今晚谁值班", "今晚誰值班"),
    "approve_request": ("I approve AP-12", "AP-12 我同意", "AP-12 核准"),
}


@pytest.mark.parametrize(
    ("intent", "text"), [(name, text) for name, texts in TEXTS.items() for text in texts]
)
def test_a_plain_text_is_understood_in_each_language(learnt: Learnt, intent: str, text: str) -> None:
    assert learnt.judge(text, speaker="staff").intents[0].name == intent


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(max_size=300),
    speaker=st.sampled_from(["user", "staff", "admin", "nobody declared this"]),
    shown=st.sampled_from(["", "ticket", "request", "alert", "announcement"]),
)
def test_any_text_gets_a_sound_judgement(learnt: Learnt, text: str, speaker: str, shown: str) -> None:
    found = learnt.judge(text, speaker=speaker, shown=shown)
    confidences = [one.confidence for one in found.intents]
    assert 1 <= len(confidences) <= 3
    assert all(0 <= confidence <= 1 for confidence in confidences)
    assert {one.name for one in found.intents} <= set(FEW)
    assert len({one.name for one in found.intents}) == len(confidences)
    assert found.heard
    assert all(text[one.start : one.end] == one.text for one in found.heard)


def test_a_stored_classifier_judges_as_the_one_that_was_stored(learnt: Learnt, tmp_path: Path) -> None:
    learnt.save(tmp_path)
    brought_back = Learnt.load(tmp_path)
    for text in (text for texts in TEXTS.values() for text in texts):
        old, new = learnt.judge(text), brought_back.judge(text)
        assert old.decision == new.decision
        assert np.allclose(
            [one.confidence for one in old.intents], [one.confidence for one in new.intents], atol=0.01
        )


def test_a_model_that_holds_a_pickle_is_not_read(learnt: Learnt, tmp_path: Path) -> None:
    learnt.save(tmp_path)
    np.savez(tmp_path / "judges.npz", weights=np.array([{"runs": print}], dtype=object), bias=np.zeros(1))
    with pytest.raises(ValueError, match="allow_pickle"):
        Learnt.load(tmp_path)


def test_the_same_examples_give_the_same_classifier() -> None:
    few = [example for at, example in enumerate(examples()) if at % 5 == 0]
    first, second = Learnt.of(few, seed=3), Learnt.of(few, seed=3)
    assert first.judge("the page stays blank") == second.judge("the page stays blank")


def test_it_learns_any_labelled_texts() -> None:
    wares = [Example(f"{kind} number {at}", kind) for kind in ("apples", "pears") for at in range(6)]
    assert Learnt.of(wares).judge("two apples please").intents[0].name == "apples"


def test_who_speaks_sways_a_doubtful_text_but_not_a_clear_one(learnt: Learnt) -> None:
    def chance(speaker: str, text: str) -> float:
        ranked = learnt.judge(text, speaker=speaker).intents
        return next((one.confidence for one in ranked if one.name == "approve_request"), 0.0)

    assert chance("staff", "looks fine, go ahead") > chance("user", "looks fine, go ahead")
    assert learnt.judge("I approve the request AP-12", speaker="user").intents[0].name == "approve_request"


def test_of_whom_nothing_is_known_nothing_is_assumed(learnt: Learnt) -> None:
    told = learnt.judge("looks fine, go ahead")
    assert told == learnt.judge("looks fine, go ahead", speaker="nobody declared this")
    assert told != learnt.judge("looks fine, go ahead", speaker="staff")


def test_a_card_that_was_shown_makes_its_intents_likelier(learnt: Learnt) -> None:
    def chance(shown: str) -> float:
        ranked = learnt.judge("got it, I take it", speaker="staff", shown=shown).intents
        return next((one.confidence for one in ranked if one.name == "acknowledge_alert"), 0.0)

    assert chance("alert") > chance("")


@pytest.mark.parametrize(
    "text", ["我今天中午吃了牛肉面", "what is the capital of France", "明天要去爬山，帶什麼好"]
)
def test_a_text_for_somebody_else_is_not_taken_for_a_task(learnt: Learnt, text: str) -> None:
    found = learnt.judge(text)
    assert found.decision != "sure"


@pytest.mark.parametrize(
    "text",
    [
        "I approve AP-12. Also, who is on call tonight?",
        "AP-12 我同意，顺便问下今晚谁值班",
        "AP-12 核准。另外今晚誰值班",
    ],
)
def test_two_tasks_in_one_text_are_both_heard(learnt: Learnt, text: str) -> None:
    heard = learnt.judge(text, speaker="staff").heard
    assert [one.intent for one in heard] == ["approve_request", "who_is_on_call"]


@pytest.mark.parametrize("text", ["hello! who is on call tonight? thanks!", "你好。今晚谁值班？谢谢！"])
def test_courtesies_beside_a_task_are_not_heard_apart(learnt: Learnt, text: str) -> None:
    assert len(learnt.judge(text, speaker="staff").heard) == 1
