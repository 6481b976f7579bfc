"""Deadlines: what is promised about a report, and the ladders that watch over it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from data.model.calendars import WorkCalendar
from data.model.ladders import Plan, Step, Told, Whom
from data.model.working_time import after_working, end_of_workday, whole_minute, worked_between

OFFICE = "office"
FIRST_RESPONSE, RESOLUTION = "feedback.first_response", "feedback.resolution"
NEAR, BROKEN = "near", "broken"
# Of the working time of a promise: by then somebody can still keep it.
NEAR_AFTER = 0.75


@dataclass(frozen=True, slots=True)
class Promise:
    """Until when something is promised, one of the two.

    Attributes:
        working: after so much working time.
        workdays: when work ends on the n-th following working day.
    """

    working: timedelta = timedelta()
    workdays: int = 0

    def due(self, calendar: WorkCalendar, since: datetime) -> datetime:
        """Return until when, if it was promised at an instant."""
        if self.workdays:
            return end_of_workday(calendar, since, following=self.workdays)
        return after_working(calendar, since, self.working)


@dataclass(frozen=True, slots=True)
class ServiceLevel:
    """What is promised about reports of a kind; None for nothing.

    Attributes:
        calendar: key of the one by which working time counts.
    """

    first_response: Promise | None = None
    resolution: Promise | None = None
    calendar: str = OFFICE

    @property
    def promises(self) -> dict[str, Promise]:
        """Return what is promised, by the name of the ladder that watches over it."""
        told = {FIRST_RESPONSE: self.first_response, RESOLUTION: self.resolution}
        return {name: promise for name, promise in told.items() if promise is not None}


def plan_of(promise: Promise, *, calendar: str, kept_by: WorkCalendar, since: datetime) -> Plan:
    """Return the ladder that warns before a promise is broken, and reports it when it is.

    Args:
        calendar: key of the calendar `kept_by`.
    """
    counted = whole_minute(since)
    whole = worked_between(kept_by, counted, promise.due(kept_by, counted))
    near = timedelta(seconds=int(whole.total_seconds() * NEAR_AFTER))
    department = Told(Whom.GROUP)
    steps = (
        Step(near, (department,), NEAR),
        Step(whole - near, (department, Told(Whom.HEAD)), BROKEN),
    )
    return Plan(steps, counted_in=calendar, punctual=True)
