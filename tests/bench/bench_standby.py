"""How long until the desk that waits serves: after the death of the active one, after it was stopped, after its seat was ended."""

import argparse
import contextlib
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import psycopg

from bot.wiring.trial import POSTGRESQL, trial_databases
from tests.bench.figures import Findings, answer, tell
from tests.chaos.town import ChaosTown, DeskProcess, frozen, thawed

TIMES = 3
LONGEST_SECONDS = 5.0
END_OF_SEAT = (
    "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)"
    " WHERE locktype = 'advisory' AND granted AND application_name LIKE 'deskbell:%'"
)


@contextlib.asynccontextmanager
async def pair(database_url: str) -> AsyncIterator[tuple[DeskProcess, DeskProcess]]:
    """Give a desk that serves and one that waits, until the block ends."""
    with tempfile.TemporaryDirectory(prefix="deskbell-bench-") as name:
        async with ChaosTown(database_url, Path(name)) as town:
            active = await town.desk()
            await active.says("ready")
            waiting = await town.desk()
            await waiting.says("standby")
            yield active, waiting


async def after_death(database_url: str) -> float:
    """Kill the active desk, and return how long nobody served."""
    async with pair(database_url) as (active, waiting):
        began = time.monotonic()
        await active.kill()
        await waiting.says("ready")
        return time.monotonic() - began


async def after_standstill(database_url: str) -> float:
    """Stop the active desk where it stands, and return how long nobody served."""
    async with pair(database_url) as (active, waiting):
        began = time.monotonic()
        frozen(active)
        await waiting.says("ready")
        seconds = time.monotonic() - began
        thawed(active)
        return seconds


async def after_loss(database_url: str) -> float:
    """End the session of the seat, and return how long it took until one of both served anew."""
    async with pair(database_url) as (active, waiting):
        began = time.monotonic()
        with psycopg.connect(database_url, autocommit=True) as connection:
            connection.execute(END_OF_SEAT)
        while not (waiting.has_said("ready") or active.has_said("ready", times=2)):
            await active.asked("/healthz")
        return time.monotonic() - began


async def bench(*, times: int = TIMES) -> Findings:
    """Take over again and again, each time on a fresh database."""
    figures: dict[str, float] = {"times": times}
    with trial_databases(POSTGRESQL) as new_database, tempfile.TemporaryDirectory() as name:
        new: Callable[[], str] = lambda: new_database(Path(name))  # noqa: E731  # said three times below
        for what, measured in (
            ("death", after_death),
            ("standstill", after_standstill),
            ("loss", after_loss),
        ):
            seconds = [await measured(new()) for _ in range(times)]
            tell(f"after {what}: {', '.join(f'{one:.2f}' for one in seconds)} s")
            figures[f"after_{what}_seconds_max"] = max(seconds)
    limits = {name: LONGEST_SECONDS for name in figures if name.endswith("_max")}
    return Findings("standby", figures, limits)


async def test_a_desk_that_waits_serves_within_five_seconds() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=TIMES)
    told = parser.parse_args()
    answer(bench(times=told.times))
