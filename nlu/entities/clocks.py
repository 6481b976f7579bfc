"""Reads which time of day words name, in English and Chinese."""

import re
from datetime import time

from nlu.entities.counting import ENGLISH_NUMBER, count

# A part of a day begins at; what is said without any time begins when the desk opens.
OPENING = time(9)
_PARTS = (
    (r"凌晨|early morning", time(0)), (r"midnight|午夜|零时|半夜", time(0)), (r"天亮|清晨|一早", time(6)),
    (r"noon|midday|lunch ?time|中午|正午|[明今昨]午", time(12)), (r"afternoon|下午|午后|晏昼|下昼", time(14)),
    (r"evening|傍晚|黄昏|挨晚", time(18)), (r"tonight|tonite|night|nite|晚上|晚间|夜|[今明昨听寻琴噚后前]晚|晚头", time(20)),
    (r"morning|早|上午|[今明昨翌]晨|听朝|今朝", time(9)), (r"eod|cob|end of (?:business )?day", time(18)),
)  # fmt: skip
_LATE = re.compile(r"下午|午后|晚|傍晚|黄昏|夜(?!里两|里一|里三)|下昼|afternoon|evening|night|tonight|tonite")
_NOON = re.compile(r"中午|正午|noon|midday|晏昼")
_SMALL_HOURS = re.compile(r"凌晨|半夜|深夜|夜里|午夜|midnight")
_COLON = re.compile(
    r"(?<![0-9:])(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::[0-9]{2})?(?: ?(?P<half>[ap])\.?m)?"
)
_HALF = re.compile(r"(?<![0-9:])(?P<hour>[0-9]{1,2})(?:\.(?P<minute>[0-9]{2}))? ?(?P<half>[ap])\.?m")
_CHINESE = re.compile(
    r"(?P<hour>[0-9]{1,2}|[零〇一二两三四五六七八九十廿]{1,3}) ?[点时](?!间)(?:钟|整|正)?"
    r"(?:(?P<part>半|一刻|三刻)|(?P<minute>[0-9]{1,2}|[零〇一二三四五六七八九十]{1,3})分?)?"
)
_SPOKEN = re.compile(
    rf"(?P<shift>half past|quarter past|quarter to) (?P<shifted>[0-9]{{1,2}}|{ENGLISH_NUMBER})|(?P<clock>[0-9]{{1,2}}|{ENGLISH_NUMBER}) o'? ?clock|"
    r"(?P<military>[0-9]{4}) ?(?:hrs|hours|h)(?![a-z])|(?P<short>[0-9]{1,2}) ?(?:hrs|h)(?![a-z])"
)
_BARE = re.compile(rf"(?P<hour>[0-9]{{1,2}}|{ENGLISH_NUMBER})")
NOON = 12
LAST_HOUR, LAST_MINUTE = 24, 59
SMALL = 6


def clock_named(plain: str) -> time | None:
    """Return the time of day that folded words name, None when they name none.

    24:00 counts as 0:00 of the same day; whoever asks adds the day, see `is_end_of_day`.
    """
    exact = _exact(plain)
    if exact is not None:
        return _placed(*exact, plain)
    return next((start for pattern, start in _PARTS if re.search(pattern, plain)), None)


def is_end_of_day(plain: str) -> bool:
    """Tell whether a named midnight is the one that ends the day, as in "tonight at midnight" and 今晚十二点."""
    exact = _exact(plain)
    if exact is None:
        return bool(re.search(r"midnight|午夜|半夜", plain)) and "凌晨" not in plain
    hour, _, half = exact
    return hour == LAST_HOUR or (
        hour == NOON and not half and bool(_LATE.search(plain)) and "下午" not in plain
    )


def _exact(plain: str) -> tuple[int, int, str] | None:
    """Return hour, minute and a or p as they were said."""
    for pattern in (_COLON, _HALF, _CHINESE):
        if match := pattern.search(plain):
            told = match.groupdict()
            hour, minute = count(told["hour"] or ""), _minute(told)
            return None if hour is None else (int(hour), minute, told.get("half") or "")
    if match := _SPOKEN.search(plain):
        return _spoken(match)
    if match := _BARE.fullmatch(plain.strip()):
        return int(count(match["hour"]) or 0), 0, ""
    return None


def _minute(told: dict[str, str | None]) -> int:
    part = told.get("part")
    if part:
        return {"半": 30, "一刻": 15, "三刻": 45}[part]
    return int(count(told.get("minute") or "") or 0)


def _spoken(match: re.Match[str]) -> tuple[int, int, str]:
    if match["military"]:
        return int(match["military"][:2]), int(match["military"][2:]), ""
    hour = int(count(match["shifted"] or match["clock"] or match["short"]) or 0)
    if match["shift"] == "quarter to":
        return (hour - 1) % LAST_HOUR, 45, ""
    return hour, {"half past": 30, "quarter past": 15}.get(match["shift"] or "", 0), ""


def _placed(hour: int, minute: int, half: str, plain: str) -> time | None:
    """Put an hour into its half of the day."""
    if hour > LAST_HOUR or minute > LAST_MINUTE:
        return None
    if half:
        return time(hour % NOON + NOON * (half == "p"), minute) if hour <= NOON else None
    if hour == LAST_HOUR or (hour == NOON and is_end_of_day(plain)):
        return time(0, minute)
    small = bool(_SMALL_HOURS.search(plain)) and hour < SMALL
    late = hour < NOON and bool(_LATE.search(plain)) and not small
    after_noon = hour < SMALL and bool(_NOON.search(plain))
    return time(hour + NOON * (late or after_noon), minute)
