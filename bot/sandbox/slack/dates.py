"""Slack's date tokens as the client draws them."""

import json
import re
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

# The client words dates in its reader's language; the sandbox draws a clock of 24 hours in all of them.
TOKEN = re.compile(r"\{(\w+)\}")
WORDED = frozenset({"date", "date_short", "date_long", "date_long_full"})
NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}
TEENS = range(11, 14)


def draw_date(timestamp: int, pattern: str, *, now: datetime, zone: ZoneInfo, language: str = "en") -> str:
    """Fill the tokens of a pattern; a token that Slack does not know stays as it is.

    Args:
        language: of the reader: en, zh-CN or zh-TW.

    Returns:
        The date, empty when no calendar has it.
    """
    try:
        moment = datetime.fromtimestamp(timestamp, zone)
    except (ValueError, OverflowError, OSError):
        return ""
    spoken, here = _spoken().get(language) or _spoken()["en"], now.astimezone(zone)
    return TOKEN.sub(lambda found: _token(found[1], moment, here, spoken) or found[0], pattern)


@cache
def _spoken() -> dict[str, dict[str, Any]]:
    """Return how dates are worded, by language."""
    text = files("bot.sandbox.slack").joinpath("dates.json").read_text(encoding="utf-8")
    told: dict[str, dict[str, Any]] = json.loads(text)
    return told


def _token(name: str, moment: datetime, now: datetime, spoken: dict[str, Any]) -> str:
    if name == "ago":
        return _ago(moment, now, spoken)
    if name == "day_divider_pretty":
        name = "date_long_pretty"
    if name.endswith("_pretty"):
        near = NEAR.get((moment.date() - now.date()).days, "")
        return spoken[near] if near else _token(name.removesuffix("_pretty"), moment, now, spoken)
    if name in WORDED:
        return _worded(spoken[name], moment, spoken)
    forms = {
        "date_num": f"{moment:%Y-%m-%d}",
        "date_slash": f"{moment:%d/%m/%Y}",
        "time": f"{moment:%H:%M}",
        "time_secs": f"{moment:%H:%M:%S}",
    }
    return forms.get(name, "")


def _worded(form: str, moment: datetime, spoken: dict[str, Any]) -> str:
    month = spoken["months"][moment.month - 1]
    return form.format(
        year=moment.year,
        month=month,
        month_short=month[:3],
        day=moment.day,
        ordinal=_ordinal(moment.day),
        weekday=spoken["days"][moment.weekday()],
    )


def _ordinal(day: int) -> str:
    if day in TEENS:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _ago(moment: datetime, now: datetime, spoken: dict[str, Any]) -> str:
    distance = abs(now - moment)
    if distance >= timedelta(days=1):
        count, unit = distance.days, "day"
    elif distance >= timedelta(hours=1):
        count, unit = distance.seconds // 3600, "hour"
    else:
        count, unit = distance.seconds // 60, "minute"
    one, many = spoken[unit]
    amount = (one if count == 1 else many).format(count=count)
    return str(spoken["past" if moment <= now else "future"].format(amount=amount))
