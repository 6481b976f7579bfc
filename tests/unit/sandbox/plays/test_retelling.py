"""A step in its parts: with what was kept, without what nobody would say."""

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.reading import Step
from bot.sandbox.plays.retelling import parts

CAST = {"hao": Member("hao", "hao", "telegram"), "zhou": Member("zhou", "zhou", "slack")}
KEPT = {"ticket": "FB-7"}


def test_a_press_is_told_with_the_words_that_were_kept_and_what_is_entered() -> None:
    keys = {"by": "zhou", "on": "$ticket", "in": "#operations", "fill": {"message": "about $ticket"}}
    told = parts(Step("1", "press", "reply", keys), CAST, KEPT)
    assert told["by"] == {"person": "zhou", "platform": "slack"}
    assert (told["what"], told["on"], told["place"]) == ("reply", "FB-7", "#operations")
    assert told["fill"] == ["about FB-7"]


def test_what_is_seen_is_told_without_expressions_and_without_names_that_nothing_is_kept_of() -> None:
    keys = {"text": ["/(FB-\\d+)/", "客訴", "$later"], "buttons": ["human"]}
    told = parts(Step("2", "see", "hao", keys), CAST, {})
    assert (told["texts"], told["buttons"], told["place"]) == (["客訴"], ["human"], None)
    assert parts(Step("3", "see", "#operations", {}), CAST, {})["place"] == "#operations"


def test_things_that_happen_at_once_are_told_one_by_one() -> None:
    inner = (Step("4.1", "say", "a", {"by": "hao"}), Step("4.2", "say", "b", {"by": "zhou"}))
    told = parts(Step("4", "all", "", {}, inner), CAST, {})
    assert [one["what"] for one in told["inner"]] == ["a", "b"]
