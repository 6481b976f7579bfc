"""People, accounts and chats are found again by every way that leads to them."""

from datetime import timedelta

import pytest

from actions.people.load_company import load_company
from actions.people.meet_account import meet_account, meet_chat
from data.model.people import Chat
from data.store.database import Store
from data.store.people import Chats, People, PeopleChanges
from data.store.work import Work
from tests.contract.store.harness import Opening, channel, newcomer, person, settle_in


@pytest.fixture
def settled(store: Store, opening: Opening) -> Store:
    settle_in(store, opening.roster)
    return store


def test_the_company_is_taken_over_once(settled: Store, opening: Opening) -> None:
    with settled.work() as work:
        assert load_company(work, roster=opening.roster) == 0
        lin = person(work, "lin")
        assert (lin.name, lin.groups, lin.language) == ("小林", frozenset({"technical"}), "zh-CN")
        assert person(work, "root").roles == frozenset({"admin"})
        assert channel(work, "#security").language == "en"
        assert channel(work, "duty_group", "telegram").kind == "group"


def test_a_person_is_found_by_each_account(settled: Store) -> None:
    with settled.reading() as reading:
        lin = person(reading, "lin").person_id
        for platform in ("slack", "telegram"):
            user_id = People(reading).user_id_of(lin, platform)
            assert user_id is not None
            assert People(reading).id_of_account(platform, user_id) == lin
        assert People(reading).user_id_of(person(reading, "mei").person_id, "slack") is None
        assert People(reading).id_of_account("slack", "U0NOBODY") is None
        assert People(reading).id_of_key("nobody") is None


@pytest.mark.parametrize("order", [("telegram", "slack"), ("slack", "telegram")])
def test_the_private_chat_is_the_one_used_last(
    settled: Store, opening: Opening, order: tuple[str, str]
) -> None:
    for platform in order:
        opening.clock.forward(timedelta(minutes=1))
        with settled.work() as work:
            lin = person(work, "lin").person_id
            user_id = People(work).user_id_of(lin, platform)
            assert user_id is not None
            PeopleChanges(work).used(platform=platform, user_id=user_id)
    with settled.reading() as reading:
        last = Chats(reading).private(lin)
    assert last is not None
    assert last.platform == order[-1]


def test_a_language_that_was_chosen_outlives_what_a_platform_tells(store: Store) -> None:
    with store.work() as work:
        person_id = newcomer(work)
        PeopleChanges(work).describe(person_id, name="Nia Wu", language="zh-CN", time_zone="Asia/Taipei")
        told = People(work).find(person_id)
        assert (told.name, told.language, told.time_zone) == ("Nia Wu", "zh-CN", "Asia/Taipei")
        PeopleChanges(work).choose_language(person_id, "zh-TW")
        PeopleChanges(work).describe(person_id, name=None, language="en", time_zone=None)
        told = People(work).find(person_id)
        assert (told.name, told.language, told.time_zone) == ("Nia Wu", "zh-TW", "Asia/Taipei")


def meet(work: Work, user_id: str, language: str | None = None) -> int:
    """Meet an account of which nothing else is known."""
    return meet_account(
        work, platform="telegram", user_id=user_id, name=None, language=language, time_zone=None
    )


def test_an_account_is_met_once(store: Store) -> None:
    with store.work() as work:
        one = meet(work, "5")
        assert meet(work, "5") == one
        assert not People(work).find(one).known
        other = meet(work, "6", "en")
        assert other != one
        assert People(work).find(other).known


def test_a_private_chat_known_by_the_persons_id_moves_to_its_own_address(store: Store) -> None:
    with store.work() as work:
        person_id = newcomer(work)
        early = Chats(work).add(Chat(0, "slack", "U1", "private", person_id=person_id))
        met = meet_chat(work, platform="slack", address="D1", kind="private", person_id=person_id)
        assert (met.chat_id, met.address) == (early.chat_id, "D1")
        assert Chats(work).at("slack", "U1") == met
        group = meet_chat(work, platform="slack", address="C1", kind="channel", person_id=person_id)
        assert group.person_id is None
        assert meet_chat(work, platform="slack", address="C1", kind="channel", person_id=person_id) == group
