"""Every play of the tree holds, each in a sandbox and with a desk of its own."""

from pathlib import Path

import pytest

from tests.architecture.house import ROOT
from tests.plays.conftest import Perform

# Performed, or meant to fail, by test_verbs.py; performed by test_understanding.py, test_backups.py and test_probes.py.
ELSEWHERE = {"backups", "bare", "failing", "probes", "understanding"}
PLAYS = sorted(
    path
    for path in [*(ROOT / "tests/plays").rglob("*.yml"), *(ROOT / "docs").rglob("*.yml")]
    if path.parent.name not in ELSEWHERE
)


def test_there_are_plays_in_both_places() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in PLAYS} == {"tests", "docs"}


@pytest.mark.parametrize("path", PLAYS, ids=lambda path: path.relative_to(ROOT).as_posix())
async def test_play(path: Path, perform: Perform) -> None:
    await perform(path)
