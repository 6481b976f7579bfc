"""How well free text is understood, how fast that is learnt and told, beside what Rasa brings itself."""

import argparse
import json
import socket
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.wiring.nlu_program import names_file
from tests.bench.figures import Findings, answer, spread, tell
from tests.bench.nlu.servers import MODELS, PYTHON, Server, ask_by_turns, ours, stock, told_by
from tests.bench.serving import COMPANY
from tests.nlu.texts import LANGUAGES, LETTERS_OF_A_WORD, to_train_on

ROOT = Path(__file__).parents[2]
UNSEEN = ROOT / "tests" / "nlu" / "unseen"
REVIEWS = ROOT / "tests" / "nlu" / "reviews"
SEEDS = 5
QUESTIONS = 500
WARMING = 20
# Shares of texts of which it is asked that so many at most are not well understood.
UNDERSTOOD = {
    "wrong": 0.09,
    **{f"wrong_{language}": 0.11 for language in LANGUAGES},
    "neither_right_nor_offered": 0.025,
    "wrong_without_asking": 0.03,
    "out_of_scope_missed": 0.25,
    "in_scope_refused": 0.05,
    "entity_f1_lacking": 0.12,
}
SERVED = {"parse_p50_ratio": 0.6, "parse_p99_ratio": 0.6, "start_ratio": 1.0, "memory_ratio": 1.0}
REVIEWED = 0.32
TAUGHT = 0.05


def unseen_texts() -> Iterator[str]:
    """Yield the lines to measure by, without very short texts that stand among those to train on as well."""
    for language in LANGUAGES:
        known = {one.text.casefold() for one in to_train_on(ROOT, language)}
        for line in (UNSEEN / f"{language}.jsonl").read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"].casefold()
            if not (len(text) <= LETTERS_OF_A_WORD and text in known):
                yield line


async def evaluated(files: Sequence[Path], *, blind: bool) -> dict[str, Any]:
    """Return the figures of `deskbell nlu evaluate`."""
    with names_file(COMPANY) as names:
        options = ["--models", str(MODELS), "--names", str(names), *(["--blind"] if blind else [])]
        told = await told_by("nlu.evaluate", *options, "--", *map(str, files))
    figures: dict[str, Any] = told["figures"]
    return figures


async def understood(folder: Path) -> dict[str, float]:
    """Measure on texts by other hands, with and without what is known of the speaker."""
    file = folder / "unseen.jsonl"
    file.write_text("\n".join(unseen_texts()), encoding="utf-8")
    told, blind = await evaluated([file], blind=False), await evaluated([file], blind=True)
    return {
        "wrong": 1 - told["accuracy"],
        **{f"wrong_{language}": 1 - share for language, share in told["accuracy_per_language"].items()},
        "wrong_without_prior": 1 - blind["accuracy"],
        **{
            f"wrong_without_prior_{name}": 1 - share for name, share in blind["accuracy_per_language"].items()
        },
        "neither_right_nor_offered": 1 - told["right_or_offered"],
        "wrong_without_asking": told["wrong_without_asking"],
        "out_of_scope_missed": 1 - told["out_of_scope_recall"],
        "in_scope_refused": told["in_scope_refused"],
        "entity_f1_lacking": 1 - told["entity_f1"],
    }


async def reviewed() -> dict[str, float]:
    """Measure on the kinds of real reviews, where there are any."""
    told = {path.stem: await evaluated([path], blind=True) for path in sorted(REVIEWS.glob("*.jsonl"))}
    if not told:
        tell("no reviews in tests/nlu/reviews: left out")
    return {f"reviews_{name}_macro_f1_lacking": 1 - figures["macro_f1"] for name, figures in told.items()}


async def served(http: aiohttp.ClientSession, folder: Path) -> dict[str, float]:
    """Start our server and Rasa's, and ask both the same."""
    tell("training one of Rasa's own pipelines, and starting both servers …")
    model = (await told_by("tests.bench.nlu.stock", "logistic", "--keep", str(folder / "stock")))["model"]
    await told_by("nlu.train", "--models", str(MODELS))
    texts = [json.loads(line)["text"] for line in unseen_texts()][: WARMING + QUESTIONS]
    async with stock(http, model, port=_free_port()) as theirs, ours() as own:
        await ask_by_turns(http, [own, theirs], texts[:WARMING])
        own.times.clear()
        theirs.times.clear()
        spent = own.cpu_seconds
        await ask_by_turns(http, [own, theirs], texts[WARMING:])
        return {**_beside(own, theirs), "parses_per_cpu_second": len(own.times) / (own.cpu_seconds - spent)}


def _beside(own: Server, theirs: Server) -> dict[str, float]:
    here, there = spread("parse", own.times), spread("parse", theirs.times)
    return {
        **here,
        **{f"stock_{name}": figure for name, figure in there.items()},
        "parse_p50_ratio": here["parse_p50_ms"] / there["parse_p50_ms"],
        "parse_p99_ratio": here["parse_p99_ms"] / there["parse_p99_ms"],
        "start_seconds": own.start_seconds,
        "stock_start_seconds": theirs.start_seconds,
        "start_ratio": own.start_seconds / theirs.start_seconds,
        "resident_mib": own.resident_mib,
        "stock_resident_mib": theirs.resident_mib,
        "memory_ratio": own.resident_mib / theirs.resident_mib,
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def compared(benchmarks: Path, name: str, *, seeds: int) -> dict[str, float]:
    """Train ours and Rasa's best for few examples on the same few of a published set, seed by seed."""
    figures: list[dict[str, float]] = []
    for seed in range(1, 1 + seeds):
        tell(f"{name}, seed {seed} of {seeds} …")
        options = ["--benchmarks", str(benchmarks), "--set", name, "--seed", str(seed)]
        own = await told_by("tests.bench.nlu.ours", *options)
        theirs = await told_by("tests.bench.nlu.stock", "logistic", *options)
        figures.append({
            f"{name}_accuracy": own["accuracy"],
            f"{name}_stock_accuracy": theirs["accuracy"],
            f"{name}_behind_stock": theirs["accuracy"] - own["accuracy"],
            f"{name}_training_cpu_seconds": own["cpu_seconds"],
            f"{name}_stock_training_cpu_seconds": theirs["cpu_seconds"],
        })  # fmt: skip
    return {key: statistics.fmean(one[key] for one in figures) for key in figures[0]}


async def beside_diet(benchmarks: Path) -> dict[str, float]:
    """Train DIET once on what ours trains on; that alone takes the better part of an hour."""
    tell("training DIET on BANKING77 …")
    options = ["--benchmarks", str(benchmarks), "--set", "banking77", "--seed", "1"]
    own, diet = (
        await told_by("tests.bench.nlu.ours", *options),
        await told_by("tests.bench.nlu.stock", "diet", *options),
    )
    return {
        "diet_accuracy": diet["accuracy"],
        "diet_training_cpu_seconds": diet["cpu_seconds"],
        "training_beside_diet": own["cpu_seconds"] / diet["cpu_seconds"],
    }


async def bench(*, benchmarks: Path | None = None, seeds: int = SEEDS, diet: bool = False) -> Findings:
    """Measure all that can be measured here.

    Args:
        benchmarks: folder of published sets, which are not ours to bring along.
    """
    with tempfile.TemporaryDirectory(prefix="deskbell-bench-") as name:
        figures = {**await understood(Path(name)), **await reviewed()}
        async with aiohttp.ClientSession() as http:
            figures |= await served(http, Path(name))
    limits = {**UNDERSTOOD, **SERVED, **{one: REVIEWED for one in figures if one.startswith("reviews_")}}
    if benchmarks is None:
        tell("no --benchmarks: BANKING77, CLINC150 and DIET are left out")
        return Findings("nlu", figures, limits)
    for published in ("banking77", "clinc150"):
        figures |= await compared(benchmarks, published, seeds=seeds)
        limits |= {f"{published}_behind_stock": 0.0}
    if diet:
        figures |= await beside_diet(benchmarks)
        limits |= {"training_beside_diet": TAUGHT}
    return Findings("nlu", figures, limits)


@pytest.mark.skipif(not PYTHON.exists(), reason="cannot run here: nlu/.venv is not there (make nlu)")
async def test_free_text_is_understood_better_and_faster_than_by_what_rasa_brings() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--benchmarks", type=Path, help="folder with banking77/ and clinc150/")
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--diet", action="store_true", help="train DIET as well, which takes long")
    told = parser.parse_args()
    answer(bench(benchmarks=told.benchmarks, seeds=told.seeds, diet=told.diet))
