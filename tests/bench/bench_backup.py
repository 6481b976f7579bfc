"""Backups against a plain copy of the same rows in the same run, and the memory that ten times the rows take."""

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
from asyncio.subprocess import PIPE
from datetime import UTC, datetime
from pathlib import Path

from bot.wiring.trial import POSTGRESQL, SQLITE, trial_databases
from data.store.custody import Custody, keys
from data.store.database import open_engine
from data.store.inbox import inbox
from data.store.masters import Masters
from data.store.migrate import upgrade
from tests.bench.backup.child import KEY
from tests.bench.figures import Findings, answer, tell

ROWS = 100_000
AT_ONCE = 5_000
TIMES = 3
LARGEST_MEMORY_RATIO = 1.2
BODY_BYTES = 400


def founded(url: str, rows: int) -> None:
    """Make a database with so many turns in it."""
    engine = open_engine(url)
    upgrade(engine)
    with engine.begin() as connection:
        Custody(Masters(KEY)).seal(connection, person_id=1, text="", row="")
        assert connection.execute(keys.select()).first() is not None
        for begin in range(0, rows, AT_ONCE):
            connection.execute(
                inbox.insert(), [_turn(number) for number in range(begin, min(begin + AT_ONCE, rows))]
            )
    engine.dispose()


def _turn(number: int) -> dict[str, object]:
    return {
        "source": "slack",
        "key": f"Ev{number:012}",
        "lane": f"slack:C{number % 100}",
        "person_id": 1,
        "received_at": datetime(2026, 3, 2, tzinfo=UTC),
        "body": os.urandom(BODY_BYTES),
        "state": "done",
    }


async def done(deed: str, url: str, folder: Path) -> dict[str, float]:
    """Let a process of its own do something; return its seconds and its peak of memory."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.backup.child", deed, url, str(folder), stdout=PIPE
    )
    said, _ = await child.communicate()
    assert child.returncode == 0
    found: dict[str, float] = json.loads(said)
    return found


async def measured(database: str, url: str, large: str, fresh: str, folder: Path) -> dict[str, float]:
    """Measure one database: a backup against a copy, in turn; a restore; and the large one."""
    seconds: dict[str, list[float]] = {"backup": [], "copy": []}
    for time in range(TIMES):
        for deed, series in seconds.items():
            series.append((await done(deed, url, folder / f"{deed}{time}"))["seconds"])
    small = await done("backup", url, folder / "small")
    restored = await done("restore", fresh, folder / "small")
    tell(f"{database}: {seconds}, small {small}, restored {restored}")
    large_one = await done("backup", large, folder / "large")
    restored_large = await done("restore", fresh, folder / "large")
    tell(f"{database}: large {large_one}, restored {restored_large}")
    backup, copy = (statistics.median(series) for series in seconds.values())
    return {
        f"{database}_backup_seconds_p50": backup,
        f"{database}_copy_seconds_p50": copy,
        f"{database}_backup_ratio": backup / copy,
        f"{database}_restore_seconds": restored["seconds"],
        f"{database}_backup_peak_mib": large_one["peak_mib"],
        f"{database}_backup_memory_ratio": large_one["peak_mib"] / small["peak_mib"],
        f"{database}_restore_memory_ratio": restored_large["peak_mib"] / restored["peak_mib"],
    }


async def bench(*, rows: int = ROWS) -> Findings:
    """Measure on both databases."""
    figures: dict[str, float] = {"rows": rows}
    for database in (SQLITE, POSTGRESQL):
        with trial_databases(database) as new_database, tempfile.TemporaryDirectory() as name:
            folders = [Path(name) / each for each in ("small_desk", "large_desk", "fresh_desk")]
            for folder in folders:
                folder.mkdir()
            url, large, fresh = map(new_database, folders)
            founded(url, rows)
            founded(large, 10 * rows)
            figures |= await measured(database, url, large, fresh, Path(name))
    limits = {name: LARGEST_MEMORY_RATIO for name in figures if name.endswith("memory_ratio")}
    return Findings("backup", figures, limits)


async def test_a_backup_takes_no_more_memory_for_more_rows() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    told = parser.parse_args()
    answer(bench(rows=told.rows))
