"""Reads JSON that anybody may have written."""

import json
import re
from typing import Any

# No message or view of Slack is nested nearly as deep; what is would exhaust whoever walks through it.
DEEPEST = 60
HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(text: str) -> Any:
    """Return the value, half characters replaced as no wire could carry them.

    Raises:
        ValueError: it is no JSON, holds a number that JSON does not know, or is nested too deeply.
    """
    try:
        value = json.loads(text, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    _refuse_depth(value)
    return _whole(value) if HALF_CHARACTER.search(text) else value


def _no_number(word: str) -> float:
    raise ValueError(f"JSON knows no {word}")


def _refuse_depth(value: Any) -> None:
    level = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for part in level
            if isinstance(part, list | dict)
            for inner in (part.values() if isinstance(part, dict) else part)
        ]
        if not level:
            return
    raise ValueError("nested too deeply")


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {_whole(name): _whole(item) for name, item in value.items()}
    return value
