"""What waits is counted by bounded labels, with the age of the oldest."""

from datetime import timedelta

from sqlalchemy import update

from data.model.notices import CardWanted, MessageWanted, Priority
from data.store.custody import DESK
from data.store.database import Store
from data.store.due import due_rows
from data.store.figures import Backlog, Figures
from data.store.inbox import InboxRows
from data.store.outbox import messages
from tests.contract.store.harness import FrozenClock, Opening, private_chat, settle_in


def test_an_empty_store_has_no_backlog(store: Store, opening_clock: FrozenClock) -> None:
    with store.reading() as reading:
        figures = Figures(reading)
        assert (figures.turns(), figures.notices()) == ({}, {})
        assert figures.overdue(opening_clock()) == Backlog(0, None)


def test_turns_are_counted_by_source_and_state(store: Store, opening_clock: FrozenClock) -> None:
    first = opening_clock()
    for number, source in enumerate(("slack", "slack", "telegram", "slack")):
        with store.work() as work:
            taken = InboxRows(work).take(source=source, key=str(number), lane="x", person_id=DESK, body="{}")
            assert taken is not None
            if number == 0:
                InboxRows(work).done(taken)
            if number == 1:
                InboxRows(work).park(taken)
        opening_clock.forward(timedelta(minutes=1))
    with store.reading() as reading:
        assert Figures(reading).turns() == {
            ("slack", "parked"): Backlog(1, first + timedelta(minutes=1)),
            ("telegram", "waiting"): Backlog(1, first + timedelta(minutes=2)),
            ("slack", "waiting"): Backlog(1, first + timedelta(minutes=3)),
        }


def test_notices_are_counted_by_platform_priority_and_state(
    store: Store, opening: Opening, opening_clock: FrozenClock
) -> None:
    settle_in(store, opening.roster)
    first = opening_clock()
    with store.work() as work:
        chat_id = private_chat(work, "mei").chat_id
        work.promise(
            CardWanted("a", "FB-1", chat_id),
            MessageWanted("b", "FB-1", chat_id),
            MessageWanted("b", "FB-2", chat_id),
            MessageWanted("b", "FB-3", chat_id, priority=Priority.WORK),
        )
    with store.work() as work:
        gone = messages.c.subject == "FB-2"
        work.connection.execute(update(messages).where(gone).values(state="sent"))
    with store.reading() as reading:
        assert Figures(reading).notices() == {
            ("telegram", "1", "waiting"): Backlog(1, first),
            ("telegram", "3", "waiting"): Backlog(2, first),
        }


def test_what_is_overdue_is_counted_with_the_oldest(store: Store, opening_clock: FrozenClock) -> None:
    with store.work() as work:
        for minutes in (1, 2, 90):
            work.connection.execute(
                due_rows.insert().values(
                    name="a", subject=str(minutes), at=opening_clock() + timedelta(minutes=minutes)
                )
            )
    opening_clock.forward(timedelta(minutes=5))
    with store.reading() as reading:
        late = Figures(reading).overdue(opening_clock())
    assert late == Backlog(2, opening_clock() - timedelta(minutes=4))
