"""Kills at every named point, on both platforms and both databases: what is lost, done twice, or seen twice."""

import argparse
import os
from collections import Counter
from itertools import product

import yaml

from bot.wiring.playing import TREE
from bot.wiring.trial import trial_databases
from tests.bench.figures import Findings, answer, tell
from tests.chaos.checker import Verdict
from tests.chaos.matrix import CellResult, play_cell
from tests.chaos.scene import POINTS

TIMES = 2
PLATFORMS = ("slack", "telegram")
DATABASES = ("sqlite", "postgresql")
PATIENCE = float(os.environ.get("DESKBELL_PATIENCE", "1"))
# Telegram takes no name for a message and shows no history: a copy there is allowed if it is written down.
NONE_AT_ALL = ("missed", "lost", "twice", "slack_duplicates", "telegram_duplicates_unrecorded")


async def bench(
    *,
    times: int = TIMES,
    databases: tuple[str, ...] = DATABASES,
    platforms: tuple[str, ...] = PLATFORMS,
    points: tuple[str, ...] = POINTS,
) -> Findings:
    """Play the whole matrix, each cell so many times."""
    text = (TREE / "config" / "demo" / "company.yml").read_text(encoding="utf-8")
    company = yaml.safe_load(text)
    sums: Counter[str] = Counter()
    for database in databases:
        with trial_databases(database) as new_database:
            for point, platform in product(points, platforms):
                result = await play_cell(
                    point,
                    platform,
                    times=times,
                    company=company,
                    new_database=new_database,
                    patience=PATIENCE,
                )
                sums.update(result.figures)
                _tell_of(f"{database}, {platform}, {point}", result)
    figures = {**sums, "missed": sums["runs"] - sums["reached"]}
    return Findings("failpoints", figures, dict.fromkeys(NONE_AT_ALL, 0))


def _tell_of(cell: str, result: CellResult) -> None:
    tell(f"{cell}: " + ", ".join(f"{name} {figure:g}" for name, figure in result.figures.items() if figure))
    for line in _faults(result.verdict):
        tell(f"    {line}")


def _faults(verdict: Verdict) -> list[str]:
    return [
        *(f"lost: {what}" for what in verdict.lost),
        *(f"twice: {what}" for what in verdict.twice),
        *(f"duplicate on Slack: {ref}" for ref in verdict.slack_duplicates),
        *(f"unrecorded duplicate on Telegram: {ref}" for ref in verdict.telegram_unrecorded),
    ]


async def test_kills_leave_no_trace() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=TIMES, help="how often each cell is played")
    parser.add_argument("--database", choices=DATABASES, action="append")
    parser.add_argument("--platform", choices=PLATFORMS, action="append")
    parser.add_argument("--point", choices=POINTS, action="append")
    told = parser.parse_args()
    answer(
        bench(
            times=told.times,
            databases=tuple(told.database or DATABASES),
            platforms=tuple(told.platform or PLATFORMS),
            points=tuple(told.point or POINTS),
        )
    )
