"""Times from when until when something may go, or may not."""

import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from data.model.local_time import instant_written
from data.model.releases.refusals import NotAWindow

_WINDOW = re.compile(
    r"\s*(?P<since>[0-9T:+ -]{10,}?)\s*(?:/|–|—|到|至|\bto\b)\s*(?P<until>[0-9T:+ -]{5,})\s*"
)

_TIME = re.compile(r"[0-9]{2}:[0-9]{2}", re.ASCII)


def window(written: str, *, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return from when until when, as two instants of ISO 8601 with a slash between; the second may be a time alone.

    Raises:
        NotAWindow: it is none.
    """
    found = _WINDOW.fullmatch(written)
    try:
        since = _instant(found["since"], zone) if found else None
        until = _end(found["until"].strip(), since, zone) if found and since else None
    except (ValueError, OverflowError):
        # No time, or none that a clock can show in every zone.
        raise NotAWindow from None
    if since is None or until is None or not _is_later(until, since):
        raise NotAWindow
    return since, until


def _end(written: str, since: datetime, zone: ZoneInfo) -> datetime:
    """Return the end; a time alone is the next one of that name, by the same clock."""
    if not _TIME.fullmatch(written):
        return _instant(written, zone)
    wall = datetime.combine(since.date(), time.fromisoformat(written))
    # The clock is that of the zone, unless the beginning names an offset of its own.
    own = None if since.tzinfo is zone else since.tzinfo
    until = instant_written(wall.replace(tzinfo=own), zone)
    return (
        until
        if _is_later(until, since)
        else instant_written((wall + timedelta(days=1)).replace(tzinfo=own), zone)
    )


def _is_later(until: datetime, since: datetime) -> bool:
    # Times of one zone compare as clocks show them, and clocks are put back.
    return until.astimezone(UTC) > since.astimezone(UTC)


def _instant(written: str, zone: ZoneInfo) -> datetime:
    return instant_written(datetime.fromisoformat(written.strip()), zone)
