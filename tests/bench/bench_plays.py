"""A hundred plays side by side, beside the same play alone; and what a message costs the local servers."""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import yaml

from bot.sandbox.plays.outcome import PlayResult
from bot.sandbox.plays.run import run_plays
from bot.wiring.playing import own_desk
from tests.bench.figures import Findings, answer, tell
from tests.bench.plays.cost import server_cost
from tests.bench.serving import COMPANY

PLAY = Path(__file__).parent / "plays" / "ten_steps.yml"
PLAYS = 100
ALONE = 7
MESSAGES = 2000
PARALLEL = os.cpu_count() or 1
LARGEST_RATIO = 3.0
PATIENCE = float(os.environ.get("DESKBELL_PATIENCE", "1"))


async def _seconds(plays: int, *, parallel: int, bytecode: Path) -> tuple[float, Sequence[PlayResult]]:
    began = time.monotonic()
    results = await run_plays(
        [PLAY] * plays,
        parallel=parallel,
        company=yaml.safe_load(COMPANY.read_text(encoding="utf-8")),
        desk=own_desk(bytecode=bytecode),
        tell=lambda _line: None,
        patience=PATIENCE,
    )
    return time.monotonic() - began, results


async def bench(
    *, plays: int = PLAYS, parallel: int = PARALLEL, alone: int = ALONE, messages: int = MESSAGES
) -> Findings:
    """Play it alone several times, then many at a time; the first one compiles and does not count."""
    singles: list[float] = []
    results: list[PlayResult] = []
    with tempfile.TemporaryDirectory(prefix="deskbell-bytecode-") as name:
        for _ in range(1 + alone):
            seconds, played = await _seconds(1, parallel=1, bytecode=Path(name))
            singles.append(seconds)
            results += played
        single = statistics.median(singles[1:])
        tell(f"alone: {single:.2f} s")
        total, played = await _seconds(plays, parallel=parallel, bytecode=Path(name))
        results += played
    tell(f"{plays} plays, {parallel} at a time: {total:.1f} s")
    figures = {
        "plays": plays,
        "parallel": parallel,
        "single_seconds_p50": single,
        "all_seconds": total,
        "ratio": total / (plays / parallel * single),
        "not_held": sum(not result.holds for result in results),
        **await server_cost(messages),
    }
    return Findings("plays", figures, {"ratio": LARGEST_RATIO, "not_held": 0})


async def test_many_plays_side_by_side_cost_little_more_than_alone() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plays", type=int, default=PLAYS)
    parser.add_argument("--parallel", type=int, default=PARALLEL)
    parser.add_argument("--alone", type=int, default=ALONE)
    parser.add_argument("--messages", type=int, default=MESSAGES)
    told = parser.parse_args()
    answer(bench(plays=told.plays, parallel=told.parallel, alone=told.alone, messages=told.messages))
