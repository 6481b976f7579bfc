"""Time is a row, and each is claimed once."""

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.store.database import Store
from data.store.due import DueChanges, DueRows
from tests.contract.store.harness import MONDAY

HOUR = timedelta(hours=1)


def plan(store: Store, subject: str, at: datetime) -> None:
    """Let a reminder be due."""
    with store.work() as work:
        DueChanges(work).plan("feedback.remind", subject, at)


def due(store: Store, at: datetime) -> list[str]:
    """Return what is due by then."""
    with store.reading() as reading:
        return [row.subject for row in DueRows(reading).due_by(at)]


def test_what_is_due_comes_the_oldest_first(store: Store) -> None:
    for subject, hours in (("c", 3), ("a", 1), ("b", 2), ("a2", 1)):
        plan(store, subject, MONDAY + hours * HOUR)
    assert due(store, MONDAY) == []
    assert due(store, MONDAY + 2 * HOUR) == ["a", "a2", "b"]
    with store.reading() as reading:
        assert DueRows(reading).next_at() == MONDAY + HOUR


def test_planned_again_it_is_due_at_the_new_time_only(store: Store) -> None:
    plan(store, "a", MONDAY)
    plan(store, "a", MONDAY + HOUR)
    assert due(store, MONDAY) == []
    assert due(store, MONDAY + HOUR) == ["a"]


def test_what_is_cancelled_is_not_due(store: Store) -> None:
    plan(store, "a", MONDAY)
    with store.work() as work:
        DueChanges(work).cancel("feedback.remind", "a")
        DueChanges(work).cancel("feedback.remind", "never planned")
    assert due(store, MONDAY) == []
    with store.reading() as reading:
        assert DueRows(reading).next_at() is None


def test_of_all_who_claim_a_row_at_once_one_has_it(store: Store) -> None:
    plan(store, "a", MONDAY)
    with store.reading() as reading:
        (row,) = DueRows(reading).due_by(MONDAY)
    claims = [store.submit(lambda work: DueChanges(work).claim(row.due_id)) for _ in range(8)]
    assert sorted(claim.result() for claim in claims) == [False] * 7 + [True]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.timezones()))  # noqa: DTZ001  # Hypothesis adds the zones
def test_an_instant_of_any_zone_comes_back_as_the_same_instant(store: Store, at: datetime) -> None:
    plan(store, "zoned", at)
    with store.reading() as reading:
        kept = DueRows(reading).next_at()
    assert kept is not None
    # In UTC: Python calls an hour that comes twice equal to nothing in another zone.
    assert (kept, kept.utcoffset()) == (at.astimezone(UTC), timedelta())
