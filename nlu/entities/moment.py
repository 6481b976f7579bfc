"""Tells which moment words such as "next Friday 18:00", 听日朝早 or "two days ago" mean."""

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo

import dateparser
from dateutil.relativedelta import relativedelta

from nlu.entities.clocks import OPENING, clock_named, is_end_of_day
from nlu.entities.days import WEEK, day_named
from nlu.entities.durations import find_durations
from nlu.entities.folding import fold

_BACK = re.compile(r"ago\b|\bback\b|之?前|以前")
_AHEAD = re.compile(r"^in\b|from now|later|之?后|以后|内")
_MONTH = re.compile(r"(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_AMOUNT = re.compile(r"([0-9]+)([YMDHS])")
_FIELDS = {"Y": "years", "M": "months", "D": "days"}
_TIMED = {"H": "hours", "M": "minutes", "S": "seconds"}
LONGEST = 200
UTC = timezone.utc


def moment(text: str, *, now: datetime, zone: tzinfo, language: str = "") -> datetime | None:
    """Return the moment that words mean, in UTC; None where they name none, or two.

    What may lie before or after now lies after it. A day without a time begins when the desk opens. A
    skipped local time is the first instant after the gap, a repeated one the first of the two.

    Args:
        now: aware.
        language: of the text they stand in; it settles which of 3/12 is the month.
    """
    folded = fold(text[:LONGEST]).plain.strip()
    local = now.astimezone(zone).replace(tzinfo=None)
    try:
        found = _counted(folded, local) or _named(folded, local, language)
    except (OverflowError, ValueError):  # the thirtieth of February, or a year beyond the calendar
        return None
    return _instant(found, zone) if found else None


def _counted(plain: str, local: datetime) -> datetime | None:
    """Read an amount of time before or after now."""
    amount = next(iter(find_durations(plain)), None)
    direction = -1 if _BACK.search(plain) else 1 if _AHEAD.search(plain) else 0
    if amount is None or not direction:
        return None
    date_part, _, time_part = amount.value.removeprefix("P").partition("T")
    fields = {_FIELDS[unit]: direction * int(number) for number, unit in _AMOUNT.findall(date_part)}
    fields |= {_TIMED[unit]: direction * int(number) for number, unit in _AMOUNT.findall(time_part)}
    found: datetime = local + relativedelta(**fields)
    return found


def _named(plain: str, local: datetime, language: str) -> datetime | None:
    """Read a day, a time of day, or both."""
    chinese = language.startswith("zh") or bool(re.search("[\u4e00-\u9fff]", plain))
    clock = clock_named(plain)
    named = _in_english(plain, local) or day_named(plain, local.date(), chinese=chinese)
    if named is None:
        return _next_time(plain, clock, local) if clock else None
    day, recurs = named
    found = datetime.combine(
        day + timedelta(days=clock is not None and is_end_of_day(plain)), clock or OPENING
    )
    if recurs and found <= local:
        found += timedelta(days=WEEK)
    return found


def _next_time(plain: str, clock: time, local: datetime) -> datetime:
    found = datetime.combine(local.date(), clock)
    return found if found > local or is_past(plain) else found + timedelta(days=1)


def is_past(plain: str) -> bool:
    """Tell whether words speak of what was."""
    return bool(re.search(r"\b(?:last|previous|yesterday)\b|[昨寻琴噚]", plain))


def _in_english(plain: str, local: datetime) -> tuple[date, bool] | None:
    """Leave dates with the name of a month to the library, which knows how they are written."""
    if not _MONTH.search(plain):
        return None
    settings = {
        "PREFER_DATES_FROM": "future", "RELATIVE_BASE": local, "PREFER_DAY_OF_MONTH": "first",
        "DATE_ORDER": "DMY", "RETURN_AS_TIMEZONE_AWARE": False,
    }  # fmt: skip
    found = dateparser.parse(plain, languages=["en"], settings=settings)
    return (found.date(), False) if found else None


def _instant(local: datetime, zone: tzinfo) -> datetime:
    """Return the instant of a local time, by the rule for clock changes."""
    found = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if found.astimezone(zone).replace(tzinfo=None) == local:
        return found
    early, late = local.replace(tzinfo=zone, fold=1).astimezone(UTC), found
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) / 2
        skipped = middle.astimezone(zone).replace(tzinfo=None) < local
        early, late = (middle, late) if skipped else (early, middle)
    return late.replace(microsecond=0)
