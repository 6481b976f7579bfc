"""Custody: the master key rotated under a desk that is used, and what it costs a turn to keep everything sealed."""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from asyncio.subprocess import PIPE
from datetime import UTC, datetime
from pathlib import Path

from actions.operating.hold_keys import hold_keys
from bot.wiring.keys import masters_of, place_of
from bot.wiring.trial import POSTGRESQL, SQLITE, NewDatabase, trial_databases
from config.company import read_company
from config.keys import FILE_NAME, Keyring
from data.store.custody import Custody
from data.store.database import Store, open_engine
from data.store.masters import Masters
from data.store.migrate import upgrade
from tests.bench.custody.crowd import gather, looked_up, moved_that_open, unreadable
from tests.bench.custody.turns import cost_of_custody
from tests.bench.figures import Findings, answer, spread, tell
from tests.contract.store.harness import DEMO

FIELDS = 200_000
TURNS = 300
MOVED = 1_000
QUIET_SECONDS = 3.0
LARGEST_RATIO = 1.15


def opened(url: str, masters: Masters) -> Store:
    """Open the store as a desk does."""
    company, _ = read_company(DEMO)
    return Store(url, company=company, custody=Custody(masters), clock=lambda: datetime.now(UTC))


async def rotated(url: str, folder: Path) -> int:
    """Let the terminal rotate the key; return how many keys it wrapped anew."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "keys", "rotate", "--json"),
        env={**os.environ, "DESKBELL_DATABASE__URL": url, "DESKBELL_DATA_FOLDER": str(folder)},
        stdout=PIPE,
    )
    said, _ = await child.communicate()
    assert child.returncode == 0
    return int(json.loads(said)["wrapped_anew"])


async def rotation(url: str, folder: Path, *, fields: int) -> dict[str, float]:
    """Rotate the key of a crowd that is looked up meanwhile; then read all of it with the new key alone."""
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    keyring = Keyring(told="", earlier="", file=folder / FILE_NAME)
    desk = opened(url, masters_of(keyring))
    with desk.work() as work:
        hold_keys(work, held_at=place_of(keyring))
    await asyncio.to_thread(gather, desk, fields)
    tell(f"{fields} names are sealed")
    with looked_up(desk, fields) as before:
        await asyncio.sleep(QUIET_SECONDS)
    with looked_up(desk, fields) as during:
        begun = time.perf_counter()
        wrapped = await rotated(url, folder)
        seconds = time.perf_counter() - begun
    desk.close()
    alone = opened(url, Masters(keyring.keys()[0]))
    lost = await asyncio.to_thread(unreadable, alone, fields)
    moved = await asyncio.to_thread(moved_that_open, alone, MOVED)
    alone.close()
    return {
        "keys_wrapped_anew": wrapped,
        "rotation_seconds": seconds,
        "reads_meanwhile": len(during.seconds),
        "met_meanwhile": during.met,
        "failed_reads": before.failed + during.failed,
        "unreadable_afterwards": lost,
        "moved_that_open": moved,
        **spread("read_before", before.seconds),
        **spread("read_meanwhile", during.seconds),
    }


async def measured(database: str, new_database: NewDatabase, *, fields: int, turns: int) -> dict[str, float]:
    """Measure one database."""
    with tempfile.TemporaryDirectory(prefix="deskbell-bench-") as name:
        folder = Path(name) / "desk"
        folder.mkdir()
        found = await rotation(new_database(folder), folder, fields=fields)
        found |= await asyncio.to_thread(cost_of_custody, new_database, Path(name), turns=turns)
    tell(f"{database}: {found}")
    return {f"{database}_{figure}": value for figure, value in found.items()}


async def bench(*, fields: int = FIELDS, turns: int = TURNS) -> Findings:
    """Measure both databases."""
    figures: dict[str, float] = {"fields": fields}
    for database in (SQLITE, POSTGRESQL):
        with trial_databases(database) as new_database:
            figures |= await measured(database, new_database, fields=fields, turns=turns)
    limits = {
        f"{database}_{figure}": limit
        for database in (SQLITE, POSTGRESQL)
        for figure, limit in {
            "failed_reads": 0.0,
            "unreadable_afterwards": 0.0,
            "moved_that_open": 0.0,
            "turn_ratio": LARGEST_RATIO,
        }.items()
    }
    return Findings("custody", figures, limits)


async def test_a_key_is_rotated_under_a_desk_that_is_used_and_custody_costs_little() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fields", type=int, default=FIELDS)
    parser.add_argument("--turns", type=int, default=TURNS)
    told = parser.parse_args()
    answer(bench(fields=told.fields, turns=told.turns))
