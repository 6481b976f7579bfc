"""Working time: how much of it lies between two instants, and when some of it has passed."""

import itertools
import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from data.model.calendars import Span, WorkCalendar
from data.model.local_time import first_instant, wall_time

_DAY = timedelta(days=1)
# More than any promise is long; a week with a day that is worked comes to an end of it before.
LOOKED_AHEAD_DAYS = 41 * 366
_SPAN = re.compile("([01][0-9]|2[0-4]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])")


def stretches(calendar: WorkCalendar, since: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield begin and end of each stretch of working time from an instant on, the first one cut where it has begun.

    A span begins and ends when clocks reach its times for the first time, whatever they do in between.
    """
    zone = calendar.zone_info
    # A clock that was set back had shown later times before, even those of the next day.
    first = wall_time(since, zone).date() - _DAY
    for count in range(LOOKED_AHEAD_DAYS):
        day = first + count * _DAY
        if not calendar.is_workday(day):
            continue
        midnight = datetime.combine(day, time())
        for begin, end in calendar.spans:
            opens, closes = first_instant(midnight + begin, zone), first_instant(midnight + end, zone)
            if closes > max(opens, since):
                yield max(opens, since), closes


def after_working(calendar: WorkCalendar, since: datetime, length: timedelta) -> datetime:
    """Return the first instant at which so much working time has passed; of none, the next one that is worked.

    Raises:
        OverflowError: there is not so much of it in the next forty years.
    """
    left = length
    for opens, closes in stretches(calendar, since):
        if left <= closes - opens:
            return opens + left
        left -= closes - opens
    message = f"no {length} of working time after {since}"
    raise OverflowError(message)


def worked_between(calendar: WorkCalendar, since: datetime, until: datetime) -> timedelta:
    """Return how much working time lies between two instants, none where the second is the earlier one."""
    total = timedelta()
    for opens, closes in stretches(calendar, since):
        if opens >= until:
            break
        total += min(closes, until) - opens
    return total


def end_of_workday(calendar: WorkCalendar, since: datetime, *, following: int) -> datetime:
    """Return when work ends on the n-th working day after the day of an instant.

    Args:
        following: n, from 1.

    Raises:
        OverflowError: there are not so many in the next forty years.
    """
    zone = calendar.zone_info
    today = wall_time(since, zone).date()
    for count in range(1, LOOKED_AHEAD_DAYS):
        day = today + count * _DAY
        following -= calendar.is_workday(day)
        if following == 0:
            return first_instant(datetime.combine(day, time()) + calendar.spans[-1][1], zone)
    message = f"too few working days after {since}"
    raise OverflowError(message)


def whole_minute(moment: datetime) -> datetime:
    """Return the minute in which an instant lies: what is promised is told in minutes."""
    return moment.replace(second=0, microsecond=0)


def read_spans(told: list[str]) -> tuple[Span, ...]:
    """Read spans of a day such as 09:00-12:00; a day ends at 24:00.

    Raises:
        ValueError: one is none, or begins before the one before it has ended.
    """
    spans = tuple(_span(one) for one in told)
    if not spans:
        message = "no hours are worked"
        raise ValueError(message)
    for (_, ends), (begins, _) in itertools.pairwise(spans):
        if begins < ends:
            message = "one begins before the one before it has ended"
            raise ValueError(message)
    return spans


def _span(told: str) -> Span:
    found = _SPAN.fullmatch(str(told))
    begin, end = (_since_midnight(found, at) for at in (1, 3)) if found else (_DAY, _DAY)
    if begin >= end or end > _DAY:
        message = f"no span of a day such as 09:00-12:00: {told!r}"
        raise ValueError(message)
    return begin, end


def _since_midnight(found: re.Match[str], at: int) -> timedelta:
    return timedelta(hours=int(found[at]), minutes=int(found[at + 1]))
