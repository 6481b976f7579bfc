"""Reads what is learnt from and what is tested by: our own texts, and sets that others published."""

import argparse
import csv
import json
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlu.data import LANGUAGES, read_examples
from nlu.language.judgement import Example
from tests.nlu.texts import LETTERS_OF_A_WORD

CHECKOUT = Path(__file__).parents[3]
TRAINING = CHECKOUT / "data" / "training"


@dataclass(frozen=True)
class Told:
    """A set: texts to learn from and texts to test by, each with its intent and language."""

    train: Sequence[Example]
    test: Sequence[Example]

    def few(self, *, per_intent: int, seed: int) -> list[Example]:
        """Return so many texts of each intent in each language to learn from, the same ones for the same seed."""
        dice = random.Random(seed)
        alike: defaultdict[tuple[str, str], list[Example]] = defaultdict(list)
        for one in self.train:
            alike[one.lang, one.intent].append(one)
        return [one for key in sorted(alike) for one in dice.sample(alike[key], per_intent)]


def deskbell() -> Told:
    """Read our own: 43 intents in three languages, tested by texts of other hands."""
    rows = [row for language in LANGUAGES for row in unseen_rows(language)]
    return Told(read_examples(TRAINING), [Example(row["text"], row["intent"], row["lang"]) for row in rows])


def unseen_rows(language: str) -> list[dict[str, Any]]:
    """Return the rows to measure by, without very short texts that stand among those to train on as well."""
    file = CHECKOUT / "tests" / "nlu" / "unseen" / f"{language}.jsonl"
    known = {one.text.casefold() for one in read_examples(TRAINING) if one.lang == language}
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [
        row for row in rows if len(row["text"]) > LETTERS_OF_A_WORD or row["text"].casefold() not in known
    ]


def banking77(folder: Path) -> Told:
    """Read BANKING77: 77 intents, English."""
    return Told(*(_rows(folder / "banking77" / f"{part}.csv") for part in ("train", "test")))


def clinc150(folder: Path) -> Told:
    """Read CLINC150 without what is out of its scope: 150 intents, English."""
    told = json.loads((folder / "clinc150" / "data_full.json").read_text(encoding="utf-8"))
    return Told(*([Example(text, intent, "en") for text, intent in told[part]] for part in ("train", "test")))


def _rows(file: Path) -> list[Example]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [Example(row["text"], row["category"], "en") for row in csv.DictReader(lines)]


PUBLISHED = {"banking77": banking77, "clinc150": clinc150}


def add_options(options: argparse.ArgumentParser) -> None:
    """Let the command line choose a set, and how much of it is learnt from."""
    options.add_argument("--set", choices=["deskbell", *PUBLISHED], default="deskbell")
    options.add_argument("--benchmarks", type=Path, help="folder of the published sets")
    options.add_argument("--per-intent", type=int, help="learn from so many of each intent and language")
    options.add_argument("--seed", type=int, default=1)


def chosen(told: argparse.Namespace) -> Told:
    """Return the set that the command line chose, with as much to learn from as it said."""
    whole = deskbell() if told.set == "deskbell" else PUBLISHED[told.set](told.benchmarks)
    if told.per_intent is None:
        return whole
    return Told(whole.few(per_intent=told.per_intent, seed=told.seed), whole.test)


def figures_of(told: Told, taken_for: Sequence[str], *, cpu_seconds: float) -> dict[str, Any]:
    """Return what came of a training: shares of the texts that were taken for what they mean.

    Args:
        taken_for: the intent that each text to test by was taken for.
        cpu_seconds: that the training took of the processor.
    """
    right = [one.intent == taken for one, taken in zip(told.test, taken_for, strict=True)]
    languages = sorted({one.lang for one in told.test})
    by_language = {
        name: [hit for one, hit in zip(told.test, right, strict=True) if one.lang == name]
        for name in languages
    }
    return {
        "accuracy": sum(right) / len(right),
        "accuracy_per_language": {name: sum(hits) / len(hits) for name, hits in by_language.items()},
        "examples": len(told.train),
        "cpu_seconds": cpu_seconds,
    }
