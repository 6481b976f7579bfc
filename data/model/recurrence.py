"""When something recurs, and what becomes of the times that were missed: pure functions of instants."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from data.model.calendars import WorkCalendar
from data.model.cron import Cron
from data.model.local_time import first_instant, wall_time

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SHORTEST_INTERVAL = timedelta(minutes=1)
LONGEST_INTERVAL = timedelta(days=3653)
# The 29th of February falls on each weekday within forty years, also across a year that is no leap year.
LOOKED_AHEAD_DAYS = 41 * 366
SOON_ENOUGH = timedelta(minutes=5)


class Late(StrEnum):
    """What becomes of times that were missed."""

    RUN = "run"  # each runs, late, in order
    ONCE = "once"  # one run stands for all of them
    SKIP = "skip"  # they are let go


@dataclass(frozen=True, slots=True)
class Once:
    """A single wall time."""

    wall: datetime


@dataclass(frozen=True, slots=True)
class Every:
    """Instants at a fixed distance, whatever clocks do: `since`, and every interval from there."""

    interval: timedelta
    since: datetime = EPOCH


Rule = Once | Every | Cron


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule with everything that it takes to follow it.

    Attributes:
        zone: IANA name of the zone in which wall times are meant.
        calendar: key of a calendar of the company, where the rule speaks of workdays or holidays.
        late_after: how late it may be and still count as in time.
    """

    rule: Rule
    zone: str = "UTC"
    calendar: str = ""
    late: Late = Late.RUN
    late_after: timedelta = SOON_ENOUGH

    @property
    def zone_info(self) -> ZoneInfo:
        """Return the zone itself."""
        return ZoneInfo(self.zone)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is to be done about a time that has come.

    Attributes:
        run_for: the planned instant for which the operation runs now, None when it is let go.
        next_at: the next planned instant, None when there is none.
    """

    run_for: datetime | None
    next_at: datetime | None


def next_after(
    rule: Rule, zone: ZoneInfo, after: datetime, *, calendar: WorkCalendar | None = None
) -> datetime | None:
    """Return the first planned instant later than that, None when there is none any more.

    Args:
        calendar: decides over workdays and holidays, for rules that speak of them.
    """
    if isinstance(rule, Once):
        instant = first_instant(rule.wall, zone)
        return instant if instant > after else None
    if isinstance(rule, Every):
        behind = (after - rule.since) // rule.interval
        return max(rule.since, rule.since + (behind + 1) * rule.interval)
    now = wall_time(after, zone)
    for wall in _walls(rule, now.date(), calendar, backwards=False):
        # What the clock shows already has been reached by then, at the latest just now.
        if wall > now and (instant := first_instant(wall, zone)) > after:
            return instant
    return None


def latest_until(
    rule: Rule, zone: ZoneInfo, until: datetime, *, calendar: WorkCalendar | None = None
) -> datetime | None:
    """Return the last planned instant that is not later than that, None when there is none before it."""
    if isinstance(rule, Once):
        instant = first_instant(rule.wall, zone)
        return instant if instant <= until else None
    if isinstance(rule, Every):
        count = (until - rule.since) // rule.interval
        return rule.since + count * rule.interval if count >= 0 else None
    # A clock that was set back had shown later times before, even those of the next day.
    begin = wall_time(until, zone).date() + timedelta(days=1)
    for wall in _walls(rule, begin, calendar, backwards=True):
        instant = first_instant(wall, zone)
        if instant <= until:
            return instant
    return None


def stand(
    recurrence: Recurrence, planned_at: datetime, now: datetime, *, calendar: WorkCalendar | None = None
) -> Standing:
    """Decide what becomes of a planned instant that has come, and when the next one is."""
    rule, zone = recurrence.rule, recurrence.zone_info
    if recurrence.late is Late.RUN:
        return Standing(planned_at, next_after(rule, zone, planned_at, calendar=calendar))
    latest = max(planned_at, latest_until(rule, zone, now, calendar=calendar) or planned_at)
    in_time = now - latest <= recurrence.late_after
    run_for = latest if in_time or recurrence.late is Late.ONCE else None
    return Standing(run_for, next_after(rule, zone, latest, calendar=calendar))


def _walls(rule: Cron, begin: date, calendar: WorkCalendar | None, *, backwards: bool) -> Iterator[datetime]:
    for count in range(LOOKED_AHEAD_DAYS):
        try:
            day = begin + timedelta(days=-count if backwards else count)
        except OverflowError:
            return
        if rule.falls_on(day, calendar):
            yield from rule.times_on(day, backwards=backwards)
