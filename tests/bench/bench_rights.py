"""Rights: every cell of the table against the oracle, and mistakes planted in the table that some test has to notice."""

import argparse
import asyncio
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.figures import Findings, answer, tell
from tests.bench.rights.mutants import Mutant, mutants_of
from tests.bench.rights.trying import differs, is_killed

ROOT = Path(__file__).parents[2]
RIGHTS = ROOT / "data/model/rights"
MAY = ROOT / "actions/people/may.py"
CELLS = 20_000
# The table alone is tried without all that stands around it, plugins included, and with it only where that did not notice.
ALONE = ("-c", os.devnull, "--rootdir", str(ROOT), "--noconftest", "tests/unit/rights/test_decisions.py")
AROUND = (
    "tests/unit/rights/test_refusals.py",
    "tests/architecture/test_rights.py",
    "tests/unit/rights/test_withdrawn.py",
    "tests/unit/feedback/test_rights.py",
    "tests/unit/audit/test_reading.py",
    "tests/unit/delegation/test_loans.py",
)
# What no test can notice, as it changes nothing that anybody could see.
ARGUED = frozenset(
    {
        # The name of a type, which type checkers read and nobody else.
        "table.py:10 without str",
        "table.py:10 without Rule",
    }
)


def files() -> Iterator[tuple[Path, str]]:
    """Yield each file of the rights, and its module."""
    for path in [*sorted(RIGHTS.rglob("*.py")), MAY]:
        if path.name != "__init__.py":
            yield path, ".".join(path.relative_to(ROOT).with_suffix("").parts)


def survives(mutant: Mutant, path: Path) -> bool:
    """Tell whether no test notices the mutant."""
    if path.parent.name == "rules" and differs(mutant, path):
        return False
    if path != MAY and is_killed(mutant, path, ALONE, alone=True):
        return False
    return not is_killed(mutant, path, AROUND)


def planted(only: Sequence[str]) -> tuple[int, list[Mutant]]:
    """Try every mutant of the files whose path has one of these texts in it; return how many there are and which live."""
    tried, alive = 0, list[Mutant]()
    for path, module in files():
        if not any(one in str(path) for one in only):
            continue
        if not survives(Mutant(module, "nothing", path.read_text(encoding="utf-8")), path):
            raise SystemExit(f"{path.name}: a test fails without any mistake")
        for mutant in mutants_of(path, module):
            tried += 1
            if survives(mutant, path):
                alive.append(mutant)
                tell(f"alive: {mutant.what}{'  (argued)' if mutant.what in ARGUED else ''}")
        tell(f"{path.relative_to(ROOT)}: {tried} mutants so far, {len(alive)} alive")
    return tried, alive


async def bench(only: Sequence[str]) -> Findings:
    """Ask every cell, and plant every mistake."""
    # Apart from this process, which must not know the table before a mutant stands in its place.
    asking = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.rights.asking", cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await asking.communicate()
    cells, wrong = map(int, said.split())
    tell(f"{cells} cells, {wrong} wrong")
    tried, alive = planted(only)
    argued = sum(mutant.what in ARGUED for mutant in alive)
    figures = {
        "cells": cells,
        "cells_missing": max(0, CELLS - cells),
        "wrong": wrong,
        "mutants": tried,
        "alive_and_argued": argued,
        "alive": len(alive) - argued,
    }
    return Findings("rights", figures, {"cells_missing": 0, "wrong": 0, "alive": 0})


if __name__ == "__main__":
    told = argparse.ArgumentParser()
    told.add_argument(
        "--only", nargs="*", default=[""], help="parts of the paths of the files that mistakes are planted in"
    )
    answer(bench(told.parse_args().only))
