"""Each failpoint on each platform: played several times before one desk, then judged."""

import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.sandbox.plays.building import COMPANY_FILE, Conditions, stage_for
from bot.sandbox.plays.cast import companies
from bot.sandbox.plays.reading import Play
from bot.sandbox.server import Sandbox
from bot.sandbox.world import MovableClock
from bot.wiring.playing import own_desk
from bot.wiring.trial import NewDatabase
from tests.chaos.checker import Verdict, judge
from tests.chaos.gathering import Home, gather
from tests.chaos.scene import REPORTER, STAFF, Account, Scene

# The same few people are served many times within a minute: what is judged is not the pace.
UNPACED = {
    "DESKBELL_SLACK__PACE__TIER_3": "100000",
    "DESKBELL_SLACK__PACE__POSTS_AT_ONCE": "1000",
    "DESKBELL_TELEGRAM__PACE__AT_ONCE": "1000",
}
WORKING_MONDAY = datetime(2026, 3, 2, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CellResult:
    """How often one cell was played and reached its point, and what came of it."""

    runs: int
    reached: int
    verdict: Verdict

    @property
    def figures(self) -> dict[str, float]:
        """Return how many of each there were."""
        found = self.verdict
        return {
            "runs": self.runs,
            "reached": self.reached,
            "lost": len(found.lost),
            "twice": len(found.twice),
            "slack_duplicates": len(found.slack_duplicates),
            "telegram_duplicates": len(found.telegram_duplicates),
            "telegram_duplicates_unrecorded": len(found.telegram_unrecorded),
        }


async def play_cell(
    point: str,
    platform: str,
    *,
    times: int,
    company: Mapping[str, Any],
    new_database: NewDatabase,
    patience: float = 1.0,
) -> CellResult:
    """Let one desk die so many times at one point, people acting on one platform, and judge what is left."""
    async with _scene(point, platform, company, new_database, patience) as scene:
        account = Account()
        for number in range(times):
            await scene.run(number, account)
        await scene.stage.desk.stop()
        evidence = gather(
            account.cases, scene.stage.town.world.log, scene.stage.things(), scene.home, account.unfinished
        )
        return CellResult(times, account.reached, judge(evidence))


@asynccontextmanager
async def _scene(
    point: str, platform: str, company: Mapping[str, Any], new_database: NewDatabase, patience: float
) -> AsyncIterator[Scene]:
    homes: list[Home] = []

    def remembered(folder: Path) -> str:
        homes.append(Home(new_database(folder), folder, folder.parent / COMPANY_FILE))
        return homes[-1].database_url

    # Everybody is on the platform on which they act, and the department's channel is on Slack anyway.
    cast = {name: {"platform": platform} for name in (REPORTER[platform], STAFF[platform])}
    title = f"killed at {point}, {platform}"
    play = Play(path=Path(title), title=title, clock=WORKING_MONDAY, cast=cast, policy={}, steps=())
    known = companies(play, company)
    town = Sandbox(known.everybody, clock=MovableClock(play.clock))
    with tempfile.TemporaryDirectory(prefix="deskbell-bytecode-") as bytecode:
        program = own_desk(bytecode=Path(bytecode), database=remembered)
        program = replace(program, environment={**program.environment, **UNPACED})
        conditions = Conditions(company, program, _no_second_town, patience, _say_nothing)
        async with stage_for(play, known, town, conditions) as stage:
            await stage.desk.start()
            yield Scene(stage, homes[-1], platform, point)


def _say_nothing(_line: str) -> None:
    return


def _no_second_town(_company: dict[str, Any], _clock: MovableClock) -> Sandbox:
    raise AssertionError("the town stands already")
