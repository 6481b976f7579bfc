"""What came in is kept once, sealed, until it is done."""

from datetime import timedelta

from sqlalchemy import select

from data.store.custody import DESK
from data.store.database import Store
from data.store.inbox import InboxRows, inbox
from data.store.work import Reading
from tests.contract.store.harness import FrozenClock


def take(reading: Reading, key: str = "1", source: str = "slack", lane: str = "slack:D1") -> int | None:
    """Keep a turn of the desk."""
    return InboxRows(reading).take(source=source, key=key, lane=lane, person_id=DESK, body=f"body {key}")


def test_a_turn_is_kept_once_by_source_and_key(store: Store) -> None:
    with store.work() as work:
        kept = take(work)
        assert take(work) is None
        assert take(work, source="telegram") not in {kept, None}
    with store.work() as work:
        assert take(work) is None
        assert InboxRows(work).number_of(source="slack", key="1") == kept
        assert InboxRows(work).count_waiting() == 2


def test_of_two_that_come_at_once_one_is_kept(store: Store) -> None:
    taken = [store.submit(take).result() for _ in range(6)]
    assert sorted(one is not None for one in taken) == [False] * 5 + [True]


def test_turns_wait_in_the_order_in_which_they_came_until_they_are_done_or_parked(store: Store) -> None:
    with store.work() as work:
        first, second, third = (take(work, key) for key in ("c", "a", "b"))
    assert first is not None
    assert second is not None
    with store.work() as work:
        InboxRows(work).done(first)
        InboxRows(work).count_try(second, reason="ValueError" * 100)
    with store.reading() as reading:
        waiting = InboxRows(reading).waiting()
        assert [row.inbox_id for row in waiting] == [second, third]
        assert (waiting[0].body, waiting[0].tries, waiting[0].lane) == ("body a", 1, "slack:D1")
    with store.work() as work:
        InboxRows(work).park(second)
        assert InboxRows(work).count_waiting() == 1
        states = work.connection.execute(select(inbox.c.state).order_by(inbox.c.inbox_id)).scalars().all()
    assert states == ["done", "parked", "waiting"]


def test_only_whoever_wrote_it_gets_a_turn_back(store: Store) -> None:
    with store.work() as work:
        number = take(work)
        assert number is not None
        assert InboxRows(work).body_of(number, person_id=DESK) == "body 1"
        assert InboxRows(work).body_of(number, person_id=1) is None
        assert InboxRows(work).body_of(number + 1, person_id=DESK) is None


def test_what_is_the_same_under_another_key_is_known_for_a_while(
    store: Store, opening_clock: FrozenClock
) -> None:
    with store.work() as work:
        kept = InboxRows(work).take(
            source="webhook", key="a", lane="desk:a", person_id=DESK, body="b", fingerprint="f"
        )
    opening_clock.forward(timedelta(minutes=4))
    with store.reading() as reading:
        rows, since = InboxRows(reading), reading.now - timedelta(minutes=5)
        assert rows.number_like(source="webhook", fingerprint="f", since=since) == kept
        assert rows.number_like(source="webhook", fingerprint="g", since=since) is None
        assert rows.number_like(source="slack", fingerprint="f", since=since) is None
        assert rows.number_like(source="webhook", fingerprint="f", since=reading.now) is None
