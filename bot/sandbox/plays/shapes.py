"""Tell whether what stands behind a key of a step has the shape that the key needs."""

import re
from collections.abc import Callable
from typing import Any

from bot.sandbox.plays.durations import duration

NAMED = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
STATUS = re.compile(r"\d(?:\d\d|xx)", re.IGNORECASE)

# Returns what would be right, nothing when it is.
Shape = Callable[[Any], str]


def is_scalar(written: Any) -> bool:
    """Tell whether it is one text or number; true and false are answers and no text."""
    return isinstance(written, str | int | float) and not isinstance(written, bool)


def word(written: Any) -> str:
    """Need one text."""
    return "" if is_scalar(written) and str(written) else "one text (quotes around what begins with # or @)"


def words(written: Any) -> str:
    """Need a text or a list of texts."""
    entries = written if isinstance(written, list) else [written]
    return "" if entries and all(map(is_scalar, entries)) else "a text or a list of texts"


def target(written: Any) -> str:
    """Need what points at a message."""
    if isinstance(written, dict):
        return "" if set(written) == {"held"} and is_scalar(written["held"]) else "{held: name} or a text"
    return words(written) and "a text of the message, a list of texts, or {held: name}"


def flag(written: Any) -> str:
    """Need true or false."""
    return "" if isinstance(written, bool) else "true or false"


def yes(written: Any) -> str:
    """Need true, where its opposite says nothing."""
    return "" if written is True else "true"


def name(written: Any) -> str:
    """Need what can stand behind a dollar."""
    if isinstance(written, str) and NAMED.fullmatch(written) and written != "now":
        return ""
    return "a name of letters, digits and underscores, other than now"


def number(written: Any) -> str:
    """Need a whole number, as a number or as text."""
    is_number = is_scalar(written) and re.fullmatch(r"[0-9]{1,6}", str(written)) is not None
    return "" if is_number else "a whole number"


def times(written: Any) -> str:
    """Need a whole number from 1."""
    return number(written) or ("" if int(written) else "at least 1")


def length(written: Any) -> str:
    """Need a length of time."""
    try:
        duration(written)
    except ValueError as problem:
        return str(problem)
    return ""


def status(written: Any) -> str:
    """Need what a status of HTTP can be held against."""
    return "" if STATUS.fullmatch(str(written)) else "a status such as 401 or 2xx"


def mapping(written: Any) -> str:
    """Need keys with values."""
    return "" if isinstance(written, dict) else "a mapping"


def answers(written: Any) -> str:
    """Need a text for each field."""
    return mapping(written) or ("" if all(map(is_scalar, written.values())) else "{field: text}")


BESIDE: dict[str, Shape] = {
    **dict.fromkeys(("by", "in", "kind", "sign", "file", "hold"), word),
    **dict.fromkeys(("text", "without", "buttons", "no_buttons", "attach"), words),
    **dict.fromkeys(("on", "thread"), target),
    **dict.fromkeys(("submit", "mention", "edited", "gone", "pinned", "new"), flag),
    **dict.fromkeys(("fill", "json"), mapping),
    "errors": answers,
    "times": times,
    "count": number,
    "within": length,
    "status": status,
    "keep": name,
}
BEHIND: dict[str, Shape] = {
    **dict.fromkeys(("command", "press", "shortcut", "react", "join", "leave", "see", "not_see"), word),
    **dict.fromkeys(("webhook", "until"), word),
    **dict.fromkeys(("home", "sticker"), yes),
    **dict.fromkeys(("block", "deactivate"), flag),
}
