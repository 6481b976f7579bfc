"""Play a text in the bare town with the bare desk."""

import os
import sys
import textwrap
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.sandbox.plays.building import Conditions
from bot.sandbox.plays.desk import DeskProgram
from bot.sandbox.plays.outcome import PlayResult
from bot.sandbox.plays.performance import perform
from bot.sandbox.world import MovableClock
from tests.unit.sandbox.plays.bare_town import BareTown

ROOT = Path(__file__).parents[4]
PATIENCE = float(os.environ.get("DESKBELL_PATIENCE", "1"))
DESK = DeskProgram(
    argv=[sys.executable, str(Path(__file__).parent / "bare_desk.py")],
    database=lambda folder: f"sqlite:///{folder}/desk.db",
)


@dataclass
class Played:
    """How a play ended, what was told of it, and the town in which it was."""

    result: PlayResult
    lines: list[str] = field(default_factory=list)
    towns: list[BareTown] = field(default_factory=list)

    @property
    def told(self) -> str:
        return "\n".join(self.lines)


Playing = Callable[..., Awaitable[Played]]


@pytest.fixture(scope="session")
def company() -> dict[str, Any]:
    text = (ROOT / "config" / "demo" / "company.yml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read


@pytest.fixture
def play(company: dict[str, Any], tmp_path: Path) -> Playing:
    async def playing(text: str, *, desk: DeskProgram = DESK, patience: float = PATIENCE) -> Played:
        path = tmp_path / "play.yml"
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        lines: list[str] = []
        towns: list[BareTown] = []

        def make_town(everybody: dict[str, Any], clock: MovableClock) -> BareTown:
            towns.append(BareTown(everybody, clock))
            return towns[-1]

        result = await perform(path, Conditions(company, desk, make_town, patience, lines.append))
        return Played(result, lines, towns)

    return playing
