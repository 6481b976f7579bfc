"""A throw-away checkout in which a guard's test plants a fault."""

import subprocess
from pathlib import Path

import pytest

from tests.architecture.house import Plant


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Give an empty checkout."""
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    return tmp_path


@pytest.fixture
def plant(checkout: Path) -> Plant:
    """Write files into the empty checkout."""

    def write(name: str, text: str) -> None:
        path = checkout / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    return write
