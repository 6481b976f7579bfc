"""Tells characters and words of one Chinese script or region from those of the other."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.architecture.house import LANGUAGES
from tests.architecture.messages import read_all

HERE = Path(__file__).parent
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
SIMPLIFIED, TRADITIONAL = "zh-CN", "zh-TW"


@dataclass(frozen=True)
class Script:
    """What must not be read in one language.

    Attributes:
        foreign: characters that belong to another script.
        instead: by word of the other region, what is written instead.
        names: names that stand in their own script everywhere.
        right: words that are right although they contain one of the other region.
    """

    foreign: re.Pattern[str]
    instead: dict[str, str]
    names: tuple[str, ...]
    right: tuple[str, ...]

    def complaints(self, text: str) -> list[str]:
        """List what is foreign in a text, and what to write instead where that is known."""
        text = _without(self.names, text)
        found = sorted(set(self.foreign.findall(text)))
        text = _without(self.right, text)
        return found + [f"{word}, write {better}" for word, better in self.instead.items() if word in text]


def _without(words: tuple[str, ...], text: str) -> str:
    """Cut words out, longest first; a break stays, so that no new word arises from what was around."""
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "\n")
    return text


def glossary(text: str) -> list[tuple[list[str], list[str]]]:
    """Read the words of zh-CN and zh-TW, row by row, from the glossary's table."""
    rows = (line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| "))
    return [(row[1].split(", "), row[2].split(", ")) for row in rows if len(row) == 3 and row[0] != "en"]


def _from_glossary(rows: list[tuple[list[str], list[str]]], *, own: int) -> dict[str, str]:
    """Map the other column's words to the own ones where the two differ."""
    pairs = ((row[1 - own], row[own]) for row in rows)
    every_own = {word for row in rows for word in row[own]}
    return {there: " / ".join(here) for theirs, here in pairs for there in theirs if there not in every_own}


def scripts(glossary_text: str) -> dict[str, Script]:
    """Build the check of each language from the glossary and the tables beside this file."""
    words: dict[str, Any] = yaml.safe_load((HERE / "regional_words.yml").read_text())
    characters: dict[str, str] = yaml.safe_load((HERE / "script_characters.yml").read_text())
    foreign = {SIMPLIFIED: characters["only_traditional"], TRADITIONAL: characters["only_simplified"]}
    names = tuple(words["names"])
    rows = glossary(glossary_text)
    found = {"en": Script(HAN, {}, names, ())}
    for own, language in enumerate((SIMPLIFIED, TRADITIONAL)):
        table = words[language]
        instead = _from_glossary(rows, own=own) | table["instead"]
        right = {word for value in instead.values() for word in value.split(" / ")}
        found[language] = Script(
            foreign=re.compile("[" + foreign[language].replace(" ", "") + "]"),
            instead={word: better for word, better in instead.items() if word not in table["ordinary"]},
            names=names,
            right=(*right, *table["own"], *(word for row in rows for word in row[own])),
        )
    return found


def readable(root: Path) -> Iterator[tuple[str, str, str]]:
    """Yield language, key and text of whatever people read: message files and the texts of the sandbox page."""
    for language, messages in read_all(root).items():
        for entry in messages.entries.values():
            for text in entry.texts:
                yield language, entry.key, text
    for language in LANGUAGES:
        for path in sorted((root / "bot/sandbox").rglob(f"*.{language}.json")):
            for key, text in json.loads(path.read_text()).items():
                yield language, f"{path.name}:{key}", str(text)


def mixed(root: Path, glossary_text: str) -> list[str]:
    """Name every text that mixes scripts or speaks the other region's words."""
    checks = scripts(glossary_text)
    return [
        f"{language} {key}: {complaint}"
        for language, key, text in readable(root)
        for complaint in checks[language].complaints(text)
    ]
