"""Holds that CI accepts no skip that it could have run."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

SKIPPING = """
import pytest

def test_lazily():
    pytest.skip("{reason}")

@pytest.mark.skip(reason="{reason}")
def test_by_mark():
    pass
"""


def outcome(folder: Path, *, reason: str, ci: str) -> str:
    """Run two skipping tests under our conftest; return the closing line."""
    shutil.copy(ROOT / "tests/conftest.py", folder)
    (folder / "test_it.py").write_text(SKIPPING.format(reason=reason))
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "--rootdir",
            folder,
            "-c",
            "/dev/null",
            folder,
        ],
        check=False,
        capture_output=True,
        text=True,
        env={"CI": ci, "PATH": "/usr/bin:/bin"},
    )
    return run.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("reason", "ci", "closing"),
    [
        ("no time", "true", "1 failed, 1 error"),
        ("no time", "", "2 skipped"),
        ("cannot run here: no browser", "true", "2 skipped"),
    ],
)
def test_ci_accepts_a_skip_only_with_a_reason_of_its_own(
    tmp_path: Path, reason: str, ci: str, closing: str
) -> None:
    assert outcome(tmp_path, reason=reason, ci=ci).startswith(closing)
