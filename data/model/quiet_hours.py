"""Quiet hours: when people are left alone by what can wait until the morning."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from data.model.local_time import first_instant, wall_time

# Whoever wrote to the desk so lately is awake, whatever their clock shows.
AWAKE_FOR = timedelta(hours=1)

_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From when to when nobody is disturbed, as their own clock shows it; it may go past midnight."""

    begins: time
    ends: time

    def until(self, moment: datetime, zone: ZoneInfo) -> datetime | None:
        """Return when they are over that reign in a zone at a moment, None when none do."""
        wall = wall_time(moment, zone)
        now, over_night = wall.time(), self.begins > self.ends
        reign = now >= self.begins or now < self.ends if over_night else self.begins <= now < self.ends
        if not reign:
            return None
        tomorrow = over_night and now >= self.begins
        return first_instant(datetime.combine(wall.date() + timedelta(days=tomorrow), self.ends), zone)


def read_quiet_hours(told: str) -> QuietHours | None:
    """Return the hours that are written such as 22:00-08:00; None where nothing is, or both ends are the same.

    Raises:
        ValueError: it is written otherwise.
    """
    if not told:
        return None
    found = _SPAN.fullmatch(told)
    if found is None:
        raise ValueError(f"{told!r} in timings.quiet_hours: write it such as 22:00-08:00")
    begins, ends = time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))
    return QuietHours(begins, ends) if begins != ends else None
