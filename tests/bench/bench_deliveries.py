"""Events delivered one to 28 times each, shuffled, over two sockets and HTTP at once: one effect each, in order."""

import argparse
import os
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from bot.wiring.trial import POSTGRESQL, SQLITE, trial_databases
from data.store.database import open_engine
from data.store.migrate import upgrade
from tests.bench.figures import Findings, answer, tell
from tests.chaos.counting import counted, events_of
from tests.contract.store.harness import resolved_company
from tests.unit.conversation.harness import open_town

EVENTS = 20_000
CHATS = 64
DATABASES = (SQLITE, POSTGRESQL)


async def bench(*, events: int = EVENTS, database: str = SQLITE, seed: int | None = None) -> Findings:
    """Deliver so many events; the seed is told, so that a run can be had again."""
    seed = int.from_bytes(os.urandom(4)) if seed is None else seed
    told = events_of(events, chats=CHATS, seed=seed)
    with tempfile.TemporaryDirectory(prefix="deskbell-bench-") as name, trial_databases(database) as new:
        town = open_town(_migrated(new(Path(name))), *resolved_company(Path(name)))
        began = time.monotonic()
        tally, hose = await counted(town.store, told, seed=seed)
        seconds = time.monotonic() - began
        town.store.close()
    problems = tally.problems(told)
    for problem in problems[:20]:
        tell(problem)
    figures: Mapping[str, float] = {
        "seed": seed,
        "events": events,
        "deliveries": hose.delivered,
        "deliveries_per_second": hose.delivered / seconds,
        "problems": len(problems),
        "refused": hose.refused,
    }
    return Findings("deliveries", figures, {"problems": 0, "refused": 0})


def _migrated(url: str) -> str:
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    return url


async def test_each_event_has_one_effect() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=EVENTS)
    parser.add_argument("--database", choices=DATABASES, default=SQLITE)
    parser.add_argument("--seed", type=int)
    chosen = parser.parse_args()
    answer(bench(events=chosen.events, database=chosen.database, seed=chosen.seed))
