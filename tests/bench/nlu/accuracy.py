"""How well free text is understood: of texts by other hands, of reviews, and beside what Rasa brings."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.wiring.nlu_program import names_file
from nlu.data import LANGUAGES
from tests.bench.figures import Findings, tell
from tests.bench.nlu.beside import side_by_side
from tests.bench.nlu.servers import MODELS, told_by
from tests.bench.nlu.sets import CHECKOUT, unseen_rows
from tests.bench.serving import COMPANY

REVIEWS = CHECKOUT / "tests" / "nlu" / "reviews"
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
REVIEWED = 0.32


async def accuracy() -> Findings:
    """Measure the model as it is served, then train ours and Rasa's best on the same and compare."""
    tell("understanding texts by other hands …")
    figures = {**await _understood(), **await _reviewed(), **await side_by_side("own", "logistic")}
    limits = {**UNDERSTOOD, **{name: REVIEWED for name in figures if name.startswith("reviews_")}}
    return Findings("nlu", figures, limits)


async def _understood() -> dict[str, float]:
    """Measure on texts by other hands, with and without what is known of the speaker."""
    with tempfile.TemporaryDirectory(prefix="deskbell-bench-") as name:
        file = Path(name) / "unseen.jsonl"
        rows = [json.dumps(row) for language in LANGUAGES for row in unseen_rows(language)]
        file.write_text("\n".join(rows), encoding="utf-8")
        told, blind = await _evaluated([file], blind=False), await _evaluated([file], blind=True)
    return {
        "wrong": 1 - told["accuracy"],
        **{f"wrong_{language}": 1 - share for language, share in told["accuracy_per_language"].items()},
        "wrong_without_prior": 1 - blind["accuracy"],
        **{
            f"wrong_without_prior_{language}": 1 - share
            for language, share in blind["accuracy_per_language"].items()
        },
        "neither_right_nor_offered": 1 - told["right_or_offered"],
        "neither_right_nor_offered_without_prior": 1 - blind["right_or_offered"],
        "wrong_without_asking": told["wrong_without_asking"],
        "out_of_scope_missed": 1 - told["out_of_scope_recall"],
        "in_scope_refused": told["in_scope_refused"],
        "entity_f1_lacking": 1 - told["entity_f1"],
    }


async def _reviewed() -> dict[str, float]:
    """Measure on the kinds of reviews."""
    told = {path.stem: await _evaluated([path], blind=True) for path in sorted(REVIEWS.glob("*.jsonl"))}
    return {f"reviews_{name}_macro_f1_lacking": 1 - figures["macro_f1"] for name, figures in told.items()}


async def _evaluated(files: Sequence[Path], *, blind: bool) -> dict[str, Any]:
    """Return the figures of `deskbell nlu evaluate`."""
    with names_file(COMPANY) as names:
        options = ["--models", str(MODELS), "--names", str(names), *(["--blind"] if blind else [])]
        told = await told_by("nlu.evaluate", *options, "--", *map(str, files))
    figures: dict[str, Any] = told["figures"]
    return figures
