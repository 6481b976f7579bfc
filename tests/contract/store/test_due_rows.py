"""Time is a row, and each is claimed once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.model.cron import BadRule
from data.store.database import Store
from data.store.due import Claimed, DueChanges, DueRow, DueRows
from data.store.work import Work
from tests.contract.store.harness import MONDAY, FrozenClock

HOUR = timedelta(hours=1)
FAR_AHEAD = datetime(2100, 1, 1, tzinfo=UTC)


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
    claims = [store.submit(lambda work: DueChanges(work).claim(row.due_id, row.at)) for _ in range(8)]
    assert [claim.result() for claim in claims if claim.result()] == [Claimed(MONDAY)]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.timezones()))  # noqa: DTZ001  # Hypothesis adds the zones
def test_an_instant_of_any_zone_comes_back_as_the_same_instant(store: Store, at: datetime) -> None:
    plan(store, "zoned", at)
    with store.reading() as reading:
        kept = DueRows(reading).next_at()
    assert kept is not None
    # In UTC: Python calls an hour that comes twice equal to nothing in another zone.
    assert (kept, kept.utcoffset()) == (at.astimezone(UTC), timedelta())


def repeat(store: Store, rule: dict[str, str]) -> DueRow:
    """Let something recur, and return its row."""
    with store.work() as work:
        DueChanges(work).repeat("digest", "all", rule)
    with store.reading() as reading:
        (row,) = [row for row in DueRows(reading).due_by(FAR_AHEAD) if row.name == "digest"]
    return row


def claim_and_break(work: Work, row: DueRow) -> None:
    DueChanges(work).claim(row.due_id, row.at)
    raise LookupError


def claim(store: Store, row: DueRow) -> Claimed | None:
    with store.work() as work:
        return DueChanges(work).claim(row.due_id, row.at)


def test_a_recurring_row_plans_its_next_time_in_the_work_that_claims_it(
    store: Store, opening_clock: FrozenClock
) -> None:
    row = repeat(store, {"cron": "0 12 * * *"})
    assert row.at == datetime(2026, 3, 2, 4, tzinfo=UTC), "without a zone, the company's is meant"
    opening_clock.forward(2 * HOUR)
    with pytest.raises(LookupError), store.work() as work:
        claim_and_break(work, row)
    assert claim(store, row) == Claimed(row.at, row.at + 24 * HOUR)
    assert claim(store, row) is None
    with store.reading() as reading:
        assert DueRows(reading).next_at() == row.at + 24 * HOUR


def test_of_all_who_claim_a_recurring_instant_at_once_one_has_it(store: Store) -> None:
    row = repeat(store, {"every": "PT1H"})
    claims = [store.submit(lambda work: DueChanges(work).claim(row.due_id, row.at)) for _ in range(8)]
    assert [claim.result() for claim in claims if claim.result()] == [Claimed(row.at, row.at + HOUR)]


def test_declared_again_with_the_same_rule_it_stays_planned(store: Store, opening_clock: FrozenClock) -> None:
    first = repeat(store, {"every": "PT1H"})
    opening_clock.forward(3 * HOUR)
    assert repeat(store, {"every": "PT1H"}) == first, "what is due by now is not passed over"
    assert repeat(store, {"every": "PT2H"}).at > MONDAY + 3 * HOUR


def test_after_the_clock_was_set_back_no_instant_comes_twice(
    store: Store, opening_clock: FrozenClock
) -> None:
    first = repeat(store, {"every": "PT1H"})
    opening_clock.forward(HOUR)
    assert claim(store, first) is not None
    opening_clock.forward(-5 * HOUR)
    assert repeat(store, {"every": "PT30M"}).at == first.at + HOUR / 2


def test_what_was_planned_anew_cannot_be_claimed_for_the_earlier_instant(store: Store) -> None:
    plan(store, "a", MONDAY)
    with store.reading() as reading:
        (row,) = DueRows(reading).due_by(MONDAY)
    plan(store, "a", MONDAY + HOUR)
    assert claim(store, row) is None
    assert due(store, MONDAY + HOUR) == ["a"]


def test_a_rule_whose_times_are_over_is_refused(store: Store) -> None:
    with pytest.raises(BadRule, match="never due"):
        repeat(store, {"once": "2026-03-02T09:59"})
    row = repeat(store, {"once": "2026-03-02T10:01"})
    assert claim(store, row) == Claimed(row.at)
    assert due(store, MONDAY + 1000 * HOUR) == []


def test_a_year_that_is_not_published_yet_is_guessed_and_says_so(
    store: Store, opening_clock: FrozenClock
) -> None:
    office = store.company.calendars["office"]
    last = max(year for year in range(2026, 2060) if office.is_published(date(year, 1, 1)))
    opening_clock.forward(datetime(last, 12, 29, tzinfo=UTC) - MONDAY)
    row = repeat(store, {"cron": "0 9 * * workday", "calendar": "office"})
    years = []
    for _ in range(5):
        claimed = claim(store, row)
        assert claimed is not None
        assert claimed.next_at is not None
        years.append((claimed.next_at.year, claimed.guessed))
        row = replace(row, at=claimed.next_at)
    assert years[0] == (last, False)
    assert years[-1] == (last + 1, True)
    assert all(guessed == (year > last) for year, guessed in years)
