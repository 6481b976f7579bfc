"""Rules in cron's form, with weekdays by name alone: which wall times they name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from data.model.calendars import WEEKDAYS, WorkCalendar

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FIELDS = ("minute", "hour", "day", "month", "weekday")
WORKDAY, HOLIDAY = "workday", "holiday"


class BadRule(ValueError):
    """A rule that cannot be followed.

    Attributes:
        field: of the rule.
        reason: what is wrong with it, in words for whoever wrote it.
    """

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Cron:
    """Wall times of the days on which every field agrees.

    Attributes:
        weekdays: from 0 for Monday.
        only: workday or holiday where a calendar decides instead of the weekday; else empty.
    """

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    only: str = ""

    def falls_on(self, day: date, calendar: WorkCalendar | None) -> bool:
        """Return whether that day is one of the rule's."""
        if day.month not in self.months or day.day not in self.days or day.weekday() not in self.weekdays:
            return False
        if not self.only or calendar is None:
            return True
        return calendar.is_workday(day) == (self.only == WORKDAY)

    def times_on(self, day: date, *, backwards: bool = False) -> Iterator[datetime]:
        """Yield the wall times of one of the rule's days, in order or in the opposite one."""
        step = -1 if backwards else 1
        for hour in self.hours[::step]:
            for minute in self.minutes[::step]:
                yield datetime.combine(day, time(hour, minute))


def read_cron(text: str) -> Cron:
    """Read five fields: minute, hour, day of the month, month, weekday.

    Each is `*`, a value, a range `a-b`, a step `*/n` or `a-b/n`, or a list of these with commas. All five must agree.
    Months may be named; weekdays must be, or be `workday` or `holiday`.

    Raises:
        BadRule: a field says what cannot be, or no day has them all.
    """
    told = text.lower().split()
    if len(told) != len(FIELDS):
        raise BadRule("cron", f"has {len(told)} fields instead of the five: {' '.join(FIELDS)}")
    minute, hour, day, month, weekday = told
    only = weekday if weekday in {WORKDAY, HOLIDAY} else ""
    days = _values("day", day, _number("day", 1, 31), range(1, 32))
    months = _values("month", month, _month, range(1, 13))
    if all(min(days) > LONGEST_MONTHS[one - 1] for one in months):
        raise BadRule("day", f"never due: no month of {month} has a day {day}")
    return Cron(
        minutes=_values("minute", minute, _number("minute", 0, 59), range(60)),
        hours=_values("hour", hour, _number("hour", 0, 23), range(24)),
        days=frozenset(days),
        months=frozenset(months),
        weekdays=frozenset(_values("weekday", "*" if only else weekday, _weekday, range(7))),
        only=only,
    )


def _values(field: str, text: str, read: Callable[[str], int], every: range) -> tuple[int, ...]:
    found: set[int] = set()
    for part in text.split(","):
        span, stepped, step = part.partition("/")
        first, ranged, last = span.partition("-")
        if span == "*":
            low, high = every[0], every[-1]
        elif stepped and not ranged:
            raise BadRule(field, f"{part!r} steps from a single value; write a range or * before the /")
        else:
            low, high = read(first), read(last if ranged else first)
        if low > high:
            raise BadRule(field, f"{span!r} runs backwards")
        found.update(range(low, high + 1, _step(field, step) if stepped else 1))
    return tuple(sorted(found))


def _step(field: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise BadRule(field, f"{text!r} is no step; it must be a number from 1")
    return int(text)


def _number(field: str, low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
            raise BadRule(field, f"{text!r} is no number from {low} to {high}")
        return int(text)

    return read


def _month(text: str) -> int:
    return MONTHS.index(text) + 1 if text in MONTHS else _number("month", 1, 12)(text)


def _weekday(text: str) -> int:
    if text not in WEEKDAYS:
        # Cron counts from Sunday and others from Monday: a number would be read wrong by half of its readers.
        raise BadRule("weekday", f"{text!r} is none of {', '.join(WEEKDAYS)}, {WORKDAY}, {HOLIDAY}")
    return WEEKDAYS.index(text)
