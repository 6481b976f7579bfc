"""The real server around the real model, as the desk starts it."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / "nlu" / ".venv" / "bin" / "python"
# One model for every test and every process of them; trained by the first that needs it.
MODELS = ROOT / "var" / "nlu"
TOKEN = "a token of the tests"
NAMES = {"apps": {"photobox": ["PhotoBox", "相册盒", "相簿盒"]}, "permissions": {}}


def python_or_skip() -> str:
    """Return the Python of nlu/, or skip where none could be installed."""
    if not PYTHON.exists():
        pytest.skip(f"cannot run here: {PYTHON.relative_to(ROOT)} is not there (make nlu)")
    return str(PYTHON)


@dataclass(frozen=True)
class Served:
    """A server that is ready.

    Attributes:
        lines: what it told until it was, the last with its address.
        log: what it writes for its operator.
    """

    process: subprocess.Popen[str]
    lines: list[dict[str, Any]]
    log: Path

    @property
    def url(self) -> str:
        """Where it serves."""
        return str(self.lines[-1]["url"])


@contextmanager
def served(
    folder: Path, *, models: Path = MODELS, token: str = TOKEN, until: str = "url"
) -> Iterator[Served]:
    """Start a server, and wait until it is ready or has ended; it ends with the block.

    Args:
        until: what it shall have told; ready is who told a `url`.
    """
    names = folder / "names.json"
    names.write_text(json.dumps(NAMES, ensure_ascii=False), encoding="utf-8")
    log = folder / "nlu.log"
    with (
        log.open("wb") as written,
        subprocess.Popen(
            [python_or_skip(), "-m", "nlu.serve", "--models", str(models), "--names", str(names)],
            cwd=ROOT,
            env={**os.environ, "DESKBELL_NLU__TOKEN": token},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=written,
            text=True,
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        lines: list[dict[str, Any]] = []
        try:
            for line in process.stdout:
                lines.append(json.loads(line))
                if until in lines[-1]:
                    break
            yield Served(process, lines, log)
        finally:
            process.stdin.close()
            process.wait()
