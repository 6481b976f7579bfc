"""Performing one play within a test."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import pytest
import yaml

from bot.sandbox.plays.building import Conditions
from bot.sandbox.plays.follower import Follower
from bot.sandbox.plays.performance import perform as run_performance
from bot.sandbox.plays.stage import Town
from bot.sandbox.server import Sandbox
from bot.sandbox.world import MovableClock
from bot.wiring.playing import in_a_file, own_desk
from bot.wiring.trial import NewDatabase
from data.store.database import open_engine
from data.store.migrate import upgrade
from tests.architecture.house import ROOT
from tests.plays.canaries import Searcher


class Perform(Protocol):
    """Performs a play, with settings for what understands free text where they are not the usual ones.

    Args:
        follower: hears how it goes on, and may look at what it left.
    """

    async def __call__(
        self,
        path: Path,
        understanding: Mapping[str, str] | None = None,
        *,
        database: NewDatabase | None = None,
        follower: Follower | None = None,
    ) -> None: ...


COMPANY = yaml.safe_load((ROOT / "config/demo/company.yml").read_text(encoding="utf-8"))


def town(company: dict[str, Any], clock: MovableClock) -> Town:
    """Return a sandbox."""
    return Sandbox(company, clock=clock)


@pytest.fixture(scope="session")
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one folder for compiled modules to all desks, those of other test processes included."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "bytecode"


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> NewDatabase:
    """Return what makes a database with all tables and nothing in them: to make them takes a tenth of a play."""
    first = tmp_path_factory.mktemp("migrated") / "first.sqlite"
    engine = open_engine(f"sqlite:///{first}")
    upgrade(engine)
    engine.dispose()

    def copied(folder: Path) -> str:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(first, folder / "deskbell.sqlite")
        return in_a_file(folder)

    return copied


@pytest.fixture
def perform(bytecode: Path, migrated: NewDatabase) -> Perform:
    """Perform a play; when it does not hold, the test fails with its transcript, as when it leaves what must stand nowhere in the clear."""

    async def play(
        path: Path,
        understanding: Mapping[str, str] | None = None,
        *,
        database: NewDatabase | None = None,
        follower: Follower | None = None,
    ) -> None:
        transcript: list[str] = []
        patience = float(os.environ.get("DESKBELL_PATIENCE", "1"))
        desk = own_desk(bytecode=bytecode, understanding=understanding, database=database or migrated)
        conditions = Conditions(COMPANY, desk, town, patience, transcript.append)
        looked = Searcher(COMPANY)
        result = await run_performance(path, conditions, follower or looked)
        assert result.holds, "\n".join(["", *transcript])
        assert looked.found == {}, "said by people, or secret, and stands in the clear"

    return play
