"""Durations as ISO 8601 writes them."""

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
