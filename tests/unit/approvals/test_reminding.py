"""Reminders come in working time: over nights, weekends, holidays and make-up days no time passes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from data.model.approvals.policy import Stage
from data.model.approvals.reminding import MOST_REMINDERS, RequestRules, falling_back, reminders
from data.model.calendars import WorkCalendar
from data.model.deadlines import OFFICE, Promise
from data.model.ladders import begin, climb
from data.model.rights.rule import OnLoan

HOUR = timedelta(hours=1)
SPANS = ((9 * HOUR, 12 * HOUR), (13.5 * HOUR, 18 * HOUR))
CALENDAR = WorkCalendar(frozenset(range(5)), "CN", make_up_days=True, zone="Asia/Shanghai", spans=SPANS)
RULES = RequestRules(Promise(workdays=1), Promise(workdays=2))


def local(told: str) -> datetime:
    return datetime.fromisoformat(told).replace(tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)


@pytest.mark.parametrize(
    ("asked", "first", "second"),
    [
        ("2026-03-02T10:00", "2026-03-03T10:00", "2026-03-04T10:00"),
        ("2026-03-06T17:00", "2026-03-09T17:00", "2026-03-10T17:00"),
        # Tomb-sweeping day: the Monday is free.
        ("2026-04-03T10:00", "2026-04-07T10:00", "2026-04-08T10:00"),
        # Labour day: the Saturday after it is worked.
        ("2026-05-08T11:00", "2026-05-09T11:00", "2026-05-11T11:00"),
        # Outside of working hours the next morning is the beginning.
        ("2026-03-02T20:00", "2026-03-03T18:00", "2026-03-04T18:00"),
    ],
)
def test_a_working_day_later_is_a_working_day_later(asked: str, first: str, second: str) -> None:
    plan = reminders(RULES, CALENDAR)
    assert plan is not None
    calendars = {OFFICE: CALENDAR}
    ladder = begin(plan, name="approvals.remind", subject="AP-1", at=local(asked), calendars=calendars)
    assert ladder.due_at == local(first)
    assert climb(ladder, at=local(first), calendars=calendars).due_at == local(second)
    assert plan.length == MOST_REMINDERS
    later = falling_back(RULES, CALENDAR)
    assert later is not None
    assert begin(later, name="x", subject="AP-1", at=local(asked), calendars=calendars).due_at == local(
        second
    )


def test_without_a_word_of_the_company_nobody_is_reminded() -> None:
    assert reminders(RequestRules(), CALENDAR) is None
    assert falling_back(RequestRules(), CALENDAR) is None
    hours = falling_back(RequestRules(fallback_after=Promise(4 * HOUR)), CALENDAR)
    assert hours is not None
    assert hours.steps[0].wait == 4 * HOUR


def test_the_fall_back_is_asked_once_it_is_called_in_and_not_before() -> None:
    stage = Stage("technical", "technical", fallback="legal")
    called = Stage("technical", "technical", fallback="legal", called_in=True)
    legal = frozenset({"legal"})
    assert not stage.asks(7, legal)
    assert called.asks(7, legal)
    assert called.asks(7, frozenset({"technical"}))
    assert not called.asks(7, frozenset())
    assert called.asks_for(8, OnLoan(7, legal))
    assert not stage.asks_for(8, OnLoan(7, legal))
