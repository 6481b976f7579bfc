"""How recurrences are written, and how a bad one is refused: by field and reason."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model.calendars import WEEKDAYS, WorkCalendar, is_country
from data.model.cron import BadRule, Cron, read_cron
from data.model.recurrence import EPOCH, Every, Late, Once, Recurrence
from data.model.recurrence_text import read_recurrence


def test_a_rule_says_all_that_it_takes() -> None:
    told = {
        "cron": "*/30 9-10 1,15 jan-mar workday",
        "zone": "Asia/Shanghai",
        "calendar": "office",
        "late": "skip",
        "late_after": "PT1H",
    }
    assert read_recurrence(told, calendars={"office"}) == Recurrence(
        Cron((0, 30), (9, 10), frozenset({1, 15}), frozenset({1, 2, 3}), frozenset(range(7)), only="workday"),
        "Asia/Shanghai",
        "office",
        Late.SKIP,
        timedelta(hours=1),
    )


def test_the_rest_is_as_most_want_it() -> None:
    assert read_recurrence({"every": "PT6H"}) == Recurrence(Every(timedelta(hours=6), EPOCH))
    assert read_recurrence({"once": "2026-03-29T02:30"}).rule == Once(datetime(2026, 3, 29, 2, 30))  # noqa: DTZ001  # a wall time
    since = read_recurrence({"every": "P1D", "since": "2026-03-29T09:00", "zone": "Asia/Shanghai"})
    assert since.rule == Every(timedelta(days=1), datetime(2026, 3, 29, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("told", "field", "reason"),
    [
        ({}, "rule", "must be exactly one of once, every, cron"),
        ({"every": "PT1H", "cron": "* * * * *"}, "rule", "must be exactly one of once, every, cron"),
        ({"every": "PT1H", "zone": "Mars/Olympus"}, "zone", "there is no zone 'Mars/Olympus'"),
        ({"every": "PT59S"}, "every", "too often: PT59S is less than a minute"),
        ({"every": "P4000D"}, "every", "never due: P4000D is longer than ten years"),
        ({"every": "hourly"}, "every", "not an ISO 8601 duration such as P2D or PT30M: 'hourly'"),
        ({"every": "PT1H", "often": "yes"}, "often", "is unknown; there are "),
        ({"every": "PT1H", "late": "maybe"}, "late", "'maybe' is none of run, once, skip"),
        ({"every": "PT1H", "calendar": "office"}, "calendar", "is of use for workday and holiday alone"),
        ({"cron": "0 9 * * workday"}, "calendar", "is needed for workday and holiday"),
        ({"cron": "0 9 * * holiday", "calendar": "moon"}, "calendar", "there is no calendar 'moon'"),
        ({"cron": "0 9 * * *", "since": "2026-03-02"}, "since", "belongs to every"),
        ({"once": "tomorrow"}, "once", "'tomorrow' is no time such as 2026-03-02T09:00"),
        ({"once": "2026-03-02T09:00Z"}, "once", "brings a zone of its own; name it under zone"),
        ({"once": "9999-12-31T23:59"}, "once", "9999 is no year from 1970 to 8999"),
        (
            {"cron": "0 0 9 * * mon"},
            "cron",
            "has 6 fields instead of the five: minute hour day month weekday",
        ),
        ({"cron": "0 9 * * 1-5"}, "weekday", "'1' is none of mon, tue, wed, thu, fri, sat, sun, workday"),
        ({"cron": "0 9 * * 7"}, "weekday", "'7' is none of mon"),
        ({"cron": "0 9 * * mon,workday"}, "weekday", "'workday' is none of mon"),
        ({"cron": "0 9 * * fri-mon"}, "weekday", "'fri-mon' runs backwards"),
        ({"cron": "0 24 * * *"}, "hour", "'24' is no number from 0 to 23"),
        ({"cron": "٣ 9 * * *"}, "minute", "'٣' is no number from 0 to 59"),
        ({"cron": "5/10 9 * * *"}, "minute", "'5/10' steps from a single value"),
        ({"cron": "*/0 9 * * *"}, "minute", "'0' is no step"),
        ({"cron": "0 9 30,31 2 *"}, "day", "never due: no month of 2 has a day 30,31"),
        ({"cron": "0 9 31 apr,jun *"}, "day", "never due: no month of apr,jun has a day 31"),
    ],
)
def test_a_bad_rule_is_refused_by_field_and_reason(told: dict[str, Any], field: str, reason: str) -> None:
    with pytest.raises(BadRule) as refused:
        read_recurrence(told, calendars={"office"})
    assert refused.value.field == field
    assert reason in refused.value.reason


@given(st.text("0123456789*-/,montueadyj ", max_size=25))
def test_whatever_is_written_is_a_rule_or_refused(text: str) -> None:
    with suppress(BadRule):
        rule = read_cron(text)
        assert all((rule.minutes, rule.hours, rule.days, rule.months, rule.weekdays))


@pytest.mark.parametrize(
    ("day", "worked", "published"),
    [
        (date(2026, 2, 14), True, True),  # a Saturday that makes up for the spring festival
        (date(2026, 2, 15), False, True),
        (date(2026, 2, 17), False, True),
        (date(2026, 3, 7), False, True),
        (date(2026, 3, 9), True, True),
        (date(2045, 10, 2), False, False),  # by law; no decree of that year is out
        (date(2045, 10, 11), True, False),
    ],
)
def test_the_office_calendar_of_china(day: date, *, worked: bool, published: bool) -> None:
    office = WorkCalendar(frozenset(range(5)), "CN", make_up_days=True)
    assert (office.is_workday(day), office.is_published(day)) == (worked, published)


def test_other_weeks_and_other_countries() -> None:
    six_days = WorkCalendar(frozenset(range(6)), "CN")
    assert six_days.is_workday(date(2026, 3, 7))
    assert not six_days.is_workday(date(2026, 10, 1))
    assert not WorkCalendar(frozenset(range(5)), "CN").is_workday(date(2026, 2, 14)), "no make-up days here"
    taiwan = WorkCalendar(frozenset(range(5)), "TW")
    assert not taiwan.is_workday(date(2026, 2, 28))
    assert not taiwan.is_workday(date(2026, 10, 9)), "the day before, for one that falls on a Saturday"
    always = WorkCalendar(frozenset(range(len(WEEKDAYS))))
    assert always.is_workday(date(2026, 10, 1))
    assert always.is_published(date(3000, 1, 1))
    assert (is_country("TW"), is_country("XX")) == (True, False)
