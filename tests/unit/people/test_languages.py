"""Whom the desk meets, and in which language it speaks with them."""

import pytest

from actions.people.choose_language import choose_language
from bot.conversation.conversation import Prepared
from bot.conversation.understanding import Understood
from bot.inbox.taking import take
from bot.shapes.reply import Toast
from bot.shapes.turn import Place, Said, Speaker, Turn
from data.model.people import LANGUAGES, is_zone
from data.model.refusals import UnknownButton
from data.store.people import People
from tests.contract.store.harness import person
from tests.unit.conversation.harness import DICTIONARY, Town, refused

Profile = tuple[str | None, str | None, str | None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_somebody_chose_is_the_one_they_are_answered_in(town: Town, language: str) -> None:
    town.press("mei", f"language:{language}|me|0")
    (chosen,) = town.arrive("mei")
    assert town.person("mei").language == language
    assert chosen.text.strip() == DICTIONARY.words(language, "UTC")("language-chosen")


def test_a_language_nobody_speaks_is_refused(town: Town) -> None:
    with pytest.raises(UnknownButton), town.store.work() as work:
        choose_language(work, by=person(work, "mei"), language="fr")


@pytest.mark.parametrize(
    ("typed", "language"), [("english", "en"), ("繁體中文", "zh-TW"), ("zh-Hans", "zh-CN")]
)
def test_a_language_is_chosen_by_any_of_its_names(town: Town, typed: str, language: str) -> None:
    town.command("mei", "language", typed)
    assert town.person("mei").language == language


def test_who_names_no_language_is_offered_all(town: Town) -> None:
    town.command("mei", "language", "Klingon")
    (offered,) = town.arrive("mei")
    assert offered.buttons == [f"language:{one}" for one in LANGUAGES]


def test_a_refusal_is_told_in_the_language_of_whoever_pressed(town: Town) -> None:
    town.filed()
    for by in ("hao", "emma"):
        reply = town.press(by, "withdraw|FB-1|1")
        assert refused(reply)
        assert isinstance(reply, Toast)
        words = DICTIONARY.words(town.person(by).language, "UTC")
        assert reply.text == words("refusal-unknown-ticket", number="FB-1", slash="/")


@pytest.mark.parametrize(
    ("text", "profile", "language"),
    [
        ("閃退了怎麼辦", (None, None, None), "zh-TW"),
        ("闪退了怎么办", ("Nia", None, "Mars/Base"), "zh-CN"),
        ("闪退了怎么办", ("Nia", "tlh", None), "zh-CN"),
        ("It crashes", ("Nia", "zh-TW", "Asia/Taipei"), "zh-TW"),
        ("1234", ("Nia", None, None), "en"),
    ],
)
def test_somebody_new_is_answered_in_their_platforms_language_else_in_that_of_their_words(
    town: Town, text: str, profile: Profile, language: str
) -> None:
    prepared, turn, taken = met(town, text, profile)
    with town.store.work(turn_id=taken) as work:
        town.conversation.lead(work, turn, prepared)
    with town.store.reading() as reading:
        kept = People(reading).find(prepared.person_id)
        drawn = town.artist.first_of(reading, prepared.chat_id or 0)
    assert (kept.known, kept.name, kept.language) == (True, profile[0] or "U0NEW", language)
    assert is_zone(kept.time_zone)
    assert drawn is not None
    assert drawn.language == language


def test_whoever_could_not_be_asked_is_asked_again_next_time(town: Town) -> None:
    prepared, turn, taken = met(town, "闪退了怎么办", None)
    with town.store.work(turn_id=taken) as work:
        town.conversation.lead(work, turn, prepared)
        assert not People(work).find(prepared.person_id).known


def met(town: Town, text: str, profile: Profile | None) -> tuple[Prepared, Turn, int]:
    """Let somebody whom nobody knows say something; return it as the inbox prepares it, and its number there."""
    place = Place("slack", "D0NEW", "private")
    turn = Turn("slack", "1", Said(text), town.clock(), Speaker("slack", "U0NEW"), place)
    with town.store.work() as work:
        taken = take(work, turn)
    assert taken.person is not None
    understood = Understood("report_problem")
    prepared = Prepared(taken.person.person_id, taken.chat_id, understood, profile=profile)
    return prepared, turn, taken.accepted.inbox_id
