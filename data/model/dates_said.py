"""Calendar dates that stand in people's words, in English and Chinese, such as December 2nd, 12月2日 or 十二月二號."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_ORDINAL = r"(?P<{0}>[0-9]{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<{0}>[0-9]{{4}}))?(?![0-9a-z])"
_COUNTED = r"[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3}"
_DATE = re.compile(
    r"(?<![0-9])(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?![0-9])"
    rf"|(?:(?P<chinese_year>[0-9]{{4}})\s?年\s?)?(?<![0-9])(?P<chinese_month>{_COUNTED})\s?月\s?(?P<chinese_day>{_COUNTED})\s?[日号號]?"
    rf"|(?<![a-z]){_MONTH.format('named')} (?:the )?{_ORDINAL.format('nth')}{_YEAR.format('named_year')}"
    rf"|(?<![0-9]){_ORDINAL.format('first')}(?: of)? {_MONTH.format('behind')}{_YEAR.format('behind_year')}"
)
_DAYS = ("day", "chinese_day", "nth", "first")
_DIGITS = {letter: place for place, letter in enumerate("一二三四五六七八九", 1)}
_TENS = {"廿": 20, "卅": 30}
# What stands between two things that are said; a comma before a year stands within one.
_BETWEEN = re.compile(r"[，、。;；!?！？\n]|,(?!\s?[0-9]{4}(?![0-9]))|\b(?:and|then|but)\b")


def dates_said(text: str, *, today: date) -> list[tuple[str, date]]:
    """Return the dates that words name, each with the part of the text in which it stands, in small letters.

    One without a year is the next of its kind; what no calendar has is left out.
    """
    told = unicodedata.normalize("NFKC", text).casefold()
    return [(part, day) for part in _BETWEEN.split(told) for day in _dates_in(part, today)]


def _dates_in(part: str, today: date) -> Iterator[date]:
    for found in _DATE.finditer(part):
        told = {key: value for key, value in found.groupdict().items() if value}
        year = next((int(told[key]) for key in told if key.endswith("year")), None)
        month, day = _month(told), next(_count(told[key]) for key in _DAYS if key in told)
        day_meant = _next(year, month, day, today)
        if day_meant is not None:
            yield day_meant


def _month(told: dict[str, str]) -> int:
    named = told.get("named") or told.get("behind")
    if named:
        return _MONTHS.index(named[:3]) + 1
    return _count(told.get("month") or told["chinese_month"])


def _count(written: str) -> int:
    """Return the number that digits or Chinese numerals up to 39 tell, 0 where they tell none."""
    if written.isdigit():
        return int(written)
    if written[0] in _TENS:
        return _TENS[written[0]] + _DIGITS.get(written[1:], 0) if len(written) <= len("廿三") else 0
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return _DIGITS.get(written, 0)
    return 10 * (_DIGITS.get(tens, 0) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)


def _next(year: int | None, month: int, day: int, today: date) -> date | None:
    try:
        there = date(year or today.year, month, day)
        return there if year or there >= today else there.replace(year=today.year + 1)
    except ValueError:
        return None
