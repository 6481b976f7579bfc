"""The durable acknowledgement over HTTP, against one bare INSERT commit; Bolt's default, not durable, beside it."""

import argparse
import asyncio
import sys
import tempfile
from contextlib import AsyncExitStack, closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from bot.sandbox.directory import Directory
from bot.wiring.playing import TREE
from bot.wiring.trial import POSTGRESQL, NewDatabase, trial_databases
from tests.bench.ack.bare_insert import BareInsert
from tests.bench.ack.lines import Lines
from tests.bench.ack.load import Chatter, Load
from tests.bench.figures import Findings, answer, spread, tell
from tests.bench.turn.running import Running, running

RATE = 200.0
SECONDS = 20
WARM_UP_SECONDS = 3
BARE_RATE = 20.0
LARGEST_RATIO = 2.0
OVER_HTTP = {"DESKBELL_SLACK__DELIVERY": "http"}
DESK = [sys.executable, "-m", "bot", "run"]
BOLT = [sys.executable, "-m", "tests.bench.ack.bare_bolt"]


def chatters(company: dict[str, Any]) -> list[Chatter]:
    """Return everybody of the company who has a private chat on Slack."""
    people = Directory(company).people.values()
    return [Chatter(str(one.slack_user_id), str(one.slack_dm)) for one in people if one.slack_user_id]


async def loaded(bot: Running, people: list[Chatter], bare: BareInsert, *, seconds: int) -> Load:
    """Post for so long, and commit bare rows meanwhile; what the warm-up took does not count."""
    over = asyncio.Event()
    web = urlsplit(bot.bot.web)
    with closing(Lines(str(web.hostname), int(web.port or 0))) as lines:
        load = Load(lines, "/slack/events", people)
        await load.run(rate=RATE, count=int(RATE * WARM_UP_SECONDS))
        load.seconds.clear()
        bare.seconds.clear()
        beside = asyncio.create_task(bare.measure(rate=BARE_RATE, until=over))
        await load.run(rate=RATE, count=int(RATE * seconds))
        over.set()
        await beside
    return load


async def measured(new_database: NewDatabase, company: dict[str, Any], *, seconds: int) -> dict[str, float]:
    """Measure the desk and a bare app, one after the other."""
    figures: dict[str, float] = {}
    people = chatters(company)
    with tempfile.TemporaryDirectory(prefix="deskbell-bench-") as name:
        bare = await asyncio.to_thread(BareInsert.on, new_database(Path(name)))
        for who, argv in (("desk", DESK), ("bolt", BOLT)):
            async with AsyncExitStack() as leaving:
                folder = Path(name) / who
                folder.mkdir()
                place = running(
                    argv, company=company, database_url=new_database(folder), folder=folder, also=OVER_HTTP
                )
                load = await loaded(await leaving.enter_async_context(place), people, bare, seconds=seconds)
            figures |= spread(who, load.seconds) | spread(f"bare_insert_beside_{who}", bare.seconds)
            figures[f"{who}_refused"] = load.refused
            tell(f"{who}: p50 {figures[f'{who}_p50_ms']:.2f} ms")
        bare.connection.close()
    figures["desk_ratio"] = figures["desk_p50_ms"] / figures["bare_insert_beside_desk_p50_ms"]
    return figures


async def bench(*, seconds: int = SECONDS) -> Findings:
    """Measure for so long."""
    company = yaml.safe_load((TREE / "config" / "demo" / "company.yml").read_text(encoding="utf-8"))
    with trial_databases(POSTGRESQL) as new_database:
        figures = await measured(new_database, company, seconds=seconds)
    return Findings("ack", {"rate": RATE, **figures}, {"desk_ratio": LARGEST_RATIO, "desk_refused": 0})


async def test_a_durable_acknowledgement_costs_at_most_two_bare_commits() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=SECONDS)
    answer(bench(seconds=parser.parse_args().seconds))
