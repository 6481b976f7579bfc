"""Recurrences as they are written in files and kept in the store."""

from collections.abc import Container, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from data.model.cron import BadRule, Cron, read_cron
from data.model.durations import duration
from data.model.local_time import first_instant
from data.model.people import is_zone
from data.model.recurrence import (
    EPOCH,
    LONGEST_INTERVAL,
    SHORTEST_INTERVAL,
    SOON_ENOUGH,
    Every,
    Late,
    Once,
    Recurrence,
    Rule,
)

KINDS = ("once", "every", "cron")
YEARS = range(1970, 9000)
KNOWN = frozenset({*KINDS, "since", "zone", "calendar", "late", "late_after"})


def read_recurrence(told: Mapping[str, Any], *, calendars: Container[str] | None = None) -> Recurrence:
    """Read a recurrence such as `{cron: "30 9 * * workday", zone: Asia/Shanghai, calendar: office, late: skip}`.

    `once` is a wall time, `every` a duration (from `since`, a wall time), `cron` what `read_cron` reads.

    Args:
        calendars: keys of the calendars that there are; None lets every key pass.

    Raises:
        BadRule: it cannot be followed.
    """
    for field in sorted(told.keys() - KNOWN):
        raise BadRule(field, f"is unknown; there are {', '.join(sorted(KNOWN))}")
    zone = str(told.get("zone", "UTC"))
    if not is_zone(zone):
        raise BadRule("zone", f"there is no zone {zone!r}")
    rule = _rule(told, ZoneInfo(zone))
    late = str(told.get("late", Late.RUN))
    if late not in set(Late):
        raise BadRule("late", f"{late!r} is none of {', '.join(Late)}")
    return Recurrence(
        rule,
        zone,
        _calendar(str(told.get("calendar", "")), rule, calendars),
        Late(late),
        _duration("late_after", told["late_after"]) if "late_after" in told else SOON_ENOUGH,
    )


def _rule(told: Mapping[str, Any], zone: ZoneInfo) -> Rule:
    named = [kind for kind in KINDS if kind in told]
    if len(named) != 1:
        raise BadRule("rule", f"must be exactly one of {', '.join(KINDS)}")
    kind = named[0]
    if "since" in told and kind != "every":
        raise BadRule("since", "belongs to every")
    if kind == "cron":
        return read_cron(str(told["cron"]))
    if kind == "once":
        return Once(_wall("once", told["once"]))
    interval = _duration("every", told["every"])
    if interval < SHORTEST_INTERVAL:
        raise BadRule("every", f"too often: {told['every']} is less than a minute")
    if interval > LONGEST_INTERVAL:
        raise BadRule("every", f"never due: {told['every']} is longer than ten years")
    since = first_instant(_wall("since", told["since"]), zone) if "since" in told else EPOCH
    return Every(interval, since)


def _calendar(key: str, rule: Rule, calendars: Container[str] | None) -> str:
    needs_one = isinstance(rule, Cron) and bool(rule.only)
    if needs_one != bool(key):
        wanted = (
            "is needed for workday and holiday" if needs_one else "is of use for workday and holiday alone"
        )
        raise BadRule("calendar", wanted)
    if key and calendars is not None and key not in calendars:
        raise BadRule("calendar", f"there is no calendar {key!r}")
    return key


def _duration(field: str, told: object) -> timedelta:
    try:
        return duration(str(told))
    except ValueError as error:
        raise BadRule(field, str(error)) from error


def _wall(field: str, told: object) -> datetime:
    try:
        wall = datetime.fromisoformat(str(told))
    except ValueError as error:
        raise BadRule(field, f"{told!r} is no time such as 2026-03-02T09:00") from error
    if wall.tzinfo is not None:
        raise BadRule(field, f"{told!r} brings a zone of its own; name it under zone")
    if wall.year not in YEARS:
        raise BadRule(field, f"{wall.year} is no year from {YEARS.start} to {YEARS.stop - 1}")
    return wall
