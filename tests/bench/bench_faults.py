"""Faults of the wire at every call that the desk makes: whether anything stays undecided, as a table."""

import argparse
import os
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from itertools import groupby
from typing import Any

import yaml

from bot.sandbox.plays.reading import read_play
from bot.sandbox.plays.rest import rest
from bot.sandbox.plays.stage import Stage
from bot.wiring.playing import TREE
from bot.wiring.trial import NewDatabase, trial_databases
from tests.bench.figures import Findings, answer, tell
from tests.chaos.calls import CALLS, Call
from tests.chaos.gathering import Home
from tests.chaos.ground import desk_among
from tests.chaos.recording import half_done, record_of
from tests.chaos.truth import misplaced
from tests.chaos.ways import USUAL, Ways
from tests.chaos.wire_faults import FAULTS, Cell, methods_called, rehearse, strike, table

PATIENCE = float(os.environ.get("DESKBELL_PATIENCE", "1"))
TRIES = 12
NAMED = frozenset((call.platform, call.method) for call in CALLS)


async def bench(
    *,
    platforms: Sequence[str] = (),
    faults: Sequence[str] = tuple(FAULTS),
    methods: Sequence[str] = (),
    database: str = "sqlite",
) -> Findings:
    """Strike every call with every fault.

    Args:
        platforms: only these of slack, telegram and hook; without any, all.
        methods: only these; without any, all that the desk calls.
    """
    wanted = [call for call in CALLS if call.platform in (platforms or (call.platform,))]
    wanted = [call for call in wanted if call.method in (methods or (call.method,))]
    found = _Found()
    with trial_databases(database) as new_database:
        # People by platform, so that nobody's unknowns excuse another platform's copies.
        for _desk, calls in groupby(sorted(wanted, key=_desk_of), key=_desk_of):
            await found.strike_all(list(calls), faults, new_database)
    return found.told()


def _desk_of(call: Call) -> tuple[str, bool, str]:
    """Return what parts the calls that are made before one desk from others."""
    return call.platform, call.by_webhook, call.scene if call.passes_a_day else ""


class _Found:
    """What was found so far."""

    def __init__(self) -> None:
        self._cells: list[Cell] = []
        self._played = 0
        self._misplaced: list[str] = []
        self._half_done: list[str] = []
        self._unnamed: set[tuple[str, str]] = set()
        self._unplayable: list[str] = []

    async def strike_all(
        self, calls: Sequence[Call], faults: Sequence[str], new_database: NewDatabase
    ) -> None:
        """Strike some calls before one desk."""
        title = f"faults at {calls[0].platform}"
        async with _ground(calls, title, new_database, by_webhook=calls[0].by_webhook) as (stage, home):
            await rest(stage)
            for call in {one.scene: one for one in calls}.values():
                self._played += 1
                rehearsed = await rehearse(stage, home, call, number=self._played)
                if rehearsed.undone:
                    self._unplayable.append(f"{call.scene}: {rehearsed.undone}")
                    tell(self._unplayable[-1])
            for call in calls:
                for fault in faults:
                    self._keep(await self._struck(stage, home, call, fault))
            await stage.desk.stop()
            self._unnamed |= methods_called(stage) - NAMED
            wrong = misplaced(record_of(stage, home, deeds=[], outages=[], undone=[]))
            told = [f"{one.kind}: {one.what}" for one in wrong]
            unfinished = half_done(stage, home)
        for line in told + unfinished:
            tell(f"{title}: {line}")
        self._misplaced += told
        self._half_done += unfinished

    async def _struck(self, stage: Stage, home: Home, call: Call, fault: str) -> Cell:
        """Strike until the fault has met a call: what an echo tells in time, for one, is not asked for."""
        for _ in range(TRIES):
            self._played += 1
            cell = await strike(stage, home, call, fault, number=self._played)
            if cell.struck:
                break
        return cell

    def _keep(self, cell: Cell) -> None:
        self._cells.append(cell)
        tell(f"{cell.platform} {cell.method}, {cell.fault}: {cell.told} {cell.undone}")

    def told(self) -> Findings:
        """Return it as figures, and tell it as a table."""
        for line in table(self._cells):
            tell(line)
        for platform, method in sorted(self._unnamed):
            tell(f"called, and in no cell: {platform} {method}")
        figures = Counter(
            {
                "cells": len(self._cells),
                "methods": len({(cell.platform, cell.method) for cell in self._cells}),
                "not_struck": sum(not cell.struck for cell in self._cells),
                "undecided": sum(cell.undecided for cell in self._cells),
                "misplaced": len(self._misplaced),
                "half_done": len(self._half_done),
                "asked_again": sum(bool(cell.undone) for cell in self._cells),
                "unnamed": len(self._unnamed),
                "unplayable": len(self._unplayable),
            }
        )
        targets = ("not_struck", "undecided", "misplaced", "half_done", "unnamed", "unplayable")
        return Findings("faults", figures, dict.fromkeys(targets, 0))


@asynccontextmanager
async def _ground(
    calls: Iterable[Call], title: str, new_database: NewDatabase, *, by_webhook: bool
) -> AsyncIterator[tuple[Stage, Home]]:
    """Start a desk among all who play in the scenes."""
    cast: dict[str, Mapping[str, Any]] = {}
    for call in calls:
        cast |= {name: said for name, said in read_play(call.play).cast.items() if "new" not in said}
    company = yaml.safe_load((TREE / "config" / "demo" / "company.yml").read_text(encoding="utf-8"))
    ways = Ways(telegram="webhook") if by_webhook else USUAL
    async with desk_among(
        cast, title=title, company=company, new_database=new_database, patience=PATIENCE, ways=ways
    ) as (stage, home):
        yield stage, home


async def test_no_fault_leaves_anything_undecided() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--platform", choices=("slack", "telegram", "hook"), action="append")
    parser.add_argument("--fault", choices=tuple(FAULTS), action="append")
    parser.add_argument("--method", action="append", help="such as chat.postMessage; without it, all")
    parser.add_argument("--database", default="sqlite", help="sqlite, postgresql, or the URL of a server")
    told = parser.parse_args()
    answer(
        bench(
            platforms=tuple(told.platform or ()),
            faults=tuple(told.fault or FAULTS),
            methods=tuple(told.method or ()),
            database=told.database,
        )
    )
