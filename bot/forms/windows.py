"""Times from when until when a release may go, offered beside typing others."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.forms.form import Asking
from bot.forms.moments import day_called
from bot.shapes.sheet import Choice
from data.model.local_time import wall_time
from data.model.releases.window import window

# While people are at work, and when few users are about.
_BY_DAY, _BY_NIGHT = (time(10), time(12)), (time(20), time(23))
_WEEK = 7


def coming_windows(asking: Asking) -> tuple[Choice, ...]:
    """Offer this evening, the next day and the next Monday by day and by night: what is neither over nor in a freeze."""
    zone = ZoneInfo(asking.who.time_zone)
    now = wall_time(asking.reading.now, zone)
    today = now.date()
    days = sorted({today, today + timedelta(days=1), today + timedelta(days=_WEEK - today.weekday())})
    found = []
    for day in days:
        for since, until in (_BY_DAY, _BY_NIGHT):
            value = f"{day.isoformat()}T{since:%H:%M}/{until:%H:%M}"
            if datetime.combine(day, since) > now and not _is_frozen(asking, value, zone):
                called = day_called(asking.words, day, today)
                found.append(Choice(value, f"{called} {since:%H:%M} – {until:%H:%M}"))
    return tuple(found)


def _is_frozen(asking: Asking, value: str, zone: ZoneInfo) -> bool:
    since, until = window(value, zone=zone)
    rules = asking.reading.company.releases
    return any(begin < until and since < end for begin, end in (rules.freezes if rules is not None else ()))
