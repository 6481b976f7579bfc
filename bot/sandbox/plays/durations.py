"""Lengths of time as plays write them: 3d, 1h30m, 10s, PT4H, or a number of seconds."""

import re
from datetime import timedelta

UNITS = {"ms": "milliseconds", "w": "weeks", "d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
_SHORT = re.compile(r"(?:\d+(?:\.\d+)?(?:ms|[wdhms]))+")
_ISO = re.compile(r"P(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?", re.IGNORECASE)
_PART = re.compile(r"(\d+(?:\.\d+)?)(ms|[wdhms])")


def duration(written: object) -> timedelta:
    """Read a length of time.

    Raises:
        ValueError: it is none; the message says how to write one.
    """
    text = str(written).strip()
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return timedelta(seconds=float(text))
    if len(text) > 1 and (_SHORT.fullmatch(text) or _ISO.fullmatch(text)):
        parts = _PART.findall(text.lower())
        if parts:
            return sum((timedelta(**{UNITS[unit]: float(number)}) for number, unit in parts), timedelta())
    message = f"`{text}` is no length of time: write 3d, 1h30m, 10s or PT4H"
    raise ValueError(message)
