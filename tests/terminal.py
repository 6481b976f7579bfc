"""The terminal of a desk: a command of deskbell, run in a copy of a process that has imported everything."""

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.wiring.playing import by_copy


async def typed(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[int, str]:
    """Type a command, and return how it ended and what it said, on both of its outputs."""
    with tempfile.TemporaryDirectory() as folder:
        output, errors = Path(folder) / "output", Path(folder) / "errors"
        command = [sys.executable, "-m", "bot", *arguments]
        child = await by_copy(environment)(command, environment, output=output, errors=errors)
        ended = await child.wait()
        return ended, output.read_text(encoding="utf-8") + errors.read_text(encoding="utf-8")
