"""What is stuck is listed without a word of anybody, and moves again or is let go when the operator says so."""

import pytest
from sqlalchemy import select, update

from actions.operating.drop_notice import drop_notice
from actions.operating.drop_turn import drop_turn
from actions.operating.retry_notice import retry_notice
from actions.operating.retry_turn import retry_turn
from actions.operating.show_notices import show_notices
from actions.operating.show_turns import show_turns
from data.model.notices import CardWanted, MessageWanted
from data.model.people import Roster
from data.store.audit import audit_entries
from data.store.custody import DESK
from data.store.database import Store
from data.store.inbox import DoneBefore, InboxRows
from data.store.outbox import cards, messages
from data.store.stuck import Moving, NothingStuck, Stuck, StuckTurn, is_called
from data.store.work import Work
from tests.contract.store.harness import FrozenClock, Opening, private_chat, settle_in


@pytest.fixture
def roster(opening: Opening) -> Roster:
    return opening.roster


def parked(store: Store) -> int:
    with store.work() as work:
        number = InboxRows(work).take(
            source="slack", key="k", lane="slack:D1", person_id=DESK, body='{"text": "my secret"}'
        )
        assert number is not None
        InboxRows(work).count_try(number, reason="KeyError")
        InboxRows(work).park(number)
    return number


def promised(store: Store, roster: Roster) -> None:
    """Promise a card and a message, and let both fail."""
    settle_in(store, roster)
    with store.work() as work:
        chat_id = private_chat(work, "mei").chat_id
        work.promise(
            CardWanted("a", "FB-1", chat_id), MessageWanted("b", "FB-1", chat_id, facts={"name": "小美"})
        )
    with store.work() as work:
        work.connection.execute(update(cards).values(state="failed", reason="chat_not_found"))
        work.connection.execute(update(messages).values(state="unknown", attempts=3))


def deeds(work: Work) -> str:
    return b" ".join(work.connection.execute(select(audit_entries.c.body)).scalars()).decode()


def test_a_turn_that_was_set_aside_is_listed_without_what_it_says(
    store: Store, opening_clock: FrozenClock
) -> None:
    number = parked(store)
    with store.reading() as reading:
        (turn,) = Stuck(reading).turns()
        assert turn == StuckTurn(number, "slack", opening_clock.moment, 1, "KeyError")
        assert Stuck(reading).count_parked() == 1
        assert not is_called(reading)


def test_what_it_says_is_shown_when_asked_and_that_is_audited(store: Store) -> None:
    number = parked(store)
    with store.work() as work:
        assert show_turns(work) == {number: '{"text": "my secret"}'}
    with store.work() as work:
        assert "operating.turn_shown" in deeds(work)
        assert "my secret" not in deeds(work)


def test_a_turn_tried_again_waits_and_calls_the_desk_once(store: Store) -> None:
    number = parked(store)
    with store.work() as work:
        retry_turn(work, inbox_id=number)
    with store.work() as work:
        assert [(row.inbox_id, row.tries) for row in InboxRows(work).waiting()] == [(number, 0)]
        assert Stuck(work).turns() == []
        assert is_called(work)
        assert "operating.turn_retried" in deeds(work)
        assert Moving(work).heard() == 1
        assert not is_called(work)
        InboxRows(work).done(number)


def test_a_dropped_turn_neither_waits_nor_comes_again(store: Store) -> None:
    number = parked(store)
    with store.work() as work:
        drop_turn(work, inbox_id=number)
    with store.work() as work:
        assert InboxRows(work).count_waiting() == 0
        assert Stuck(work).turns() == []
        again = InboxRows(work).take(source="slack", key="k", lane="slack:D1", person_id=DESK, body="{}")
        assert again is None


def test_of_what_a_stuck_message_tells_is_shown_when_asked_and_that_is_audited(
    store: Store, roster: Roster
) -> None:
    promised(store, roster)
    with store.work() as work:
        card, message = Stuck(work).notices()
        assert card.delivery_id.startswith("card:")
        assert show_notices(work) == {message.delivery_id: '{"name": "小美"}'}
    with store.work() as work:
        assert "operating.notice_shown" in deeds(work)
        assert "小美" not in deeds(work)


def test_notices_are_listed_tried_again_and_dropped(store: Store, roster: Roster) -> None:
    promised(store, roster)
    with store.reading() as reading:
        card, message = Stuck(reading).notices()
    assert (card.platform, card.kind, card.state, card.reason) == (
        "telegram",
        "a",
        "failed",
        "chat_not_found",
    )
    assert (message.kind, message.state, message.attempts) == ("b", "unknown", 3)
    with store.work() as work:
        retry_notice(work, delivery_id=message.delivery_id)
        drop_notice(work, delivery_id=card.delivery_id)
    with store.work() as work:
        assert list(Stuck(work).notices()) == []
        sent = work.connection.execute(select(messages.c.state, messages.c.attempts)).one()
        assert tuple(sent) == ("waiting", 0)
        assert work.connection.execute(select(cards.c.state)).scalar_one() == "withdrawn"
        assert "operating.notice_dropped" in deeds(work)
        assert is_called(work)


@pytest.mark.parametrize("named", ["message:999", "card:", "form:1", "", "message:1", "card:-1"])
def test_only_what_is_stuck_can_be_moved(store: Store, roster: Roster, named: str) -> None:
    settle_in(store, roster)
    with store.work() as work:
        chat_id = private_chat(work, "mei").chat_id
        work.promise(MessageWanted("b", "FB-1", chat_id))
    with pytest.raises(NothingStuck), store.work() as work:
        retry_notice(work, delivery_id=named)
    with pytest.raises(NothingStuck), store.work() as work:
        retry_turn(work, inbox_id=1)
    with store.work() as work:
        assert "operating" not in deeds(work)
        assert not is_called(work)


def test_a_turn_is_done_once_and_the_second_work_leaves_nothing(store: Store) -> None:
    with store.work() as work:
        number = InboxRows(work).take(source="slack", key="k", lane="l", person_id=DESK, body="{}")
        assert number is not None
    with store.work(turn_id=number) as work:
        InboxRows(work).done(number)

    def do_again(work: Work) -> None:
        work.promise(MessageWanted("b", "FB-1", 1))
        InboxRows(work).done(number)

    with pytest.raises(DoneBefore):
        store.submit(do_again, turn_id=number).result()
    with store.work() as work:
        assert work.connection.execute(select(messages)).first() is None
        assert InboxRows(work).waiting(but=[number]) == []
