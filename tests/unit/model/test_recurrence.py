"""When something is due, also where clocks change; and what becomes of what was missed."""

import itertools
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model.calendars import WorkCalendar
from data.model.cron import Cron, read_cron
from data.model.recurrence import Every, Late, Once, Recurrence, Standing, latest_until, next_after, stand
from tests.unit.model.clock_oracle import due_between

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
NEW_YORK, BERLIN = ZoneInfo("America/New_York"), ZoneInfo("Europe/Berlin")
# Half an hour of summer time; a clock set back at midnight; a change of law; one at a quarter; none at all.
ODD_ZONES = (
    "Australia/Lord_Howe",
    "America/Havana",
    "Africa/Casablanca",
    "Pacific/Chatham",
    "Asia/Kathmandu",
)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def following(rule: str, zone: ZoneInfo, after: datetime, count: int) -> list[str]:
    """Return the next so many instants."""
    found, now = [], after
    for _ in range(count):
        now = next_after(read_cron(rule), zone, now) or now
        found.append(now.strftime("%m-%d %H:%M"))
    return found


def test_a_skipped_time_is_the_first_instant_after_the_gap() -> None:
    # 2026-03-29 in Berlin: 02:00 is followed by 03:00, at 01:00 UTC.
    assert following("30 2 * * *", BERLIN, utc("2026-03-28T00:00"), 3) == [
        "03-28 01:30",
        "03-29 01:00",
        "03-30 00:30",
    ]


def test_times_that_one_gap_skips_are_one_instant() -> None:
    assert following("*/20 2,3 * * *", BERLIN, utc("2026-03-29T00:00"), 4) == [
        "03-29 01:00",
        "03-29 01:20",
        "03-29 01:40",
        "03-30 00:00",
    ]


def test_a_time_that_comes_twice_is_the_first_of_the_two() -> None:
    # 2026-11-01 in New York: 01:59 is followed by 01:00, at 06:00 UTC.
    assert following("30 1 * * *", NEW_YORK, utc("2026-10-31T06:00"), 3) == [
        "11-01 05:30",
        "11-02 06:30",
        "11-03 06:30",
    ]


def test_the_repeated_hour_has_nothing_due() -> None:
    assert following("*/30 * * * *", NEW_YORK, utc("2026-11-01T05:15"), 3) == [
        "11-01 05:30",
        "11-01 07:00",
        "11-01 07:30",
    ]


def test_a_day_that_begins_late_is_not_left_out() -> None:
    # 2026-03-08 in Havana begins at 01:00: half past midnight is skipped, the day is not.
    assert following("30 0 * * *", ZoneInfo("America/Havana"), utc("2026-03-07T06:00"), 3) == [
        "03-08 05:00",
        "03-09 04:30",
        "03-10 04:30",
    ]


def test_weekdays_are_those_that_their_names_say() -> None:
    days = [utc("2026-06-07T00:00") + count * DAY for count in range(14)]
    rule = read_cron("0 9 * * mon-fri")
    assert [day.strftime("%a") for day in days if rule.falls_on(day.date(), None)] == [
        "Mon", "Tue", "Wed", "Thu", "Fri", "Mon", "Tue", "Wed", "Thu", "Fri",
    ]  # fmt: skip


def test_workdays_are_those_of_the_calendar() -> None:
    office = WorkCalendar(frozenset(range(5)), "CN", make_up_days=True)
    rule, found, now = read_cron("0 9 * * workday"), [], utc("2026-02-12T12:00")
    for _ in range(4):
        now = next_after(rule, ZoneInfo("Asia/Shanghai"), now, calendar=office) or now
        found.append(now.strftime("%a %m-%d"))
    # The spring festival of 2026: the 14th and the 28th of February are worked Saturdays.
    assert found == ["Fri 02-13", "Sat 02-14", "Tue 02-24", "Wed 02-25"]


def test_a_fixed_distance_takes_no_notice_of_clocks() -> None:
    rule = Every(6 * HOUR, since=utc("2026-03-29T00:30"))
    assert next_after(rule, BERLIN, utc("2020-01-01T00:00")) == utc("2026-03-29T00:30")
    assert next_after(rule, BERLIN, utc("2026-03-29T00:30")) == utc("2026-03-29T06:30")
    assert latest_until(rule, BERLIN, utc("2026-03-29T06:29")) == utc("2026-03-29T00:30")
    assert latest_until(rule, BERLIN, utc("2026-03-29T00:29")) is None


def test_a_single_time_is_due_once() -> None:
    rule = Once(datetime(2026, 3, 29, 2, 30))  # noqa: DTZ001  # a wall time
    assert next_after(rule, BERLIN, utc("2026-03-29T00:59")) == utc("2026-03-29T01:00")
    assert next_after(rule, BERLIN, utc("2026-03-29T01:00")) is None
    assert latest_until(rule, BERLIN, utc("2026-03-29T01:00")) == utc("2026-03-29T01:00")
    assert latest_until(rule, BERLIN, utc("2026-03-29T00:59")) is None


def test_the_29th_of_february_is_waited_for_beyond_a_year_that_is_none() -> None:
    assert next_after(read_cron("0 0 29 2 *"), ZoneInfo("UTC"), utc("2097-01-01T00:00")) == utc(
        "2104-02-29T00:00"
    )
    assert next_after(read_cron("0 0 29 2 *"), ZoneInfo("UTC"), utc("9996-03-01T00:00")) is None


@pytest.mark.parametrize(
    ("late", "now", "standing"),
    [
        (Late.RUN, "10:00", ("10:00", "11:00")),
        (Late.RUN, "13:30", ("10:00", "11:00")),
        (Late.ONCE, "10:00", ("10:00", "11:00")),
        (Late.ONCE, "13:30", ("13:00", "14:00")),
        (Late.SKIP, "10:04", ("10:00", "11:00")),
        (Late.SKIP, "10:06", (None, "11:00")),
        (Late.SKIP, "13:30", (None, "14:00")),
        (Late.SKIP, "13:03", ("13:00", "14:00")),
    ],
)
def test_what_was_missed(late: Late, now: str, standing: tuple[str | None, str]) -> None:
    run_for, next_at = standing
    found = stand(
        Recurrence(read_cron("0 * * * *"), late=late), utc("2026-03-02T10:00"), utc(f"2026-03-02T{now}")
    )
    assert found == Standing(utc(f"2026-03-02T{run_for}") if run_for else None, utc(f"2026-03-02T{next_at}"))


def test_a_clock_that_was_set_back_does_not_repeat_what_is_planned() -> None:
    rule = Recurrence(read_cron("0 * * * *"), late=Late.ONCE)
    planned = utc("2026-03-02T10:00")
    assert stand(rule, planned, planned - 5 * HOUR) == Standing(planned, planned + HOUR)


def values(low: int, high: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.sets(st.integers(low, high), min_size=1, max_size=4).map(lambda found: tuple(sorted(found)))


RULES = st.builds(
    Cron,
    minutes=values(0, 59),
    hours=values(0, 23),
    days=values(1, 31).map(frozenset) | st.just(frozenset(range(1, 32))),
    months=st.just(frozenset(range(1, 13))) | values(1, 12).map(frozenset),
    weekdays=st.just(frozenset(range(7))) | values(0, 6).map(frozenset),
)
# In weeks in which many zones change their clocks, and in any others.
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2035, 12, 25)) | st.sampled_from(  # noqa: DTZ001  # made aware below
    [datetime(2026, 3, 8), datetime(2026, 3, 29), datetime(2027, 10, 31), datetime(2030, 4, 7)]  # noqa: DTZ001  # as above
)


@given(rule=RULES, zone=st.sampled_from(ODD_ZONES) | st.timezone_keys(allow_prefix=False), moment=MOMENTS)
def test_it_agrees_with_whoever_watches_the_clock_minute_by_minute(
    rule: Cron, zone: str, moment: datetime
) -> None:
    known = ZoneInfo(zone)
    begin = moment.replace(second=0, microsecond=0, tzinfo=UTC)
    hours, minutes = set(rule.hours), set(rule.minutes)

    def matches(wall: datetime) -> bool:
        return wall.minute in minutes and wall.hour in hours and rule.falls_on(wall.date(), None)

    expected = list(due_between(matches, known, begin, begin + DAY, grid=MINUTE))
    found, now = [], begin
    while (at := next_after(rule, known, now)) is not None and at <= begin + DAY:
        found.append(at)
        now = at
    assert found == expected
    for earlier, later in itertools.pairwise(expected):
        assert latest_until(rule, known, later) == later
        assert latest_until(rule, known, later - MINUTE / 2) == earlier
