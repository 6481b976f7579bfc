"""Faults of the wire at every call that the desk makes: whether anything stays undecided, as a table."""

import argparse
import os
from collections import Counter
from collections.abc import Sequence

import yaml

from bot.sandbox.plays.rest import rest
from bot.wiring.playing import TREE
from bot.wiring.trial import NewDatabase, trial_databases
from tests.bench.figures import Findings, answer, tell
from tests.chaos.ground import desk_among
from tests.chaos.recording import record_of
from tests.chaos.scene import REPORTER, STAFF
from tests.chaos.truth import Fault, misplaced
from tests.chaos.wire_faults import FAULTS, POST, Cell, methods_called, strike, table

PLATFORMS = ("slack", "telegram")
PATIENCE = float(os.environ.get("DESKBELL_PATIENCE", "1"))


async def bench(
    *,
    platforms: Sequence[str] = PLATFORMS,
    faults: Sequence[str] = tuple(FAULTS),
    methods: Sequence[str] = (),
    database: str = "sqlite",
) -> Findings:
    """Strike every call with every fault.

    Args:
        methods: only these; without any, all that the desk calls.
    """
    cells: list[Cell] = []
    misplaced_ones = 0
    with trial_databases(database) as new_database:
        for platform in platforms:
            found, wrong = await _cells(platform, faults, methods, new_database)
            cells += found
            misplaced_ones += len(wrong)
            for fault in wrong:
                tell(f"{platform}: {fault.kind}: {fault.what}")
    for line in table(cells):
        tell(line)
    figures = Counter(
        {
            "cells": len(cells),
            "struck": sum(cell.struck for cell in cells),
            "undecided": sum(cell.undecided for cell in cells),
            "misplaced": misplaced_ones,
            "asked_again": sum(bool(cell.undone) for cell in cells),
        }
    )
    return Findings("faults", figures, {"undecided": 0, "misplaced": 0})


async def _cells(
    platform: str,
    faults: Sequence[str],
    methods: Sequence[str],
    new_database: NewDatabase,
) -> tuple[list[Cell], list[Fault]]:
    company = yaml.safe_load((TREE / "config" / "demo" / "company.yml").read_text(encoding="utf-8"))
    cast = {name: {"platform": platform} for name in (REPORTER[platform], STAFF[platform])}
    cells: list[Cell] = []
    async with desk_among(
        cast, title=f"faults on {platform}", company=company, new_database=new_database, patience=PATIENCE
    ) as (stage, home):
        await rest(stage)
        starting = methods_called(stage, platform)
        # Once without any fault: what is called then, and what a history is asked for after a lost answer.
        await strike(stage, home, platform, "nothing", "502", number=0)
        await strike(stage, home, platform, POST[platform], "reset after", number=0)
        for method in methods or methods_called(stage, platform):
            for fault in faults:
                cell = await strike(
                    stage,
                    home,
                    platform,
                    method,
                    fault,
                    number=len(cells) + 1,
                    at_start=method in starting,
                )
                cells.append(cell)
                tell(f"{platform} {method}, {fault}: {cell.told} {cell.undone}")
        await stage.desk.stop()
        record = record_of(stage, home, deeds=[], outages=[], undone=[])
    return cells, misplaced(record)


async def test_no_fault_leaves_anything_undecided() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--platform", choices=PLATFORMS, action="append")
    parser.add_argument("--fault", choices=tuple(FAULTS), action="append")
    parser.add_argument("--method", action="append", help="such as chat.postMessage; without it, all")
    parser.add_argument("--database", default="sqlite", help="sqlite, postgresql, or the URL of a server")
    told = parser.parse_args()
    answer(
        bench(
            platforms=tuple(told.platform or PLATFORMS),
            faults=tuple(told.fault or FAULTS),
            methods=tuple(told.method or ()),
            database=told.database,
        )
    )
