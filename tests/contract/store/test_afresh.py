"""A card that stands far up is posted afresh when that matters, and what stood there becomes a pointer."""

from datetime import timedelta

import pytest

from data.model.notices import CardWanted, NoticeState, Pin, SubjectChanged
from data.store.afresh import MOVED
from data.store.cards import Shown
from data.store.database import Store
from data.store.outgoing import Outgoing
from data.store.ways import Ways
from tests.contract.store.harness import FrozenClock
from tests.contract.store.test_outgoing import CHAT, first, must, promise, send

DAY = timedelta(days=1)
KIND = "feedback.staff"
ATTENTION = SubjectChanged("FB-1", attention=frozenset({KIND}))


@pytest.fixture
def clock(opening_clock: FrozenClock) -> FrozenClock:
    return opening_clock


def stand(store: Store, *, instance: int = 0, ref: str = "old") -> None:
    """Let a card stand in the chat."""
    promise(store, CardWanted(KIND, "FB-1", CHAT, instance=instance))
    send(store, ref)


def kept(store: Store, ref: str) -> tuple[str, int] | None:
    """Return kind and instance of what stands at a reference."""
    with store.reading() as reading:
        return Shown(reading).card_at(CHAT, ref)


def test_the_fresh_card_goes_first_and_the_pointer_knows_where_the_old_one_stands(
    store: Store, clock: FrozenClock
) -> None:
    stand(store)
    clock.forward(DAY)
    promise(store, ATTENTION, turn_id=5)
    assert (must(store).kind, must(store).message_ref) == (KIND, None)
    send(store, "new")
    assert (must(store).kind, must(store).message_ref) == (MOVED + KIND, "old")
    send(store, "old")
    assert first(store) is None
    assert (kept(store, "new"), kept(store, "old")) == ((KIND, 0), (MOVED + KIND, 0))


@pytest.mark.parametrize(
    ("age", "change"),
    [
        (DAY - timedelta(seconds=1), ATTENTION),
        (DAY, SubjectChanged("FB-1")),
        (DAY, SubjectChanged("FB-1", attention=frozenset({"feedback.reporter"}))),
        (DAY, SubjectChanged("FB-2", attention=frozenset({KIND}))),
    ],
    ids=["young", "better news", "another kind", "another subject"],
)
def test_any_other_change_edits_the_card_where_it_stands(
    store: Store, clock: FrozenClock, age: timedelta, change: SubjectChanged
) -> None:
    stand(store)
    clock.forward(age)
    promise(store, change)
    item = first(store)
    assert item is None or item.message_ref == "old"


def test_only_the_newest_instance_is_posted_afresh(store: Store, clock: FrozenClock) -> None:
    stand(store, ref="first")
    stand(store, instance=1, ref="second")
    clock.forward(DAY)
    promise(store, ATTENTION, turn_id=5)
    posted = []
    while (item := first(store)) is not None:
        posted += [] if item.message_ref else [item.instance]
        send(store, item.message_ref or "third")
    assert posted == [1]
    assert kept(store, "first") == (KIND, 0)
    assert kept(store, "second") == (MOVED + KIND, 0)


def test_a_card_may_move_again_and_leaves_another_pointer(store: Store, clock: FrozenClock) -> None:
    stand(store, ref="1")
    for ref in ("2", "3"):
        clock.forward(DAY)
        promise(store, ATTENTION, turn_id=5)
        while first(store) is not None:
            send(store, must(store).message_ref or ref)
    assert [kept(store, ref) for ref in "123"] == [(MOVED + KIND, 0), (MOVED + KIND, 1), (KIND, 0)]


def test_better_news_leave_the_pointer_alone(store: Store, clock: FrozenClock) -> None:
    stand(store)
    clock.forward(DAY)
    promise(store, ATTENTION, turn_id=5)
    send(store, "new")
    send(store, "old")
    promise(store, SubjectChanged("FB-1"), turn_id=6)
    assert send(store, "new").kind == KIND
    assert first(store) is None


def test_an_edit_that_ends_after_the_card_was_lifted_does_not_bring_the_old_place_back(
    store: Store, clock: FrozenClock
) -> None:
    stand(store)
    clock.forward(DAY)
    promise(store, SubjectChanged("FB-1"))
    under_way = must(store)
    promise(store, ATTENTION, turn_id=5)
    with store.work() as work:
        Ways(work).sent(under_way, "old", drawn=b"")
    assert (must(store).kind, must(store).message_ref) == (KIND, None)


def test_what_never_arrived_leaves_no_pointer(store: Store, clock: FrozenClock) -> None:
    promise(store, CardWanted(KIND, "FB-1", CHAT))
    with store.work() as work:
        Ways(work).ended(must(store), NoticeState.FAILED, reason="refused")
    clock.forward(DAY)
    promise(store, ATTENTION, turn_id=5)
    send(store, "new")
    assert first(store) is None


def test_a_pin_that_comes_after_the_card_was_lifted_is_the_pointers(store: Store, clock: FrozenClock) -> None:
    stand(store)
    under_way = must_card(store, "old")
    clock.forward(DAY)
    promise(store, ATTENTION, turn_id=5)
    with store.work() as work:
        Ways(work).pinned(under_way, Pin.PINNED)
    assert (must(store).kind, must(store).pinned) == (KIND, Pin.NO)
    send(store, "new")
    assert (must(store).kind, must(store).pinned) == (MOVED + KIND, Pin.PINNED)


def test_the_pointer_takes_the_pin_over(store: Store, clock: FrozenClock) -> None:
    stand(store)
    standing = must_card(store, "old")
    with store.work() as work:
        Ways(work).pinned(standing, Pin.PINNED)
    clock.forward(DAY)
    promise(store, ATTENTION, turn_id=5)
    assert must(store).pinned is Pin.NO
    send(store, "new")
    assert must(store).pinned is Pin.PINNED


def must_card(store: Store, ref: str) -> Outgoing:
    """Return the card that stands at a reference, as if it were to go next."""
    promise(store, SubjectChanged("FB-1"))
    item = must(store)
    assert item.message_ref == ref
    return item
