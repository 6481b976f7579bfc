"""What of a form was told in words before it opens."""

import re
import unicodedata
from zoneinfo import ZoneInfo

from bot.forms.form import Asking, Form, offered
from bot.shapes.sheet import PICKED, Choice
from data.model.days import days_told
from data.model.local_time import wall_time


def told_in(form: Form, text: str, *, asking: Asking) -> dict[str, str]:
    """Return the answers that words hold: whom they name, and which days; what could be two things is asked."""
    if not text.strip():
        return {}
    people = (field for field in form.fields if field.kind == "line" and field.offers is not None)
    named = {field.key: _named(offered(field, asking), text) for field in people}
    return {key: answer for key, answer in named.items() if answer} | _days(form, text, asking)


def _named(choices: tuple[Choice, ...], text: str) -> str:
    """Return the value of the one choice that the words name, empty where they name none or several."""
    told = unicodedata.normalize("NFKC", text).casefold()
    found = {one.value for one in choices if any(_stands_in(told, name) for name in (one.label, one.value))}
    return found.pop() if len(found) == 1 else ""


def _stands_in(told: str, name: str) -> bool:
    wanted = unicodedata.normalize("NFKC", name).casefold()
    if not wanted.isascii():
        return wanted in told
    return re.search(rf"(?<![a-z0-9]){re.escape(wanted)}(?![a-z0-9])", told) is not None


def _days(form: Form, text: str, asking: Asking) -> dict[str, str]:
    """Return the days: of two questions the first takes the first day, unless that is said to be the last."""
    keys = [field.key for field in form.fields if field.kind in PICKED]
    today = wall_time(asking.reading.now, ZoneInfo(asking.who.time_zone)).date()
    days = days_told(text, today=today)
    if not keys or len(days) > len(keys):
        return {}
    if len(days) == 1 and days[0][1]:
        keys = keys[1:] or keys
    return {key: day.isoformat() for key, (day, _last) in zip(keys, days, strict=False)}
