"""Words alone do nothing that takes a right: they bring the card or the form, and whoever may not hears so."""

from collections.abc import Callable

import pytest

from bot.conversation.understanding import Understood
from bot.shapes.turn import Said
from tests.unit.conversation.harness import Town
from tests.unit.refusals import scenes
from tests.unit.refusals.test_refused import PLATFORMS, heard, speaks, world

# Answers, questions and the notes of what was said come and go; what anything stands at does not.
PASSING = {
    "inbox",
    "audit_entries",
    "audit_heads",
    "messages",
    "cards",
    "form_sessions",
    "due_rows",
    "counters",
    "spoken",
}
STAFF_ONLY = {"en": "Only staff may do this", "zh-CN": "只有员工可以这样做", "zh-TW": "只有員工可以這樣做"}


def _granted(town: Town) -> str:
    scenes.granted(town, "yun", "prod_db_read", "ada")
    return "GR-1"


def _announced(town: Town) -> str:
    scenes.announced(town, "zhou")
    return "AN-1"


@pytest.mark.parametrize("on", PLATFORMS)
@pytest.mark.parametrize(
    ("intent", "by", "stands"),
    [
        ("approve_request", "lin", lambda town: scenes.asked(town, "yun")),
        ("reject_request", "lin", lambda town: scenes.asked(town, "yun")),
        ("resolve_alert", "lin", scenes.warned),
        ("silence_alert", "lin", scenes.warned),
        ("escalate_alert", "lin", scenes.warned),
        ("cancel_announcement", "zhou", _announced),
        ("return_permission", "yun", _granted),
        ("submit_release", "lin", lambda _town: ""),
        ("announce_update", "zhou", lambda _town: ""),
        ("announce_delisting", "zhou", lambda _town: ""),
        ("request_permission", "yun", lambda _town: ""),
    ],
)
def test_words_bring_what_is_pressed(
    town: Town, intent: str, by: str, stands: Callable[[Town], str], on: str
) -> None:
    subject = stands(town)
    town.arrive(by, on)
    before = world(town, but=PASSING)
    town.lead(town.turn(by, Said(f"{subject} 好"), platform=on), Understood(intent, ticket=subject))
    assert world(town, but=PASSING) == before
    shown = town.arrive(by, on)
    assert shown, "whoever said it is left without an answer"
    assert any(subject in one.text and one.buttons for one in shown)


@pytest.mark.parametrize("on", PLATFORMS)
@pytest.mark.parametrize("intent", ["approve_request", "reject_request"])
def test_whoever_may_not_hears_so(town: Town, intent: str, on: str) -> None:
    scenes.asked(town, "yun")
    for language, words in STAFF_ONLY.items():
        speaks(town, "emma", language)
        before = world(town, but=PASSING)
        town.lead(town.turn("emma", Said("AP-1"), platform=on), Understood(intent))
        assert words in town.arrive("emma", on)[-1].text
        assert heard(town)[-1] == ("desk.refused", "desk", "not_allowed")
        assert world(town, but=PASSING) == before
