"""What a local time means when clocks change: the one rule by which wall times become instants."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_SECOND = timedelta(seconds=1)


def first_instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return the first instant at which clocks in that zone have reached a wall time.

    A time that is skipped becomes the first instant after the gap, one that comes twice the first of the two.

    Args:
        wall: naive, as a clock on the wall shows it.
    """
    early = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if wall_time(early, zone) == wall:
        return early
    # Skipped: with the offset from before the gap it lies after the change, with the one from behind it before.
    before, after = wall.replace(tzinfo=zone, fold=1).astimezone(UTC), early
    while after - before > _SECOND:
        middle = before + (after - before) // _SECOND // 2 * _SECOND
        if wall_time(middle, zone) < wall:
            before = middle
        else:
            after = middle
    return after


def instant_written(told: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant that somebody wrote: by the clocks of that zone, unless it names an offset of its own."""
    return told if told.tzinfo else first_instant(told, zone).astimezone(zone)


def wall_time(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return what clocks in that zone show at an instant, naive."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)
