"""Each failpoint on each platform: played several times before one desk, then judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.wiring.trial import NewDatabase
from tests.chaos.checker import Verdict, judge
from tests.chaos.gathering import gather
from tests.chaos.ground import desk_among
from tests.chaos.scene import REPORTER, STAFF, Account, Scene


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
    # Everybody is on the platform on which they act, and the department's channel is on Slack anyway.
    cast = {name: {"platform": platform} for name in (REPORTER[platform], STAFF[platform])}
    title = f"killed at {point}, {platform}"
    async with desk_among(
        cast, title=title, company=company, new_database=new_database, patience=patience
    ) as (stage, home):
        scene = Scene(stage, home, platform, point)
        account = Account()
        for number in range(times):
            await scene.run(number, account)
        await stage.desk.stop()
        evidence = gather(account.cases, stage.town.world.log, stage.things(), home, account.unfinished)
        return CellResult(times, account.reached, judge(evidence))
