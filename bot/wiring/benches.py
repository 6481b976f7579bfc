"""Run a bench of the checkout in a Python of its own, and tell what it found."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[2]
FOLDER = CHECKOUT / "tests" / "bench"
PREFIX = "bench_"

Found = Mapping[str, Any]


class BenchFault(Exception):
    """The bench cannot be run, or ended without an answer; the message says why."""


def bench_names() -> list[str]:
    """Return the benches that this checkout has; an installed package has none."""
    return sorted(path.stem.removeprefix(PREFIX) for path in FOLDER.glob(f"{PREFIX}*.py"))


def run_bench(name: str, arguments: Sequence[str] = ()) -> Found:
    """Run a bench to its end and return its findings; its progress goes to standard error.

    Raises:
        BenchFault: there is no such bench, or it ended without findings.
    """
    if name not in bench_names():
        raise BenchFault(f"{name}: no such bench; there are: {', '.join(bench_names()) or 'none here'}")
    # The argument is one of the names just read from the folder; everything after it goes to our own parser.
    child = subprocess.run(  # noqa: S603  # no shell, and no word of strangers
        [sys.executable, "-m", f"tests.bench.{PREFIX}{name}", *arguments],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    lines = child.stdout.strip().splitlines()
    if child.returncode or not lines:
        raise BenchFault(f"{name}: ended with code {child.returncode} and without findings")
    findings: Found = json.loads(lines[-1])
    return findings


def described(findings: Found) -> list[str]:
    """Return findings as lines for people: each figure, and beside it the target that it has."""
    lines = []
    for name, figure in findings["figures"].items():
        target = findings["targets"].get(name)
        lines.append(f"{name:45} {figure:>12g}" + (f"   {target[0]} {target[1]:g}" if target else ""))
    return [*lines, f"{findings['bench']}: {'holds' if findings['holds'] else 'does not hold'}"]
