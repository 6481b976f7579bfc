"""Reads what others published to compare by: texts with intents, some of them to learn from."""

import csv
import json
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

Pair = tuple[str, str]


@dataclass(frozen=True)
class Published:
    """A set to compare by; each text with its intent."""

    train: list[Pair]
    test: list[Pair]

    def few(self, *, per_intent: int, seed: int) -> list[Pair]:
        """Return so many texts of each intent to learn from."""
        dice = random.Random(seed)
        by_intent: defaultdict[str, list[Pair]] = defaultdict(list)
        for pair in self.train:
            by_intent[pair[1]].append(pair)
        return [pair for intent in sorted(by_intent) for pair in dice.sample(by_intent[intent], per_intent)]


def banking77(folder: Path) -> Published:
    """Read BANKING77: 77 intents, English."""
    return Published(*(_rows(folder / "banking77" / f"{part}.csv") for part in ("train", "test")))


def clinc150(folder: Path) -> Published:
    """Read CLINC150 without what is out of its scope: 150 intents, English."""
    told = json.loads((folder / "clinc150" / "data_full.json").read_text(encoding="utf-8"))
    return Published(*([(text, intent) for text, intent in told[part]] for part in ("train", "test")))


def _rows(file: Path) -> list[Pair]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [(row["text"], row["category"]) for row in csv.DictReader(lines)]


SETS = {"banking77": banking77, "clinc150": clinc150}
PER_INTENT = 10
