"""Reads which day words name, in English and Chinese, seen from a day."""

import re
from calendar import monthrange
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from nlu.entities.counting import count

WEEK = 7
_OFFSETS = (
    (r"大后[天日]", 3), (r"(?<!大)后[天日儿]|后[早晚]|day after tomorrow", 2), (r"大前[天日]", -3), (r"(?<!大)前[天日儿]|day before yesterday", -2),
    (r"(?<!after )(?:tomm?orr?ow|tmrw|tmr|tmw|tomoz|2moro|2mrw)|明[天日儿早晚晨午]|听[日晚朝晨]|翌[日晨]|次日|隔[天日]", 1),
    (r"(?<!before )(?:yesterday|yday)|last (?:night|nite|evening)|昨[天日儿早晚晨夜午]|[寻琴噚][日晚朝晨]", -1),
    (r"today|2day|tonight|tonite|this (?:morning|afternoon|evening)|今[天日儿早晚晨夜午朝]", 0),
)  # fmt: skip
_WEEKDAY = re.compile(
    r"(?:(?P<near>this|next|last|coming|past|following|previous) )?(?<![a-z])(?P<english>mon|tue|wed|thu|fri|sat|sun)(?:day|sday|s|nesday|r|rs|rsday|urday)?s?(?![a-z])|"
    r"(?P<prefix>上上|下下|上|下|这|本|呢|今|嗰)?个?(?:周|星期|礼拜)(?P<chinese>[一二三四五六日天末1-7])"
)
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHINESE_DAYS = {letter: place for place, letter in enumerate("一二三四五六日")} | {"天": 6, "末": 5}
_WEEKS = {"上上": -2, "上": -1, "last": -1, "past": -1, "previous": -1, "下": 1, "next": 1, "following": 1, "下下": 2,
          "这": 0, "本": 0, "呢": 0, "今": 0, "this": 0, "嗰": 0, "隔": 2}  # fmt: skip
_PERIOD = re.compile(
    r"(?P<near>this|next|last|past|following|previous) (?P<english>weekend|week|month|year)|"
    r"(?P<prefix>上上|下下|上|下|这|本|呢|今|嗰|隔)个?(?P<chinese>周末|周|星期|礼拜|月)(?P<edge>[初底末尾])?|(?P<year>[今明去前])年(?P<year_edge>[初底末尾])?"
)
_EDGE = re.compile(
    r"(?P<which>end|start|beginning|middle) of (?:the |this )?(?P<english>month|year|week)|(?P<short>eom|month[- ]end|year[- ]end|eow)|"
    r"(?P<chinese>[月年])(?P<edge>[初中底末尾])|(?P<weekend>(?:the )?weekend|周末)"
)
_YEARS = {"今": 0, "明": 1, "去": -1, "前": -2}
_CHINESE_DATE = re.compile(
    r"(?:(?P<year>[0-9]{4}|[今明去])年)?(?:(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})\s?月|(?P<near>[上下本这呢]个?月))\s?"
    r"(?:(?P<day>[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})\s?[日号]?|(?P<edge>[初中底末尾]))?"
)
_DAY_OF_MONTH = re.compile(
    r"(?<![0-9])(?P<day>[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})(?:号|日|st|nd|rd|th)(?![a-z])"
)
_ISO = re.compile(r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})")
_SLASHED = re.compile(
    r"(?<![0-9/])(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})(?:/(?P<year>[0-9]{4}|[0-9]{2}))?(?![0-9/])"
)


def day_named(plain: str, today: date, *, chinese: bool) -> tuple[date, bool] | None:
    """Return the day that folded words name, and whether it comes round again; None when they name none.

    Args:
        chinese: whether 3/12 is the twelfth of March; else it is read only where one number can be no month.

    Raises:
        ValueError: they name a day that no calendar has.
        OverflowError: the day lies beyond the calendar.
    """
    return (
        _dated(plain, today, chinese=chinese)
        or _counted_from(plain, today)
        or _weekday(plain, today)
        or _period(plain, today)
        or _edge(plain, today)
        or _day_of_month(plain, today)
    )


def _counted_from(plain: str, today: date) -> tuple[date, bool] | None:
    for pattern, days in _OFFSETS:
        if re.search(pattern, plain):
            return today + timedelta(days=days), False
    return None


def _weekday(plain: str, today: date) -> tuple[date, bool] | None:
    match = _WEEKDAY.search(plain)
    if match is None:
        return None
    if match["english"]:
        wanted = _ENGLISH_DAYS.index(match["english"])
    else:
        wanted = _CHINESE_DAYS.get(match["chinese"], -1)
        wanted = int(match["chinese"]) - 1 if wanted < 0 else wanted
    weeks = _WEEKS.get(match["near"] or match["prefix"] or "")
    if weeks is not None:
        return today + timedelta(days=wanted - today.weekday() + WEEK * weeks), False
    return today + timedelta(days=(wanted - today.weekday()) % WEEK), True


def _period(plain: str, today: date) -> tuple[date, bool] | None:
    match = _PERIOD.search(plain)
    if match is None:
        return None
    if match["year"]:
        return _at_edge(
            date(today.year + _YEARS[match["year"]], 1, 1), "year", match["year_edge"] or ""
        ), False
    steps, unit = _WEEKS[match["near"] or match["prefix"]], match["english"] or match["chinese"]
    if unit in {"month", "月"}:
        return _at_edge(
            today.replace(day=1) + relativedelta(months=steps), "month", match["edge"] or ""
        ), False
    if unit == "year":
        return date(today.year + steps, 1, 1), False
    saturday = 5 if unit in {"weekend", "周末"} or match["edge"] else 0
    return today + timedelta(days=saturday - today.weekday() + WEEK * steps), False


def _edge(plain: str, today: date) -> tuple[date, bool] | None:
    match = _EDGE.search(plain)
    if match is None:
        return None
    if match["weekend"]:
        return today + timedelta(days=max(0, 5 - today.weekday())), False
    short = match["short"] or ""
    unit = match["english"] or {"月": "month", "年": "year"}.get(
        match["chinese"] or "", short.partition("-")[0].partition(" ")[0]
    )
    unit = {"eom": "month", "eow": "week"}.get(unit, unit)
    if unit == "week":
        return today + timedelta(days=max(0, 4 - today.weekday())), False
    start = today.replace(day=1) if unit == "month" else date(today.year, 1, 1)
    return _at_edge(
        start,
        unit,
        match["edge"] or {"start": "初", "beginning": "初", "middle": "中"}.get(match["which"] or "", "底"),
    ), False


def _at_edge(start: date, unit: str, edge: str) -> date:
    last = (
        start.replace(day=monthrange(start.year, start.month)[1])
        if unit == "month"
        else date(start.year, 12, 31)
    )
    middle = start.replace(day=15) if unit == "month" else date(start.year, 7, 1)
    return {"底": last, "末": last, "尾": last, "中": middle}.get(edge, start)


def _dated(plain: str, today: date, *, chinese: bool) -> tuple[date, bool] | None:
    if match := _ISO.search(plain):
        return _real(int(match["year"]), int(match["month"]), int(match["day"]))
    if match := _CHINESE_DATE.search(plain):
        return _chinese_date(match, today)
    if match := _SLASHED.search(plain):
        return _slashed(match, today, chinese=chinese)
    return None


def _chinese_date(match: re.Match[str], today: date) -> tuple[date, bool] | None:
    day = int(count(match["day"] or "") or 1)
    if match["near"]:
        start = today.replace(day=1) + relativedelta(months=_WEEKS[match["near"][0]])
        return (
            (_at_edge(start, "month", match["edge"]), False)
            if match["edge"]
            else _real(start.year, start.month, day)
        )
    month = int(count(match["month"]) or 0)
    named = match["year"]
    year = int(named) if named and named.isdigit() else today.year + _YEARS.get(named or "今", 0)
    there = date(year, month, day)
    there = _at_edge(there, "month", match["edge"]) if match["edge"] else there
    if not named and there < today:
        return _real(there.year + 1, there.month, there.day)
    return there, False


def _slashed(match: re.Match[str], today: date, *, chinese: bool) -> tuple[date, bool] | None:
    first, second = int(match["first"]), int(match["second"])
    months = 12
    if not chinese and first <= months and second <= months and first != second:
        return None  # the fifth of March or the third of May: nobody can tell
    month, day = (second, first) if first > months else (first, second)
    if match["year"]:
        return _real(int(match["year"]) % 2000 + 2000, month, day)
    there = date(today.year, month, day)
    return (_real(today.year + 1, month, day)) if there < today else (there, False)


def _day_of_month(plain: str, today: date) -> tuple[date, bool] | None:
    match = _DAY_OF_MONTH.search(plain)
    day = int(count(match["day"]) or 0) if match else 0
    if not day:
        return None
    start = today.replace(day=1) + relativedelta(months=int(day < today.day))
    if day > monthrange(start.year, start.month)[1]:
        start += relativedelta(months=1)  # the 31st, said in a month of thirty days
    return _real(start.year, start.month, day)


def _real(year: int, month: int, day: int) -> tuple[date, bool]:
    return date(year, month, day), False
