"""Performing one play within a test."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pytest
import yaml

from bot.sandbox.plays.run import run_play
from bot.wiring.playing import own_desk
from tests.architecture.house import ROOT


class Perform(Protocol):
    """Performs a play, with settings for what understands free text where they are not the usual ones."""

    async def __call__(self, path: Path, understanding: Mapping[str, str] | None = None) -> None: ...


COMPANY = yaml.safe_load((ROOT / "config/demo/company.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one folder for compiled modules to all desks, those of other test processes included."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "bytecode"


@pytest.fixture
def perform(bytecode: Path) -> Perform:
    """Perform a play; when it does not hold, the test fails with its transcript."""

    async def play(path: Path, understanding: Mapping[str, str] | None = None) -> None:
        transcript: list[str] = []
        patience = float(os.environ.get("DESKBELL_PATIENCE", "1"))
        desk = own_desk(bytecode=bytecode, understanding=understanding)
        result = await run_play(path, company=COMPANY, desk=desk, tell=transcript.append, patience=patience)
        assert result.holds, "\n".join(["", *transcript])

    return play
