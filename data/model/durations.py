"""Durations as ISO 8601 writes them."""

import contextlib
import re
from datetime import timedelta

_ISO_8601 = re.compile(
    r"P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?"
)


def duration(text: str) -> timedelta:
    """Read a duration such as P2D or PT30M.

    Raises:
        ValueError: the text is no duration of weeks, days, hours, minutes and seconds.
    """
    found = _ISO_8601.fullmatch(text)
    parts = {name: int(value) for name, value in (found.groupdict() if found else {}).items() if value}
    try:
        length = timedelta(**parts)
    except OverflowError:
        parts = {}
    if not parts:
        message = f"not an ISO 8601 duration such as P2D or PT30M: {text!r}"
        raise ValueError(message)
    return length


# What people write for a length of time, in the three languages; a half is half of its unit.
_COUNTS = {
    name: value
    for names, value in (
        ("一 one a an", 1),
        ("两 兩 二 two", 2),
        ("三 three", 3),
        ("四 four", 4),
        ("五 five", 5),
        ("六 six", 6),
        ("七 seven", 7),
        ("八 eight", 8),
        ("九 nine", 9),
        ("十 ten", 10),
        ("半 half", 0.5),
    )
    for name in names.split()
}
_UNITS = (
    (r"weeks?|w|周|週|星期|礼拜|禮拜", timedelta(weeks=1)),
    (r"days?|d|天|日", timedelta(days=1)),
    (r"hours?|hrs?|h|小时|小時|钟头|鐘頭", timedelta(hours=1)),
    (r"minutes?|mins?|分钟|分鐘", timedelta(minutes=1)),
)  # fmt: skip
_COUNT = rf"\d{{1,4}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))}"
_WRITTEN = re.compile(
    rf"(?<![a-z0-9.])(?P<count>{_COUNT})\s*(?:个|個)?\s*"
    rf"(?:{'|'.join(f'(?P<u{place}>{names})' for place, (names, _length) in enumerate(_UNITS))})(?![a-z0-9])",
    re.IGNORECASE,
)


def written_duration(text: str) -> timedelta | None:
    """Return the first length of time in what somebody wrote, such as P3D, 3d, three days or 三天; None for none."""
    plain = text.strip().upper()
    if _ISO_8601.fullmatch(plain):
        with contextlib.suppress(ValueError):
            return duration(plain)
    found = _WRITTEN.search(text)
    if found is None:
        return None
    count = found["count"]
    unit = next(length for place, (_names, length) in enumerate(_UNITS) if found[f"u{place}"])
    return unit * (int(count) if count.isdecimal() else _COUNTS[count.lower()])


def as_iso(length: timedelta) -> str:
    """Return a duration as ISO 8601 writes it, such as P2D or PT30M; what is less than a second is left out."""
    days, rest = length.days, length.seconds
    parts = [
        f"{count}{unit}"
        for count, unit in ((rest // 3600, "H"), (rest % 3600 // 60, "M"), (rest % 60, "S"))
        if count
    ]
    time = f"T{''.join(parts)}" if parts or not days else ""
    return f"P{days}D{time}" if days else f"P{time if parts else 'T0S'}"
