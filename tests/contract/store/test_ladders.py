"""Ladders are kept with what is due, on both databases."""

from datetime import timedelta

import pytest

from actions.ladders.climb_ladder import climb_ladder
from actions.ladders.end_ladder import end_ladder
from actions.ladders.pause_ladder import pause_ladder
from actions.ladders.resume_ladder import resume_ladder
from actions.ladders.start_ladder import start_ladder
from data.model.ladders import Ladder, Plan, Step, Told, Whom
from data.store.database import Store
from data.store.due import DueRows
from data.store.ladders import LadderChanges, Ladders
from tests.contract.store.harness import MONDAY, FrozenClock

HOUR = timedelta(hours=1)
NAME, SUBJECT = "alerts.escalate", "AL-1"
PLAN = Plan(
    (Step(HOUR, (Told(Whom.ON_CALL),), "first"), Step(HOUR, (Told(Whom.HEAD, "technical"),), "second"))
)


def started(store: Store, subject: str = SUBJECT) -> Ladder:
    with store.work() as work:
        return start_ladder(work, name=NAME, subject=subject, plan=PLAN)


def kept(store: Store) -> Ladder | None:
    with store.reading() as reading:
        return Ladders(reading).find(NAME, SUBJECT)


def due(store: Store) -> list[tuple[str, timedelta]]:
    """Return what is due about which subject, and how long after the beginning."""
    with store.reading() as reading:
        return [(row.subject, row.at - MONDAY) for row in DueRows(reading).due_by(MONDAY + 1000 * HOUR)]


def climbed(store: Store) -> str | None:
    with store.work() as work:
        found = climb_ladder(work, name=NAME, subject=SUBJECT)
    return found.step.news if found else None


def test_what_is_kept_is_what_was_started(store: Store) -> None:
    ladder = started(store)
    assert kept(store) == ladder
    assert due(store) == [(SUBJECT, HOUR)]
    with store.reading() as reading:
        assert Ladders(reading).about(SUBJECT) == {NAME: ladder}
        assert Ladders(reading).about("AL-2") == {}


def test_it_is_climbed_when_it_is_due_and_once(store: Store, opening_clock: FrozenClock) -> None:
    started(store)
    assert climbed(store) is None
    opening_clock.forward(HOUR)
    assert climbed(store) == "first"
    assert climbed(store) is None
    assert due(store) == [(SUBJECT, 2 * HOUR)]
    opening_clock.forward(HOUR)
    assert climbed(store) == "second"
    assert due(store) == []


def test_while_it_is_paused_nothing_is_due(store: Store, opening_clock: FrozenClock) -> None:
    started(store)
    opening_clock.forward(HOUR / 2)
    with store.work() as work:
        pause_ladder(work, name=NAME, subject=SUBJECT)
        pause_ladder(work, name=NAME, subject="AL-2")
    assert due(store) == []
    opening_clock.forward(10 * HOUR)
    assert climbed(store) is None
    with store.work() as work:
        assert resume_ladder(work, name=NAME, subject=SUBJECT)
        assert not resume_ladder(work, name=NAME, subject=SUBJECT)
    assert due(store) == [(SUBJECT, 11 * HOUR)]


def test_what_has_ended_is_not_climbed_and_begins_anew(store: Store, opening_clock: FrozenClock) -> None:
    started(store)
    opening_clock.forward(HOUR)
    with store.work() as work:
        assert end_ladder(work, name=NAME, subject=SUBJECT)
        assert not end_ladder(work, name=NAME, subject=SUBJECT)
        assert not end_ladder(work, name=NAME, subject="AL-2")
    ended = kept(store)
    assert ended is not None
    assert ended.ended_at == MONDAY + HOUR
    assert climbed(store) is None
    assert due(store) == []
    assert started(store).ended_at is None
    assert due(store) == [(SUBJECT, 2 * HOUR)]


def test_what_is_taken_away_leaves_nothing(store: Store) -> None:
    started(store)
    started(store, "AL-2")
    with store.work() as work:
        LadderChanges(work).remove(NAME, SUBJECT)
    assert kept(store) is None
    assert due(store) == [("AL-2", HOUR)]


def test_a_step_that_fails_was_not_taken(store: Store, opening_clock: FrozenClock) -> None:
    started(store)
    opening_clock.forward(HOUR)
    with pytest.raises(RuntimeError):
        _fail(store)
    assert climbed(store) == "first"


def _fail(store: Store) -> None:
    with store.work() as work:
        climb_ladder(work, name=NAME, subject=SUBJECT)
        raise RuntimeError
