"""The ground on which chaos is played: a town, and one desk in it that can be killed."""

import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
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

# The same few people are served many times within a minute: what is judged is not the pace.
UNPACED = {
    "DESKBELL_SLACK__PACE__TIER_3": "100000",
    "DESKBELL_SLACK__PACE__POSTS_AT_ONCE": "1000",
    "DESKBELL_TELEGRAM__PACE__AT_ONCE": "1000",
    "DESKBELL_TELEGRAM__PACE__EDITS_PER_MINUTE_PER_GROUP": "1000",
    "DESKBELL_TELEGRAM__PACE__PER_MINUTE_PER_GROUP": "1000",
}
NOTHING: Mapping[str, str] = MappingProxyType({})
WORKING_MONDAY = datetime(2026, 3, 2, 2, tzinfo=UTC)


@asynccontextmanager
async def desk_among(
    cast: Mapping[str, Mapping[str, str]],
    *,
    title: str,
    company: Mapping[str, Any],
    new_database: NewDatabase,
    patience: float,
    also: Mapping[str, str] = NOTHING,
) -> AsyncIterator[tuple[Stage, Home]]:
    """Start a desk among these people; give the stage, and where the desk keeps what it knows.

    Args:
        also: settings that outweigh those of every play, such as the port on which it serves.
    """
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
        settings = [f"{name}={value}" for name, value in also.items()]
        argv = ["env", *settings, *program.argv] if settings else program.argv
        program = replace(program, argv=argv, environment={**program.environment, **UNPACED})
        conditions = Conditions(company, program, _no_second_town, patience, _say_nothing)
        async with stage_for(play, known, town, conditions) as stage:
            await stage.desk.start()
            yield stage, homes[-1]


def _say_nothing(_line: str) -> None:
    return


def _no_second_town(_company: dict[str, Any], _clock: MovableClock) -> Sandbox:
    raise AssertionError("the town stands already")
