"""Storms over a desk, seed after seed: what was lost, twice, out of order, late or unknown, and what people saw twice."""

import argparse
import json
import os
import time
from collections import Counter
from pathlib import Path

import yaml

from bot.wiring.playing import TREE
from bot.wiring.trial import NewDatabase, trial_databases
from tests.bench.figures import Findings, answer, tell
from tests.chaos.ground import desk_among
from tests.chaos.record import Record
from tests.chaos.script import ANYTHING, CALM_SHARE, CAST, WORLD, Script, made_up, read, written
from tests.chaos.storm import Storm
from tests.chaos.truth import KINDS, Fault, faults_in, pairs_said
from tests.chaos.ways import SLACK, TELEGRAM, Ways, ways_of

KILLS = 50
SEED = 20260302
# A desk and a town of their own, so that the truth log keeps everything that happened in them.
TROUBLES_IN_ONE_STORM = 25
PATIENCE = float(os.environ.get("DESKBELL_PATIENCE", "1"))
FOUND = TREE / "var" / "chaos"
SECONDS_PER_MINUTE = 60


class Campaign:
    """Storm after storm, until all troubles were made or time is up."""

    def __init__(self, *, new_database: NewDatabase, minutes: float) -> None:
        self.figures: Counter[str] = Counter(dict.fromkeys(KINDS, 0))
        self._new_database = new_database
        self._end = time.monotonic() + minutes * SECONDS_PER_MINUTE
        self._company = yaml.safe_load((TREE / "config" / "demo" / "company.yml").read_text(encoding="utf-8"))

    @property
    def time_is_up(self) -> bool:
        """Whether no other storm shall begin."""
        return time.monotonic() >= self._end

    async def pass_through(self, script: Script, ways: Ways, *, name: str) -> None:
        """Let one storm pass and count what it left; one that left a fault is kept to be played again."""
        passed: Counter[str] = Counter()

        def count(what: str) -> None:
            passed[what] += 1
            tell(f"{name}: {sum(passed.values())} of {len(script[WORLD])} ({what})")

        async with desk_among(
            CAST,
            title=name,
            company=self._company,
            new_database=self._new_database,
            patience=PATIENCE,
            ways=ways,
        ) as (stage, home):
            record = await Storm(stage, home, script, tell=count, ways=ways).run()
        faults = faults_in(record)
        self.figures.update(passed)
        self.figures.update(_sizes(record, ways))
        self.figures.update(Counter(fault.kind for fault in faults))
        if faults:
            _keep(written(script, ways), faults, name=name)


def _sizes(record: Record, ways: Ways) -> dict[str, int]:
    pairs = Counter(pair.in_order for pair in pairs_said(record))
    return {
        "storms": 1,
        "storms_over_http": ways.slack == "http",
        "storms_by_webhook": ways.telegram == "webhook",
        "deeds": len(record.deeds),
        "effects": len(record.effects),
        "notices": len(record.notices),
        "pairs_brought_in_order": pairs[True],
        "pairs_brought_otherwise": pairs[False],
        "given_up_by_slack": len(record.given_up),
        "were_unknown": sum(notice.unknowns > 0 for notice in record.notices),
    }


def _keep(script: str, faults: list[Fault], *, name: str) -> None:
    FOUND.mkdir(parents=True, exist_ok=True)
    path = FOUND / f"{name.replace(' ', '-')}.json"
    path.write_text(script, encoding="utf-8")
    for fault in faults:
        tell(f"{name}: {fault.kind}: {fault.what}")
    tell(f"{name}: play it again with --replay {path.relative_to(TREE)}")


async def bench(
    *,
    troubles: int = KILLS,
    seed: int = SEED,
    anything: bool = False,
    minutes: float = 24 * 60,
    database: str = "sqlite",
    replay: Path | None = None,
    slack: str | None = None,
    telegram: str | None = None,
) -> Findings:
    """Make so many troubles: kills alone, or anything that the world has to offer.

    Args:
        minutes: after so many no other storm begins.
        replay: a script to be played instead.
        slack, telegram: how they reach the desk; else each storm's seed says it.
    """
    shares = ANYTHING if anything else CALM_SHARE
    with trial_databases(database) as new_database:
        campaign = Campaign(new_database=new_database, minutes=minutes)
        if replay is not None:
            await campaign.pass_through(*read(replay), name=f"again {replay.stem}")
            troubles = 0
        for begin in range(0, troubles, TROUBLES_IN_ONE_STORM):
            if campaign.time_is_up:
                break
            count, own_seed = min(TROUBLES_IN_ONE_STORM, troubles - begin), seed + begin
            script = made_up(own_seed, troubles=count, shares=shares)
            ways = ways_of(own_seed, slack=slack, telegram=telegram)
            name = f"storm {own_seed} {ways.slack} {ways.telegram}"
            await campaign.pass_through(script, ways, name=name)
            tell(json.dumps(campaign.figures))
    figures = {name.replace(" ", "_"): count for name, count in campaign.figures.items()}
    return Findings("chaos", figures, {kind.replace(" ", "_"): 0 for kind in KINDS})


async def test_fifty_kills_leave_no_fault() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--troubles", type=int, default=KILLS, help="how many kills, or other troubles")
    parser.add_argument("--anything", action="store_true", help="not kills alone")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--minutes", type=float, default=24 * 60, help="after so many no other storm begins")
    parser.add_argument("--database", default="sqlite", help="sqlite, postgresql, or the URL of a server")
    parser.add_argument("--replay", type=Path, help="a script that was kept in var/chaos")
    parser.add_argument("--slack", choices=SLACK, help="how Slack reaches the desk; else each in turn")
    parser.add_argument(
        "--telegram", choices=TELEGRAM, help="how Telegram reaches the desk; else each in turn"
    )
    told = parser.parse_args()
    answer(
        bench(
            troubles=told.troubles,
            seed=told.seed,
            anything=told.anything,
            minutes=told.minutes,
            database=told.database,
            replay=told.replay,
            slack=told.slack,
            telegram=told.telegram,
        )
    )
