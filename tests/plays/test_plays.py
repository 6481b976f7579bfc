"""Every play of the tree holds, each in a sandbox and with a desk of its own."""

import os
from pathlib import Path

import pytest
import yaml

from bot.sandbox.plays.run import run_play
from bot.wiring.playing import own_desk
from tests.architecture.house import ROOT

PLAYS = sorted([*(ROOT / "tests/plays").rglob("*.yml"), *(ROOT / "docs").rglob("*.yml")])
COMPANY = yaml.safe_load((ROOT / "config/demo/company.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one folder for compiled modules to all desks, those of other test processes included."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "bytecode"


def test_there_are_plays_in_both_places() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in PLAYS} == {"tests", "docs"}


@pytest.mark.parametrize("path", PLAYS, ids=lambda path: path.relative_to(ROOT).as_posix())
async def test_play(path: Path, bytecode: Path) -> None:
    transcript: list[str] = []
    patience = float(os.environ.get("DESKBELL_PATIENCE", "1"))
    desk = own_desk(bytecode=bytecode)
    result = await run_play(path, company=COMPANY, desk=desk, tell=transcript.append, patience=patience)
    assert result.holds, "\n".join(["", *transcript])
