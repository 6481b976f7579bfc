"""A chat that moves is found at both addresses, and takes over what stood at the new one."""

import pytest

from actions.people.move_chat import move_chat
from data.model.notices import CardWanted
from data.model.people import Chat, Roster
from data.model.writing import Origin
from data.store.database import Store
from data.store.origins import OriginChanges, Origins, Written
from data.store.outgoing import OutboxRows
from data.store.people import Chats
from data.store.work import Work
from tests.contract.store.harness import channel, settle_in

NEW = "-1009"


@pytest.fixture
def group(store: Store, demo: tuple[object, Roster]) -> Chat:
    settle_in(store, demo[1])
    with store.reading() as reading:
        return channel(reading, "users_group", "telegram")


def move(work: Work, group: Chat, new: str = NEW) -> None:
    move_chat(work, platform="telegram", old=group.address, new=new)


def test_a_chat_that_moved_is_found_at_both_addresses(store: Store, group: Chat) -> None:
    for _ in range(2):
        with store.work() as work:
            move(work, group)
    with store.work() as work:
        move(work, group, "-1010")
    with store.reading() as reading:
        for address in (group.address, NEW, "-1010"):
            found = Chats(reading).at("telegram", address)
            assert found is not None
            assert (found.chat_id, found.address, found.key) == (group.chat_id, "-1010", group.key)


def test_who_was_never_met_does_not_move(store: Store, group: Chat) -> None:
    with store.work() as work:
        move_chat(work, platform="telegram", old="-5", new=NEW)
        move_chat(work, platform="slack", old=group.address, new=NEW)
    with store.reading() as reading:
        assert Chats(reading).at("telegram", NEW) is None


def test_what_stood_at_the_new_address_already_is_taken_over(store: Store, group: Chat) -> None:
    with store.work() as work:
        stranger = Chats(work).add(Chat(0, "telegram", NEW, "group"))
        for chat_id in (stranger.chat_id, group.chat_id):
            work.promise(CardWanted("feedback.staff", "FB-1", chat_id))
        work.promise(CardWanted("feedback.staff", "FB-2", stranger.chat_id))
        OriginChanges(work).remember(Origin(stranger.chat_id, f"{NEW}:1"), subject="FB-1", entry=1)
    with store.work() as work:
        move(work, group)
    with store.reading() as reading:
        found = Chats(reading).at("telegram", NEW)
        assert found is not None
        assert found.chat_id == group.chat_id
        assert Origins(reading).of(Origin(group.chat_id, f"{NEW}:1")) == Written("FB-1", 1)
        assert OutboxRows(reading).count_pending() >= 1


def test_what_a_message_became_last_is_what_counts(store: Store) -> None:
    origin = Origin(1, "D0X:1.2")
    with store.work() as work:
        assert Origins(work).of(origin) is None
        OriginChanges(work).remember(origin, subject="said.5")
        OriginChanges(work).remember(origin, subject="FB-1", entry=1)
        assert Origins(work).of(origin) == Written("FB-1", 1)
        assert Origins(work).of(Origin(2, "D0X:1.2")) is None
