"""A recorded play as text: one step a line, as people write them."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

PLAIN = re.compile(r"[a-z][a-z0-9_]*")
NOT_TEXT = {"true", "false", "null"}


def play_text(
    title: str, *, clock: datetime, cast: Mapping[str, Mapping[str, str]], steps: Sequence[Mapping[str, Any]]
) -> str:
    """Return the whole file."""
    lines = [
        f"play: {written(title)}",
        f"clock: {clock.isoformat(timespec='seconds')}",
        f"cast: {written(cast)}",
    ]
    return "\n".join([*lines, "steps:", *(f"  - {written(step)}" for step in steps), ""])


def written(value: Any) -> str:
    """Return a value as YAML in one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{written(key)}: {written(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(written(entry) for entry in value) + "]"
    if isinstance(value, str) and PLAIN.fullmatch(value) and value not in NOT_TEXT:
        return value
    text = json.dumps(value, ensure_ascii=False)
    # Half a letter, as a careless client may send it, is no text that a file could hold.
    return text.encode("utf-8", "backslashreplace").decode()
