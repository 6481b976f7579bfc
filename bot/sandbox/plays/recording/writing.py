"""A recorded play as text: one step a line, as people write them."""

import itertools
import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

PLAIN = re.compile(r"[a-z][a-z0-9_]*")
ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
NOT_TEXT = {"true", "false", "null"}


def play_text(
    title: str, *, clock: datetime, cast: Mapping[str, Mapping[str, Any]], steps: Sequence[Mapping[str, Any]]
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
    # Half a letter, as a careless client may send it, control characters and line breaks of other scripts may
    # stand in YAML as escapes only.
    return ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


class Page:
    """The file that a play is written to, anew each time, as long as nobody else writes in it.

    Attributes:
        file: where it stands; another one than at first when somebody changed that by hand.
        trouble: why the last writing failed, empty when it did not.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.trouble = ""
        self._written = ""

    def reserve(self) -> None:
        """Make the empty file, so that it is ours and can be written.

        Raises:
            FileExistsError: something stands there.
            OSError: nothing can be written there.
        """
        self.file.touch(exist_ok=False)

    def take_back(self) -> None:
        """Remove the file if it is still empty."""
        if self.file.exists() and not self.file.stat().st_size:
            self.file.unlink()

    def write(self, text: str) -> None:
        """Put the text there whole; what cannot be written is tried again with the next deed."""
        self.trouble = ""
        part = self.file.with_name(f".{self.file.name}.part")
        try:
            if self.file.exists() and self.file.read_text(encoding="utf-8") != self._written:
                self.file = _beside(self.file)
            part.write_text(text, encoding="utf-8")
            part.replace(self.file)
            self._written = text
        except (OSError, UnicodeDecodeError) as problem:
            self.trouble = str(problem)


def _beside(file: Path) -> Path:
    """Return the first of FILE-2, FILE-3, … that is free."""
    names = (file.with_name(f"{file.stem}-{number}{file.suffix}") for number in itertools.count(2))
    return next(name for name in names if not name.exists())
