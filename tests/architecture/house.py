"""What the guards look at: the files of one checkout, real or planted."""

import ast
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("bot", "actions", "data", "config", "nlu")
LANGUAGES = ("en", "zh-CN", "zh-TW")

Plant = Callable[[str, str], None]
"""Writes a text under a path of a throw-away checkout."""


def python_files(root: Path, *, tests: bool = True) -> list[Path]:
    """Find the Python files of the house, in order, without what Alembic generates and what is installed in it.

    Args:
        tests: whether the tests belong to the house for this guard.
    """
    rooms = (*CODE, "tests") if tests else CODE
    found = (path for room in rooms for path in (root / room).rglob("*.py"))
    return sorted(path for path in found if not {"versions", ".venv"} & set(path.relative_to(root).parts))


def tracked_texts(root: Path) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file that git keeps or would keep; pictures and the like are left out."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in sorted(filter(None, listing.stdout.split("\0"))):
        path = root / name
        if path.is_file():
            try:
                yield name, path.read_text()
            except UnicodeDecodeError:
                continue


def parsed(path: Path) -> ast.Module:
    """Parse one Python file."""
    return ast.parse(path.read_text(), str(path))


def place(path: Path, root: Path, line: int | None = None) -> str:
    """Name a place as a reader finds it again: path from the root, and line."""
    name = path.relative_to(root).as_posix()
    return name if line is None else f"{name}:{line}"
