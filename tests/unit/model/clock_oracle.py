"""A slow and plain account of when something is due: look at the clock on the wall again and again."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

BEFORE = timedelta(days=2)

# Tells whether a wall time is one of the rule's.
Matches = Callable[[datetime], bool]


def due_between(
    matches: Matches, zone: ZoneInfo, begin: datetime, end: datetime, *, grid: timedelta
) -> Iterator[datetime]:
    """Yield every instant in (begin, end] at which the clock reaches or jumps over one of the rule's wall times for the first time.

    Args:
        grid: distance of the looks; wall times, offsets and changes of offset must all lie on it.
    """
    now = begin - BEFORE
    # Nothing up to here is due again, however far the clock is set back.
    latest = now.astimezone(zone).replace(tzinfo=None)
    while now < end:
        now += grid
        shown = now.astimezone(zone).replace(tzinfo=None)
        due = False
        while latest < shown:
            latest += grid
            due = due or matches(latest)
        if due and now > begin:
            yield now


def changes(zone: ZoneInfo, years: range) -> Iterator[datetime]:
    """Yield every instant within those years at which the zone changes its offset."""
    hour = timedelta(hours=1)
    now = datetime(years.start, 1, 1, tzinfo=UTC)
    end = datetime(years.stop, 1, 1, tzinfo=UTC)
    offset = _offset(now, zone)
    while now < end:
        later = now + timedelta(days=1)
        if _offset(later, zone) != offset:
            moment = now
            while _offset(moment, zone) == offset:
                moment += hour / 4
            yield moment
            later, offset = moment, _offset(moment, zone)
        now = later


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
