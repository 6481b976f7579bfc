"""How well free text is understood, how fast that is learnt and told, beside what Rasa brings itself."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.bench.figures import Findings, answer, tell
from tests.bench.nlu.accuracy import accuracy
from tests.bench.nlu.beside import diet, public
from tests.bench.nlu.servers import PYTHON
from tests.bench.nlu.speed import speed

SEEDS = 5
USUAL = ("accuracy", "speed", "public")
PARTS = (*USUAL, "diet")


async def bench(
    parts: Sequence[str] = USUAL, *, benchmarks: Path | None = None, seeds: int = SEEDS
) -> Findings:
    """Measure part by part.

    Args:
        benchmarks: folder of published sets, which are not ours to bring along.
    """
    found = [await _part(part, benchmarks=benchmarks, seeds=seeds) for part in parts]
    return Findings(
        "nlu",
        {name: figure for one in found for name, figure in one.figures.items()},
        {name: limit for one in found for name, limit in one.limits.items()},
    )


async def _part(name: str, *, benchmarks: Path | None, seeds: int) -> Findings:
    if name == "accuracy":
        return await accuracy()
    if name == "speed":
        return await speed()
    if name == "diet":
        return await diet(benchmarks)
    if benchmarks is None:
        tell("no --benchmarks: BANKING77 and CLINC150 are left out")
        return Findings("nlu", {})
    return await public(benchmarks, seeds=seeds)


@pytest.mark.skipif(not PYTHON.exists(), reason="cannot run here: nlu/.venv is not there (make nlu)")
async def test_free_text_is_understood_better_and_faster_than_by_what_rasa_brings() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=PARTS, help="this part alone")
    parser.add_argument("--benchmarks", type=Path, help="folder with banking77/ and clinc150/")
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--diet", action="store_true", help="train DIET as well, which takes long")
    told = parser.parse_args()
    usual = PARTS if told.diet else USUAL
    chosen = (told.only,) if told.only else usual
    answer(bench(chosen, benchmarks=told.benchmarks and told.benchmarks.absolute(), seeds=told.seeds))
