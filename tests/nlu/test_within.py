"""Runs, in the Python of nlu/, the tests that need it."""

import os
import subprocess

from tests.nlu.conftest import WITHIN
from tests.nlu.serving import ROOT, python_or_skip


def test_what_needs_the_python_of_nlu_holds_there() -> None:
    folders = [f"tests/nlu/{room}" for room in WITHIN]
    # What one gives to pytest here may name what is not installed there.
    usual = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    ran = subprocess.run(
        [python_or_skip(), "-m", "pytest", "-q", "-c", "nlu/pyproject.toml", "--rootdir", ".", *folders],
        cwd=ROOT,
        env=usual | {"OMP_NUM_THREADS": "1"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout[-8000:] + ran.stderr[-2000:]
    assert " passed" in ran.stdout
