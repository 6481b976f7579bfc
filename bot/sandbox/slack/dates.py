"""Slack's date tokens as the client draws them."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

# The client words dates in its own language; the sandbox draws one form, English words and a clock of 24 hours.
TOKEN = re.compile(r"\{(\w+)\}")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
TEENS = range(11, 14)


def draw_date(timestamp: int, pattern: str, *, now: datetime, zone: ZoneInfo) -> str:
    """Fill the tokens of a pattern; a token that Slack does not know stays as it is.

    Returns:
        The date, empty when no calendar has it.
    """
    try:
        moment = datetime.fromtimestamp(timestamp, zone)
    except (ValueError, OverflowError, OSError):
        return ""
    return TOKEN.sub(lambda found: _token(found[1], moment, now.astimezone(zone)) or found[0], pattern)


def _token(name: str, moment: datetime, now: datetime) -> str:
    if name == "ago":
        return _ago(moment, now)
    if name == "day_divider_pretty":
        name = "date_long_pretty"
    if name.endswith("_pretty"):
        return _near(moment, now) or _token(name.removesuffix("_pretty"), moment, now)
    day = f"{MONTHS[moment.month - 1]} {moment.day}{_ordinal(moment.day)}, {moment.year}"
    forms = {
        "date_num": f"{moment:%Y-%m-%d}",
        "date_slash": f"{moment:%d/%m/%Y}",
        "date": day,
        "date_short": f"{MONTHS[moment.month - 1][:3]} {moment.day}, {moment.year}",
        "date_long": f"{DAYS[moment.weekday()]}, {day}",
        "date_long_full": f"{MONTHS[moment.month - 1]} {moment.day}, {moment.year}",
        "time": f"{moment:%H:%M}",
        "time_secs": f"{moment:%H:%M:%S}",
    }
    return forms.get(name, "")


def _near(moment: datetime, now: datetime) -> str:
    days = (moment.date() - now.date()).days
    return {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(days, "")


def _ordinal(day: int) -> str:
    if day in TEENS:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _ago(moment: datetime, now: datetime) -> str:
    distance = abs(now - moment)
    if distance >= timedelta(days=1):
        amount, unit = distance.days, "day"
    elif distance >= timedelta(hours=1):
        amount, unit = distance.seconds // 3600, "hour"
    else:
        amount, unit = distance.seconds // 60, "minute"
    words = f"{amount} {unit}{'' if amount == 1 else 's'}"
    return f"{words} ago" if moment <= now else f"in {words}"
