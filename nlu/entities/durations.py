"""Finds amounts of time, in English and Chinese, and writes them in ISO 8601."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlu.entities.counting import CHINESE_NUMBER, DIGITS, ENGLISH_NUMBER, count
from nlu.entities.found import Found

# Each unit as (ISO letter, how many of those, whether it belongs behind the T).
_UNITS = {
    "second": ("S", 1, True), "minute": ("M", 1, True), "quarter": ("M", 15, True), "hour": ("H", 1, True),
    "day": ("D", 1, False), "week": ("D", 7, False), "fortnight": ("D", 14, False), "month": ("M", 1, False),
    "season": ("M", 3, False), "year": ("Y", 1, False),
}  # fmt: skip
_SMALLER = {"year": (12, "month"), "season": (3, "month"), "month": (30, "day"), "fortnight": (14, "day"),
            "week": (7, "day"), "day": (24, "hour"), "hour": (60, "minute"), "quarter": (15, "minute"),
            "minute": (60, "second")}  # fmt: skip
_ENGLISH_UNIT = r"(?P<{0}>sec(?:ond)?s?|s|min(?:ute)?s?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w|fortnights?|months?|mths?|years?|yrs?|y)"
_CHINESE_UNIT = r"(?P<{0}>秒钟?|分钟|刻钟|小时|钟头|钟|个?工作[天日]|天|周|星期|礼拜|月|年|季度|日)"
_MEANT = {
    "s": "second", "mi": "minute", "m": "minute", "mo": "month", "mt": "month", "h": "hour", "d": "day", "w": "week",
    "f": "fortnight", "y": "year", "秒": "second", "分": "minute", "刻": "quarter", "小": "hour", "钟": "hour",
    "天": "day", "日": "day", "工": "day", "个": "day", "周": "week", "星": "week", "礼": "week", "月": "month",
    "年": "year", "季": "season",
}  # fmt: skip
# "A day" is an amount behind these only; elsewhere it is mostly "five times a day".
_BEFORE_A = [
    "for",
    "in",
    "within",
    "after",
    "than",
    "about",
    "least",
    "just",
    "only",
    "by",
    "take",
    "takes",
    "took",
    "almost",
    "nearly",
    "over",
    "of",
    "like",
    "wait",
    "been",
    "mute",
    "silence",
    "snooze",
    "pause",
    "quiet",
    "access",
    "to",
    ",",
    ":",
    ";",
    ".",
    "!",
    "?",
    "+",
    "(",
]
_A = "(?:^|" + "|".join(rf"(?<={re.escape(word)} )" for word in _BEFORE_A) + ")an?"
_ENGLISH = re.compile(
    r"(?<![a-z0-9.,:/$€£¥#\-])(?<!every )(?<!day )"
    rf"(?:(?P<halved>half an?|half)|(?P<couple>a couple of|a couple|couple of)|(?P<number>{DIGITS}|{ENGLISH_NUMBER}|another|{_A})"
    r"(?P<plus> and a half)?)"
    r"(?:(?<=[0-9])[\s\-]?|[\s\-])(?:more |full |whole |business |working |work )?"
    + _ENGLISH_UNIT.format("unit")
    + r"(?![a-z0-9_])(?P<later> and a half)?"
    + rf"(?:(?:\s|,|and)*(?P<second_number>{DIGITS}|{ENGLISH_NUMBER})\s?{_ENGLISH_UNIT.format('second_unit')}(?![a-z0-9_]))?"
)
_JOINED = re.compile(
    r"(?<![a-z0-9.])(?P<number>[0-9]{1,3})(?P<unit>h|d)\s?(?P<second_number>[0-9]{1,2})(?P<second_unit>m|h)?(?![a-z0-9])"
)
_QUARTER = re.compile(r"(?:an? |(?P<three>three[ -]))?quarters?(?: of)? an hour")
_WHOLE_HOUR = re.compile("成[个粒]钟")
_ISO = re.compile(r"(?<![a-z0-9])p(?=[0-9t])(?:[0-9]{1,4}[ymwd])*(?:t(?:[0-9]{1,4}[hms])+)?(?![a-z0-9])")
_CHINESE = re.compile(
    r"(?<![第每有哪同.\-:/0-9零〇一二两三四五六七八九十百千])(?<!到)"
    rf"(?P<number>{DIGITS}|{CHINESE_NUMBER}|半)\s?(?P<more>来|多|整)?"
    r"(?P<measure>[个粒])?(?P<plus>半|多)?\s?" + _CHINESE_UNIT.format("unit") + r"(?P<later>半(?!夜|天))?"
    rf"(?:(?:零|又|加|\s)*(?P<second_number>{DIGITS}|{CHINESE_NUMBER}|半)\s?个?(?P<second_unit>分钟?|秒钟?|小时|天))?"
)
_DAYS_OF_A_COUNT = re.compile(
    r"(?:为期|共|一共|总共|过去|最近|近|连续|间隔|仅|只要|只需|需|约|大约|限|展延|延长|续|等了?)\s?$"
)


ALMOST_NOTHING = 1e-6


@dataclass(frozen=True, slots=True)
class Part:
    """So many of one unit."""

    number: float
    unit: str


def find_durations(plain: str) -> Iterator[Found]:
    """Yield each amount of time."""
    yield from _fixed(plain)
    for match in (*_ENGLISH.finditer(plain), *_JOINED.finditer(plain)):
        if parts := _english_parts(match):
            yield Found("duration", match.start(), match.end(), iso(parts))
    for match in () if plain.isascii() else _CHINESE.finditer(plain):
        if _is_amount(plain, match) and (parts := _chinese_parts(match)):
            yield Found("duration", match.start(), match.end(), iso(parts))


def _fixed(plain: str) -> Iterator[Found]:
    """Yield what is written in ISO 8601 already, and what is said of hours without a number."""
    for match in _ISO.finditer(plain):
        if match.end() - match.start() > len("p1"):
            yield Found("duration", match.start(), match.end(), match.group().upper())
    for match in _QUARTER.finditer(plain):
        yield Found("duration", match.start(), match.end(), "PT45M" if match["three"] else "PT15M")
    for match in _WHOLE_HOUR.finditer(plain):
        yield Found("duration", match.start(), match.end(), "PT1H")


def _english_parts(match: re.Match[str]) -> list[Part]:
    told = match.groupdict()
    number = 0.5 if told.get("halved") else 2.0 if told.get("couple") else count(told["number"])
    if number is None:
        return []
    number += 0.5 * (bool(told.get("plus")) + bool(told.get("later")))
    return _with_second([Part(number, _unit(told["unit"]))], told)


def _chinese_parts(match: re.Match[str]) -> list[Part]:
    told = match.groupdict()
    number = count(told["number"])
    if number is None:
        return []
    number += 0.5 * ((told["plus"] == "半") + bool(told["later"]))
    return _with_second([Part(number, _unit(told["unit"]))], told)


def _with_second(parts: list[Part], told: dict[str, str | None]) -> list[Part]:
    second = count(told.get("second_number") or "")
    if second is not None:
        unit = told.get("second_unit")
        parts.append(Part(second, _unit(unit) if unit else "minute"))
    return parts


def _is_amount(plain: str, match: re.Match[str]) -> bool:
    """Tell an amount from a date or an hour: 三个月 from 三月, 两个钟 from 两点钟, 三天 from 三日."""
    unit, measured = match["unit"], bool(match["measure"])
    before = plain[max(0, match.start() - 4) : match.start()]
    if unit in {"月", "钟"}:
        return measured or match["number"] in {"半", "仨", "俩"}
    if unit == "日":
        return bool(_DAYS_OF_A_COUNT.search(before)) or plain.startswith(("内", "之内", "以内"), match.end())
    if unit == "年":
        years = match["number"]
        return (
            len(years) < len("2026")
            and not before.endswith(("前", "20"))
            and not plain.startswith(("级", "代", "底", "初"), match.end())
        )
    return unit != "周" or not plain.startswith(tuple("一二三四五六日末年期岁"), match.end())


def _unit(written: str) -> str:
    return _MEANT.get(written[:2]) or _MEANT[written[0]]


def iso(parts: list[Part]) -> str:
    """Write parts as one ISO 8601 duration; half a unit becomes whole ones of the next."""
    sums: dict[tuple[bool, str], int] = {}
    left = list(parts)
    while left:
        part = left.pop(0)
        whole, rest = divmod(part.number, 1)
        letter, factor, timed = _UNITS[part.unit]
        if whole:
            sums[timed, letter] = sums.get((timed, letter), 0) + int(whole) * factor
        if rest > ALMOST_NOTHING and part.unit in _SMALLER:
            factor, smaller = _SMALLER[part.unit]
            left.append(Part(round(rest * factor, 3), smaller))
    date = "".join(f"{sums[False, letter]}{letter}" for letter in "YMD" if (False, letter) in sums)
    time = "".join(f"{sums[True, letter]}{letter}" for letter in "HMS" if (True, letter) in sums)
    return f"P{date}" + (f"T{time}" if time else "") if date or time else "PT0S"
