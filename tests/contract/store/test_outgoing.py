"""What was promised waits in its order, and every outcome is written down."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from data.model.notices import CardWanted, MessageWanted, Notice, NoticeState, Priority, SubjectChanged
from data.store.cards import CardChanges, Shown
from data.store.database import Store
from data.store.outbox import messages
from data.store.outgoing import OutboxRows, Outgoing, Rank
from data.store.ways import Ways
from tests.contract.store.harness import FrozenClock

CHAT, OTHER = 7, 8
POST, EDIT = Rank(Priority.WORK), Rank(Priority.WORK, edits=True)
CARD = CardWanted("feedback.staff", "FB-1", CHAT)
NEWS = MessageWanted("feedback.added", "FB-1", CHAT, {"entry": 2})


def promise(store: Store, *notices: Notice, turn_id: int = 0) -> None:
    """Promise notices in a work of their own."""
    with store.work(turn_id=turn_id) as work:
        work.promise(*notices)


def first(store: Store, chat_id: int = CHAT) -> Outgoing | None:
    """Return what must go next to a chat."""
    with store.reading() as reading:
        return OutboxRows(reading).first_of(chat_id)


def must(store: Store, chat_id: int = CHAT) -> Outgoing:
    """Return what must go next, of which there is some."""
    item = first(store, chat_id)
    assert item is not None
    return item


def send(store: Store, message_ref: str = "m1", chat_id: int = CHAT) -> Outgoing:
    """Let what is next arrive, and return it."""
    item = must(store, chat_id)
    with store.work() as work:
        Ways(work).claim(item)
        Ways(work).sent(item, message_ref, drawn=b"")
    return item


def sent_in_order(store: Store) -> list[str]:
    """Let everything arrive and return its kinds in order."""
    kinds: list[str] = []
    while first(store) is not None:
        kinds.append(send(store, f"m{len(kinds)}").kind)
    return kinds


def test_many_changes_of_a_card_are_one_edit(store: Store) -> None:
    promise(store, CARD)
    send(store, "m1")
    for turn_id in (4, 5, 6):
        promise(store, SubjectChanged("FB-1"), turn_id=turn_id)
    item = send(store, "m1")
    assert (item.message_ref, item.revision) == ("m1", 4)
    assert first(store) is None


def test_a_card_that_changes_while_it_is_sent_is_sent_again(store: Store) -> None:
    promise(store, CARD)
    item = must(store)
    promise(store, SubjectChanged("FB-1"))
    with store.work() as work:
        Ways(work).sent(item, "m1", drawn=b"")
    again = must(store)
    assert (again.message_ref, again.revision) == ("m1", 2)


def test_a_change_reaches_every_card_of_the_subject_and_no_other(store: Store) -> None:
    promise(store, CARD, CardWanted("feedback.reporter", "FB-1", OTHER), CardWanted("a", "FB-2", OTHER))
    send(store), send(store, chat_id=OTHER), send(store, chat_id=OTHER)
    promise(store, SubjectChanged("FB-1"))
    with store.reading() as reading:
        found = OutboxRows(reading).in_line("", after={}, most=9)
        assert sorted(found) == [(CHAT, EDIT), (OTHER, EDIT)]
        assert OutboxRows(reading).count_pending() == 2


def test_rounds_of_a_subject_have_cards_of_their_own(store: Store) -> None:
    promise(store, CardWanted("outcome", "FB-1", CHAT, instance=1))
    send(store, "m1")
    promise(store, CardWanted("outcome", "FB-1", CHAT, instance=2))
    assert must(store).message_ref is None
    send(store, "m2")
    with store.reading() as reading:
        assert OutboxRows(reading).card_ref(kind="outcome", subject="FB-1", chat_id=CHAT) == "m2"
        assert OutboxRows(reading).card_ref(kind="outcome", subject="FB-1", chat_id=OTHER) is None
        assert Shown(reading).subject_at(CHAT, "m1") == "FB-1"
        assert Shown(reading).card_at(CHAT, "m2") == ("outcome", 2)
        assert Shown(reading).card_at(CHAT, "m9") is None


def test_messages_keep_the_order_in_which_they_were_promised(store: Store) -> None:
    promise(store, *(MessageWanted(f"k{n}", "FB-1", CHAT) for n in (3, 1, 2)), turn_id=9)
    promise(store, MessageWanted("early", "FB-1", CHAT), turn_id=2)
    assert sent_in_order(store) == ["early", "k3", "k1", "k2"]


def test_the_more_urgent_goes_first_cards_and_messages_alike(store: Store) -> None:
    promise(
        store,
        MessageWanted("reminder", "FB-1", CHAT, priority=Priority.REMINDER),
        CardWanted("card", "FB-1", CHAT, priority=Priority.WORK),
        MessageWanted("answer", "FB-1", CHAT, priority=Priority.ANSWER),
        turn_id=1,
    )
    assert sent_in_order(store) == ["answer", "card", "reminder"]


def test_a_card_that_waits_keeps_its_place_when_it_changes(store: Store) -> None:
    promise(store, CARD, turn_id=1)
    promise(store, MessageWanted("later", "FB-1", CHAT, priority=Priority.WORK), turn_id=2)
    promise(store, SubjectChanged("FB-1"), turn_id=3)
    assert sent_in_order(store) == ["feedback.staff", "later"]


def test_a_message_is_never_merged_with_its_like(store: Store) -> None:
    promise(store, NEWS, NEWS)
    assert len(sent_in_order(store)) == 2


def test_a_message_keeps_its_facts(store: Store) -> None:
    promise(store, MessageWanted("k", "FB-1", CHAT, {"by": "小云", "n": 3}, only_for=5, about_card="x"))
    item = must(store)
    assert (item.facts, item.only_for, item.about_card) == ({"by": "小云", "n": 3}, 5, "x")


def test_what_is_claimed_is_on_its_way_until_its_outcome_is_known(
    store: Store, opening_clock: FrozenClock
) -> None:
    promise(store, NEWS)
    with store.work() as work:
        Ways(work).claim(must(store))
    item = must(store)
    assert (item.state, item.attempts) == (NoticeState.SENDING, 1)
    assert item.attempted_at == opening_clock.moment


def test_a_delayed_one_holds_the_later_ones_back_and_lets_a_more_urgent_one_pass(
    store: Store, opening_clock: FrozenClock
) -> None:
    promise(store, CARD, MessageWanted("later", "FB-1", CHAT, priority=Priority.WORK))
    until = opening_clock.moment + timedelta(seconds=7)
    with store.work() as work:
        Ways(work).delayed(must(store), NoticeState.RETRYING, until=until, reason="rate_limited")
    item = must(store)
    assert (item.kind, item.state, item.not_before) == ("feedback.staff", NoticeState.RETRYING, until)
    with store.reading() as reading:
        assert OutboxRows(reading).next_attempt() == until
    promise(store, MessageWanted("urgent", "FB-1", CHAT, priority=Priority.ANSWER))
    assert must(store).kind == "urgent"


def test_what_has_ended_waits_no_more_and_a_failed_card_gets_another_chance_with_its_next_change(
    store: Store,
) -> None:
    promise(store, CARD)
    with store.work() as work:
        Ways(work).ended(must(store), NoticeState.FAILED, reason="blocked")
    assert first(store) is None
    promise(store, SubjectChanged("FB-1"))
    assert must(store).kind == "feedback.staff"


def test_a_vanished_card_is_posted_afresh(store: Store) -> None:
    promise(store, CARD)
    send(store, "m1")
    promise(store, SubjectChanged("FB-1"))
    with store.work() as work:
        Ways(work).lost_its_message(must(store))
    assert must(store).message_ref is None
    send(store, "m2")
    assert first(store) is None


def test_what_was_on_its_way_when_the_process_ended_is_unknown(store: Store) -> None:
    promise(store, CARD, NEWS)
    promise(store, CardWanted("other", "FB-2", OTHER))
    with store.work() as work:
        for chat_id in (CHAT, OTHER):
            Ways(work).claim(must(store, chat_id))
    with store.work() as work:
        assert Ways(work).recover() == 2
        assert Ways(work).recover() == 0
    with store.reading() as reading:
        assert OutboxRows(reading).unsettled() == {must(store).delivery_id, must(store, OTHER).delivery_id}
    assert must(store).unknowns == 1


def test_of_a_card_with_news_when_the_process_ended_nobody_knows_what_it_shows(store: Store) -> None:
    promise(store, CARD)
    item = must(store)
    with store.work() as work:
        Ways(work).sent(item, "m1", drawn=b"before")
    promise(store, SubjectChanged("FB-1"))
    assert must(store).drawn == b"before"
    with store.work() as work:
        Ways(work).recover()
    assert must(store).drawn is None


def test_an_edit_that_went_unheard_leaves_open_what_the_card_shows(store: Store) -> None:
    promise(store, CARD)
    item = must(store)
    with store.work() as work:
        Ways(work).sent(item, "m1", drawn=b"before")
    promise(store, SubjectChanged("FB-1"))
    for edited, shows in ((False, b"before"), (True, None)):
        with store.work() as work:
            Ways(work).delayed(
                must(store), NoticeState.RETRYING, until=work.now, reason="lost", edited=edited
            )
        assert must(store).drawn == shows


def test_an_echo_settles_what_was_unknown_and_nothing_else(store: Store, opening_clock: FrozenClock) -> None:
    promise(store, NEWS)
    item = must(store)
    with store.work() as work:
        assert Ways(work).heard(item.delivery_id, "m1") is None
        Ways(work).claim(item)
        Ways(work).delayed(item, NoticeState.SETTLING, until=opening_clock.moment, reason="lost")
    with store.work() as work:
        assert Ways(work).heard(item.delivery_id, "m1") == CHAT
        assert Ways(work).heard(item.delivery_id, "m2") is None
    item = must(store)
    assert (item.state, item.message_ref, item.not_before) == (NoticeState.SETTLING, "m1", None)
    with store.work() as work:
        Ways(work).sent(item, "m1", drawn=b"")
    assert first(store) is None
    with store.reading() as reading:
        assert Shown(reading).subject_at(CHAT, "m1") == "FB-1"


@pytest.mark.parametrize("forged", ["", "card", "card:", "card:x", "message:²", "message:-1", "x:1", "a:b:c"])
def test_an_echo_that_names_no_delivery_of_ours_settles_nothing(store: Store, forged: str) -> None:
    with store.work() as work:
        assert Ways(work).heard(forged, "m1") is None


def test_a_page_is_turned_on_the_card_at_a_reference_only(store: Store) -> None:
    promise(store, CARD)
    send(store, "m1")
    with store.work() as work:
        assert CardChanges(work).turn_page(CHAT, "m1", "more")
        assert not CardChanges(work).turn_page(OTHER, "m1", "more")
        assert not CardChanges(work).turn_page(CHAT, "m9", "more")
    assert must(store).page == "more"
    promise(store, SubjectChanged("FB-1"))
    assert must(store).page == "front"


def test_the_reason_of_an_end_is_kept(store: Store) -> None:
    promise(store, NEWS)
    with store.work() as work:
        Ways(work).ended(must(store), NoticeState.WITHDRAWN, reason="moot")
    with store.reading() as reading:
        row = reading.connection.execute(select(messages.c.state, messages.c.reason)).one()
    assert tuple(row) == ("withdrawn", "moot")


def test_what_points_to_a_fresher_card_is_left_behind_once_it_does(store: Store) -> None:
    for instance in range(3):
        promise(store, CardWanted("feedback.staff", "FB-1", CHAT, instance=instance))
        send(store, f"m{instance}")
    promise(store, SubjectChanged("FB-1"))
    send(store, "m0")
    with store.work() as work:
        CardChanges(work).leave_behind("feedback.staff", "FB-1", CHAT, before=2)
    assert [send(store, ref).instance for ref in ("m1", "m2")] == [1, 2]
    promise(store, SubjectChanged("FB-1"))
    assert [send(store, ref).instance for ref in ("m1", "m2")] == [1, 2]
    assert first(store) is None
