"""When an announcement goes out, as its author told it."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from data.model.days import MORNING, day_and_time
from data.model.local_time import wall_time
from data.model.people import is_zone
from data.model.refusals import Refusal
from data.model.tasks import DueIsOver, DueNotUnderstood, due_named

# A time that passed while the form was filled in means at once.
JUST_NOW = timedelta(minutes=15)
AT_ONCE = frozenset({"now", "at once", "immediately", "现在", "現在", "立即", "马上", "馬上"})


@dataclass(eq=False)
class TimeNotUnderstood(Refusal):
    """What was given as the time is none."""


@dataclass(eq=False)
class TimeIsOver(Refusal):
    """The time has passed, or is too far off."""


@dataclass(eq=False)
class UnknownZone(Refusal):
    """There is no time zone of that name."""


def zone_named(name: str) -> str:
    """Return the name of a time zone.

    Raises:
        UnknownZone: there is none of that name.
    """
    if not is_zone(name.strip()):
        raise UnknownZone
    return name.strip()


def time_named(typed: str, *, zone: str, now: datetime) -> datetime | None:
    """Return the instant that somebody typed, now for at once or today; None where they typed nothing.

    On another day without a time it is at nine.

    Args:
        zone: name of the zone in which a time without one is meant.

    Raises:
        TimeNotUnderstood: it is no day, alone or with a time, and no length of time from now.
        TimeIsOver: it has passed, or is ten years off.
    """
    told = typed.strip()
    if not told:
        return None
    if told.casefold() in AT_ONCE:
        return now
    day, at = day_and_time(told)
    if day and not at:
        if day == wall_time(now, ZoneInfo(zone)).date().isoformat():
            return now
        told = f"{day}T{MORNING:%H:%M}"
    since = now if told.upper().startswith("P") else now - JUST_NOW
    try:
        return max(due_named(_to_the_second(told), now=since, zone=ZoneInfo(zone)), now)
    except DueNotUnderstood:
        raise TimeNotUnderstood from None
    except DueIsOver:
        raise TimeIsOver from None


def _to_the_second(told: str) -> str:
    """Return an instant without the fraction of a second that some clocks write."""
    return re.sub(r"(T\d{2}:\d{2}:\d{2})[.,]\d+", r"\1", told)
