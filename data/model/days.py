"""Days as people choose and name them: by the calendar, or from today on."""

import re
import unicodedata
from datetime import date, time, timedelta

# Of a day on which nobody said at what time.
MORNING = time(9)

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?(?::00)?", re.ASCII)
_NAMED = re.compile(
    r"(?<!\d)(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
    r"|(?P<today>today|tonight|今天|今日|今晚)"
    r"|(?P<after>the day after tomorrow|day after tomorrow|后天|後天)"
    r"|(?P<tomorrow>tomorrow|明天|明日|明晚)"
    r"|(?:(?P<next>next |下个?|下個?)?(?:on )?(?:"
    + "|".join(
        f"(?P<w{place}>{names})"
        for place, names in enumerate(
            (
                "monday|(?:周|週|星期|礼拜|禮拜)一",
                "tuesday|(?:周|週|星期|礼拜|禮拜)二",
                "wednesday|(?:周|週|星期|礼拜|禮拜)三",
                "thursday|(?:周|週|星期|礼拜|禮拜)四",
                "friday|(?:周|週|星期|礼拜|禮拜)五",
                "saturday|(?:周|週|星期|礼拜|禮拜)六",
                "sunday|(?:周|週|星期|礼拜|禮拜)[日天]",
            )
        )
    )
    + "))",
    re.IGNORECASE,
)
# What stands before the last day of some.
_UNTIL = re.compile(r"(?:until|till|through|到|至)\s*$", re.IGNORECASE)
_WEEK = 7


def day_and_time(written: str) -> tuple[str, str]:
    """Return day and time of day as ISO 8601 writes them; each is empty where it is not there, both where there is more.

    A day or a time that no calendar or clock shows is none.
    """
    found = _ISO.fullmatch(unicodedata.normalize("NFKC", written).strip())
    if found is None:
        return "", ""
    try:
        date.fromisoformat(found[1])
        time.fromisoformat(found[2] or "00:00")
    except ValueError:
        return "", ""
    return found[1], found[2] or ""


def day_written(text: str, *, today: date) -> date | None:
    """Return the day that words name and nothing else, such as 2026-03-05, tomorrow or 下周一; None for none.

    A day of the week is the next one that is not today; of next week, the one after this week's Sunday.
    """
    told = unicodedata.normalize("NFKC", text).strip()
    found = _NAMED.fullmatch(told)
    return _day(found, today) if found else None


def days_told(text: str, *, today: date) -> list[tuple[date, bool]]:
    """Return the days that a sentence names, in their order, each with whether it is said to be the last one."""
    told = unicodedata.normalize("NFKC", text)
    days = ((found, _day(found, today)) for found in _NAMED.finditer(told))
    return [(day, bool(_UNTIL.search(told[: found.start()]))) for found, day in days if day is not None]


def _day(found: re.Match[str], today: date) -> date | None:
    if found["iso"]:
        try:
            return date.fromisoformat(found["iso"])
        except ValueError:
            return None
    for name, ahead in (("today", 0), ("tomorrow", 1), ("after", 2)):
        if found[name]:
            return today + timedelta(days=ahead)
    wanted = next(place for place in range(_WEEK) if found[f"w{place}"])
    if found["next"]:
        return today + timedelta(days=_WEEK - today.weekday() + wanted)
    return today + timedelta(days=(wanted - today.weekday()) % _WEEK or _WEEK)
