"""The ground on which chaos is played: a town, and one desk in it that can be killed."""

import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.sandbox.plays.building import COMPANY_FILE, Conditions, stage_for
from bot.sandbox.plays.cast import companies
from bot.sandbox.plays.reading import Play
from bot.sandbox.plays.stage import Stage
from bot.sandbox.server import Sandbox
from bot.sandbox.world import MovableClock
from bot.wiring.playing import own_desk
from bot.wiring.trial import NewDatabase
from tests.chaos.gathering import Home
from tests.chaos.ways import USUAL, Ways, lasting_port

# The same few people are served many times within a minute: what is judged is not the pace.
UNPACED = {
    "DESKBELL_SLACK__PACE__TIER_3": "100000",
    "DESKBELL_SLACK__PACE__POSTS_AT_ONCE": "1000",
    "DESKBELL_TELEGRAM__PACE__AT_ONCE": "1000",
    "DESKBELL_TELEGRAM__PACE__EDITS_PER_MINUTE_PER_GROUP": "1000",
    "DESKBELL_TELEGRAM__PACE__PER_MINUTE_PER_GROUP": "1000",
}
WORKING_MONDAY = datetime(2026, 3, 2, 2, tzinfo=UTC)


@asynccontextmanager
async def desk_among(
    cast: Mapping[str, Mapping[str, str]],
    *,
    title: str,
    company: Mapping[str, Any],
    new_database: NewDatabase,
    patience: float,
    ways: Ways = USUAL,
) -> AsyncIterator[tuple[Stage, Home]]:
    """Start a desk among these people; give the stage, and where the desk keeps what it knows."""
    homes: list[Home] = []

    def remembered(folder: Path) -> str:
        homes.append(Home(new_database(folder), folder, folder.parent / COMPANY_FILE))
        return homes[-1].database_url

    told = {name: dict(member) for name, member in cast.items()}
    play = Play(path=Path(title), title=title, clock=WORKING_MONDAY, cast=told, policy={}, steps=())
    known = companies(play, company)
    town = Sandbox(known.everybody, clock=MovableClock(play.clock))
    with tempfile.TemporaryDirectory(prefix="deskbell-bytecode-") as bytecode:
        program = own_desk(bytecode=Path(bytecode), database=remembered)
        reached = ways.environment(lasting_port())
        program = replace(program, environment={**program.environment, **UNPACED, **reached})
        conditions = Conditions(company, program, _no_second_town, patience, _say_nothing)
        async with stage_for(play, known, town, conditions) as stage:
            await stage.desk.start()
            await ways.lead_to(stage.desk.web, town)
            yield stage, homes[-1]


def _say_nothing(_line: str) -> None:
    return


def _no_second_town(_company: dict[str, Any], _clock: MovableClock) -> Sandbox:
    raise AssertionError("the town stands already")
