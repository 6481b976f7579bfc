"""Working time: split shifts, holidays, make-up days, and clocks that change."""

import itertools
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from data.model.calendars import USUAL_WEEK, WorkCalendar
from data.model.working_time import after_working, end_of_workday, read_spans, worked_between
from tests.unit.model.working_cases import CALENDARS, OFFICE, Kept, wrong
from tests.unit.model.working_oracle import utc

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOUR = timedelta(hours=1)


def at(told: str) -> datetime:
    return datetime.fromisoformat(told).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("since", "hours", "until"),
    [
        ("2026-03-02T10:00", 2, "2026-03-02T12:00"),
        ("2026-03-02T10:00", 4, "2026-03-02T15:30"),
        ("2026-03-02T12:30", 1, "2026-03-02T14:30"),
        ("2026-03-06T17:00", 2, "2026-03-09T10:00"),
        ("2026-03-07T10:00", 0, "2026-03-09T09:00"),
        ("2026-02-13T17:00", 2, "2026-02-14T10:00"),  # a Saturday that is worked for the Spring Festival
        ("2026-02-14T17:00", 2, "2026-02-24T10:00"),  # which lasts nine days
    ],
)
def test_hours_count_while_somebody_works(since: str, hours: int, until: str) -> None:
    calendar = OFFICE.modelled()
    assert after_working(calendar, at(since), hours * HOUR) == at(until)
    assert worked_between(calendar, at(since), at(until)) == hours * HOUR


@pytest.mark.parametrize(
    ("since", "days", "until"),
    [
        ("2026-03-02T08:00", 1, "2026-03-03T18:00"),
        ("2026-03-02T23:59", 2, "2026-03-04T18:00"),
        ("2026-03-07T10:00", 1, "2026-03-09T18:00"),
        ("2026-02-13T10:00", 2, "2026-02-24T18:00"),
    ],
)
def test_working_days_end_with_work(since: str, days: int, until: str) -> None:
    assert end_of_workday(OFFICE.modelled(), at(since), following=days) == at(until)


@pytest.mark.parametrize("kept", CALENDARS, ids=lambda kept: kept.zone + kept.days)
def test_it_is_what_counting_minutes_tells(kept: Kept) -> None:
    begin, end = utc(2026, 2), utc(2026, 6)
    minutes = kept.counted(begin, utc(2026, 12))
    cases = list(itertools.islice(wrong(kept, minutes, begin=begin, end=end, seed=1), 150))
    assert len(cases) == 150
    assert [case for case in cases if case] == []


def test_without_working_days_there_is_no_end() -> None:
    never = WorkCalendar(frozenset())
    with pytest.raises(OverflowError):
        after_working(never, utc(2026), HOUR)
    with pytest.raises(OverflowError):
        end_of_workday(never, utc(2026), following=1)
    assert worked_between(USUAL_WEEK, utc(2026, 3, 3), utc(2026, 3, 2)) == timedelta()


@pytest.mark.parametrize(
    "told",
    [[], ["9-12"], ["12:00-09:00"], ["09:00-09:00"], ["09:00-24:30"], ["09:00-12:00", "11:59-13:00"], ["09:60-10:00"]],
)  # fmt: skip
def test_hours_that_cannot_be_are_refused(told: list[str]) -> None:
    with pytest.raises(ValueError, match=r"span|hours|before"):
        read_spans(told)


def test_a_year_that_is_not_decreed_yet_keeps_the_holidays_of_the_law() -> None:
    office = OFFICE.modelled()
    year = next(
        year for year in range(2026, 2060) if not office.is_published(datetime(year, 1, 1, tzinfo=UTC).date())
    )
    labour_day = datetime(year, 5, 1, tzinfo=SHANGHAI)
    assert not office.is_workday(labour_day.date())
    assert after_working(office, labour_day, timedelta()) > labour_day + 24 * HOUR
