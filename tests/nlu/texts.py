"""Reads the texts to train on and those to measure by, and finds near-duplicates among them."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
LETTERS_OF_A_WORD = 4  # "stop" or "approve?" is said by everybody in the same way
ALIKE = 0.8


@dataclass(frozen=True)
class Text:
    """One text somebody might write, and what it means."""

    text: str
    intent: str
    source: str


def to_train_on(root: Path, language: str) -> list[Text]:
    """Read what the model of one language is trained on."""
    found = []
    for path in sorted((root / "data/training" / language).glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            lines = str(block["examples"]).splitlines()
            found += [Text(line.removeprefix("- "), block["intent"], path.name) for line in lines]
    return found


def to_measure_by(root: Path, language: str) -> list[Text]:
    """Read every text of one language that no model may have seen."""
    rows = [
        (json.loads(line), path)
        for path in sorted((root / "tests/nlu").rglob(f"{language}.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [Text(row["text"], row["intent"], str(path.relative_to(root))) for row, path in rows]


def squeezed(text: str) -> str:
    """Leave of a text what makes it different: no case, no width, no spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).casefold())


def letters(text: str) -> str:
    """Leave of a text its letters and digits."""
    return re.sub(r"[\W_]+", "", squeezed(text))


def _trigrams(text: str) -> frozenset[str]:
    plain = letters(text) or squeezed(text)
    return frozenset(plain[start : start + 3] for start in range(max(1, len(plain) - 2)))


def near_duplicates(texts: Sequence[str], of: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield each text that says nearly what another said, with that other; at most once each.

    Args:
        of: what to compare with; without it, each text is compared with those before it.
    """
    index = _Index()
    for text in of:
        index.add(text)
    for text in texts:
        alike = index.alike(text)
        if alike is not None:
            yield text, alike
        if not of:
            index.add(text)


class _Index:
    """Texts by their trigrams, so that only those are compared which share one."""

    def __init__(self) -> None:
        self._known: list[tuple[str, frozenset[str]]] = []
        self._by_gram: dict[str, list[int]] = {}

    def add(self, text: str) -> None:
        grams = _trigrams(text)
        for gram in grams:
            self._by_gram.setdefault(gram, []).append(len(self._known))
        self._known.append((text, grams))

    def alike(self, text: str) -> str | None:
        """Find an earlier text whose trigrams are nearly all the same."""
        grams = _trigrams(text)
        shared = Counter(place for gram in grams for place in self._by_gram.get(gram, ()))
        for place, common in shared.items():
            known, others = self._known[place]
            if common / (len(grams) + len(others) - common) > ALIKE:
                return known
        return None
