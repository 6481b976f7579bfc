"""The audit chain walked from its stored bytes: how fast one core does that, in how much memory, and whether all damage is found."""

import argparse
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine

from bot.wiring.trial import POSTGRESQL, SQLITE, NoSuchDatabaseFault, trial_databases
from data.model.audit import BrokenLink
from data.store.audit import Happened, chain_head, close_chain
from data.store.audit_check import verify_chain
from data.store.database import open_engine
from data.store.migrate import upgrade
from tests.bench.audit.damages import HARMS, Harm
from tests.bench.figures import Findings, answer, tell
from tests.bench.memory import count_anew, largest_mib

ENTRIES = 1_000_000
FEW_ENTRIES = 50_000
MADE_AT_ONCE = 10_000
FROM_THE_END = 1_000
LONGEST_MICROSECONDS = 5.0  # that is 200,000 entries a second
MOST_MIB = 64.0
MONDAY = datetime(2026, 3, 2, 2, tzinfo=UTC)
KINDS = ("complain", "praise", "suggest", "report_problem", "ask_question")


def make(engine: Engine, count: int) -> None:
    """Fill a chain as works do, many entries at once."""
    for first in range(0, count, MADE_AT_ONCE):
        events = [
            Happened(
                "feedback.filed", f"FB-{number // 4}", number % 977, {"kind": KINDS[number % len(KINDS)]}
            )
            for number in range(first, min(first + MADE_AT_ONCE, count))
        ]
        with engine.begin() as connection:
            close_chain(connection, events, MONDAY + timedelta(seconds=first))


def walked(engine: Engine) -> dict[str, float]:
    """Walk the untouched chain against its own head; return what that cost."""
    count_anew()
    before_mib = largest_mib()
    began, cpu_began = time.perf_counter(), time.process_time()
    with engine.connect() as connection:
        count = verify_chain(connection, heads=[chain_head(connection)])
    seconds, cpu_seconds = time.perf_counter() - began, time.process_time() - cpu_began
    assert isinstance(count, int), count
    return {
        "entries": float(count),
        "entries_per_second": count / seconds,
        "entries_per_core_second": count / cpu_seconds,
        "core_microseconds_per_entry": cpu_seconds / count * 1e6,
        "grown_mib": largest_mib() - before_mib,
    }


def overlooked(engine: Engine, harm: Harm, *, at: int) -> bool:
    """Do a damage, walk, and take it back; tell whether it was not found where it is."""
    with engine.connect() as connection, connection.begin() as doing:
        head = chain_head(connection)
        expected = harm(connection, at, head.entry_id)
        found = verify_chain(connection, heads=[head])
        doing.rollback()
    tell(f"  expected {expected.damage} at {expected.entry_id}, found {found}")
    return found != expected


def on_one_database(engine: Engine, *, entries: int) -> dict[str, float]:
    """Fill, walk and damage a chain."""
    upgrade(engine)
    make(engine, entries)
    figures = walked(engine)
    missed = [name for name, harm in HARMS.items() if overlooked(engine, harm, at=entries - FROM_THE_END)]
    with engine.connect() as connection:
        whole = _is_whole(connection)
    return figures | {"overlooked": float(len(missed)), "left_damaged": float(not whole)}


def _is_whole(connection: Connection) -> bool:
    return not isinstance(verify_chain(connection), BrokenLink)


async def bench(*, entries: int = ENTRIES) -> Findings:
    """Measure on SQLite, and on PostgreSQL where there is one to start."""
    figures: dict[str, float] = {}
    limits: dict[str, float] = {}
    for database in (SQLITE, POSTGRESQL):
        try:
            with trial_databases(database) as new, tempfile.TemporaryDirectory(prefix="audit-") as folder:
                tell(f"{database}: {entries} entries")
                engine = open_engine(new(Path(folder)))
                found = on_one_database(engine, entries=entries)
                engine.dispose()
        except NoSuchDatabaseFault as fault:
            tell(str(fault))
            continue
        figures |= {f"{database}_{name}": figure for name, figure in found.items()}
        limits |= {
            f"{database}_core_microseconds_per_entry": LONGEST_MICROSECONDS,
            f"{database}_grown_mib": MOST_MIB,
            f"{database}_overlooked": 0,
            f"{database}_left_damaged": 0,
        }
    return Findings("audit", figures, limits)


async def test_the_chain_is_walked_fast_and_all_damage_is_found() -> None:
    findings = await bench(entries=FEW_ENTRIES)
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=ENTRIES)
    answer(bench(entries=parser.parse_args().entries))
