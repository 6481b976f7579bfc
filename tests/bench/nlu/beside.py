"""Ours beside Rasa's own pipelines: each learns from the same texts and is tested by the same."""

import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.bench.figures import Findings, tell
from tests.bench.nlu.servers import told_by
from tests.bench.nlu.sets import PUBLISHED

PER_INTENT = 10
BETTER = -0.01
TAUGHT = 0.05


async def side_by_side(name: str, *pipelines: str, options: Sequence[str] = ()) -> dict[str, float]:
    """Train ours and Rasa's, and return the figures of each under names that begin with the given one.

    Args:
        options: what the texts are, as the command line of both programs has it.
    """
    own = await _told_by(name, "tests.bench.nlu.ours", *options)
    figures = {f"{name}_examples": float(own["examples"]), **_of(name, own)}
    for pipeline in pipelines:
        stock = await _told_by(name, "tests.bench.nlu.stock", pipeline, *options)
        figures |= {
            **_of(f"{name}_{pipeline}", stock),
            f"{name}_behind_{pipeline}": stock["accuracy"] - own["accuracy"],
            f"{name}_training_beside_{pipeline}": own["cpu_seconds"] / stock["cpu_seconds"],
        }
    return figures


async def _told_by(name: str, *arguments: str) -> dict[str, Any]:
    """Train and test, and tell at once what came of it: the whole takes long."""
    told = await told_by(*arguments)
    tell(f"{name}: {' '.join(arguments)}: {told['accuracy']:.4f} right, {told['cpu_seconds']:.1f} CPU s")
    return told


def _of(name: str, told: Mapping[str, Any]) -> dict[str, float]:
    by_language = told["accuracy_per_language"] if len(told["accuracy_per_language"]) > 1 else {}
    return {
        f"{name}_accuracy": told["accuracy"],
        **{f"{name}_accuracy_{language}": share for language, share in by_language.items()},
        f"{name}_training_cpu_seconds": told["cpu_seconds"],
    }


async def public(benchmarks: Path, *, seeds: int) -> Findings:
    """Compare with Rasa's best for few examples on published sets, seed by seed."""
    figures: dict[str, float] = {}
    for name in PUBLISHED:
        runs = [
            await side_by_side(name, "logistic", options=_few(name, seed=seed, benchmarks=benchmarks))
            for seed in range(1, 1 + seeds)
        ]
        figures |= averaged(runs)
        figures[f"{name}_behind_logistic_at_worst"] = max(run[f"{name}_behind_logistic"] for run in runs)
    return Findings("nlu", figures, {f"{name}_behind_logistic": BETTER for name in PUBLISHED})


def averaged(runs: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the mean of each figure; of what was compared in pairs, that is the mean difference."""
    return {key: statistics.fmean(run[key] for run in runs) for key in runs[0]}


async def diet(benchmarks: Path | None) -> Findings:
    """Train DIET once on few texts of a published set, where there are none on few of our own, which takes it longer."""
    name, options = "own_few", ["--per-intent", str(PER_INTENT)]
    if benchmarks is not None:
        name, options = "banking77_once", _few("banking77", seed=1, benchmarks=benchmarks)
    figures = await side_by_side(name, "logistic", "diet", options=options)
    return Findings("nlu", figures, {f"{name}_training_beside_diet": TAUGHT})


def _few(name: str, *, seed: int, benchmarks: Path) -> list[str]:
    return [
        "--set", name, "--benchmarks", str(benchmarks), "--seed", str(seed), "--per-intent", str(PER_INTENT),
    ]  # fmt: skip
