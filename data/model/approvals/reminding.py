"""When those who are asked are reminded, when others are asked as well, and where requests are overlooked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from data.model.calendars import WorkCalendar
from data.model.deadlines import OFFICE, Promise
from data.model.ladders import Plan, Step

REMIND, FALL_BACK = "approvals.remind", "approvals.fall_back"
MOST_REMINDERS = 30


@dataclass(frozen=True, slots=True)
class RequestRules:
    """What the company says of all requests that wait for people.

    Attributes:
        nudge_every: of which working time those who are asked are reminded; None for never.
        fallback_after: after how much of it others are asked as well, or whoever leads them is told; None for never.
        shown_in: keys of the chats in which requests of a kind are overlooked, by kind, then by platform.
    """

    nudge_every: Promise | None = None
    fallback_after: Promise | None = None
    shown_in: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def reminders(rules: RequestRules, calendar: WorkCalendar) -> Plan | None:
    """Return the ladder that reminds, None where nobody is."""
    wait = _working_time(rules.nudge_every, calendar)
    return Plan((Step(wait),), repeats=MOST_REMINDERS - 1, counted_in=OFFICE) if wait else None


def falling_back(rules: RequestRules, calendar: WorkCalendar) -> Plan | None:
    """Return the ladder by which others are asked as well, None where nobody is."""
    wait = _working_time(rules.fallback_after, calendar)
    return Plan((Step(wait),), counted_in=OFFICE) if wait else None


def _working_time(told: Promise | None, calendar: WorkCalendar) -> timedelta:
    """Return how much working time it is: of a working day as much as one has, so that mornings stay mornings."""
    if told is None:
        return timedelta()
    day = sum((end - begin for begin, end in calendar.spans), timedelta())
    return told.working + told.workdays * day
