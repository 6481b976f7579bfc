"""Pick days and times in a modal, as whoever is told when something shall be picks them."""

import contextlib
import re
from collections.abc import Collection, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.durations import duration
from bot.sandbox.plays.stage import Stage

_WRITTEN = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}:\d{2}))?(?::\d{2}(?:\.\d+)?)?")
# Beside a day there may be an input for its time, and somewhere one for the zone in which both are meant.
TIME, ZONE = ".time", "time_zone"
# Beside what may be chosen there may be an input for something else.
OTHER = ".other"
NOW = "now"


def zone_meant(stage: Stage, member: Member, values: Mapping[str, str | None]) -> ZoneInfo:
    """Return the zone in which times of a form are meant: the one that it is filled with, else the member's own."""
    with contextlib.suppress(KeyError, OSError, ValueError):
        if named := values.get(ZONE):
            return ZoneInfo(named)
    return ZoneInfo(stage.town.directory.people[member.person].time_zone)


def picked(stage: Stage, key: str, value: str, *, zone: ZoneInfo, times: Collection[str]) -> dict[str, str]:
    """Return what is entered for a value such as a day, an instant, a length of time from now, or `now`.

    Args:
        times: names of all inputs; where none is for the time of this day, it is left out.
    """
    day, at = _read(stage, value, zone)
    found = {key: day}
    if at and f"{key}{TIME}" in times:
        found[f"{key}{TIME}"] = at
    return found


def _read(stage: Stage, value: str, zone: ZoneInfo) -> tuple[str, str]:
    """Return day and time of the clock; what is none of these stays, for the input to complain."""
    if value == NOW:
        # Today without a time is at once.
        return f"{stage.town.world.clock.now().astimezone(zone):%Y-%m-%d}", ""
    if plain := _WRITTEN.fullmatch(value):
        return plain[1], (plain[2] or "").zfill(5) if plain[2] else ""
    moment: datetime | None = None
    with contextlib.suppress(ValueError):
        moment = datetime.fromisoformat(value)
    if moment is None and value.startswith("P"):
        with contextlib.suppress(ValueError):
            moment = stage.town.world.clock.now() + duration(value)
    if moment is None:
        return value, ""
    local = moment.astimezone(zone)
    return f"{local:%Y-%m-%d}", f"{local:%H:%M}"
