"""Judge whether the holidays are known by which deadlines are counted."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from bot.doctor.finding import Finding, fine, warning
from data.model.calendars import WorkCalendar

STEP = "calendars"
# So far ahead deadlines reach, and announcements more.
AHEAD = timedelta(days=31)
_UPDATE = "update Deskbell with its packages once they are published, each November"


def calendar_findings(calendars: Mapping[str, WorkCalendar], *, now: datetime) -> Iterator[Finding]:
    """Judge each calendar that keeps holidays, this month and the next one."""
    unknown = [(key, year) for key, one in calendars.items() for year in _unpublished(one, now)]
    for key, year in unknown:
        told = f"{key}: the holidays of {year} are not published in this version; those fixed by law stand in, without make-up days"
        yield warning(STEP, told, _UPDATE)
    if calendars and not unknown:
        yield fine(STEP, "the holidays of this month and the next are known")


def _unpublished(calendar: WorkCalendar, now: datetime) -> list[int]:
    days = [moment.astimezone(calendar.zone_info).date() for moment in (now, now + AHEAD)]
    return sorted({day.year for day in days if not calendar.is_published(day)})
