"""Kills at every named point while something is announced to two thousand: who is told once, who twice, and who not."""

import argparse
import os
from collections import Counter

import yaml

from bot.wiring.playing import TREE
from bot.wiring.trial import trial_databases
from tests.bench.figures import Findings, answer, tell
from tests.chaos.announcing import announce_among
from tests.chaos.scene import POINTS

RECIPIENTS, SMALL = 2_000, 60
KILLS = 3
DATABASES = ("sqlite", "postgresql")
PATIENCE = float(os.environ.get("DESKBELL_PATIENCE", "1"))
NONE_AT_ALL = ("missed", "lost", "outcomeless", "slack_duplicates", "telegram_duplicates")


async def bench(
    *,
    recipients: int = RECIPIENTS,
    kills: int = KILLS,
    points: tuple[str, ...] = POINTS,
    databases: tuple[str, ...] = ("sqlite",),
) -> Findings:
    """Announce to so many at each point, and add up what came of it; unknown copies are listed, and allowed on Telegram."""
    company = yaml.safe_load((TREE / "config" / "demo" / "company.yml").read_text(encoding="utf-8"))
    sums: Counter[str] = Counter()
    for database in databases:
        with trial_databases(database) as new_database:
            for point in points:
                judged = await announce_among(
                    point,
                    recipients=recipients,
                    kills=kills,
                    company=company,
                    new_database=new_database,
                    patience=PATIENCE,
                )
                sums.update(judged.figures)
                told = ", ".join(f"{name} {figure:g}" for name, figure in judged.figures.items() if figure)
                tell(f"{database}, {point}: {told}")
    return Findings("announce", dict(sums), dict.fromkeys(NONE_AT_ALL, 0))


async def test_kills_meanwhile_leave_everybody_one_outcome() -> None:
    findings = await bench(recipients=SMALL)
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recipients", type=int, default=RECIPIENTS)
    parser.add_argument("--small", action="store_const", const=SMALL, dest="recipients")
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--point", choices=POINTS, action="append")
    parser.add_argument("--database", choices=DATABASES, action="append")
    told = parser.parse_args()
    answer(
        bench(
            recipients=told.recipients,
            kills=told.kills,
            points=tuple(told.point or POINTS),
            databases=tuple(told.database or ("sqlite",)),
        )
    )
