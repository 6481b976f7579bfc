"""The rules by which free text is understood, from one file per topic."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml


class RulesFault(Exception):
    """A file of rules cannot be used; the message names file, key and reason."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What all files say together.

    Attributes:
        phrases: by intent, in the order in which intents win.
        languages: words that name a language, by language.
        waits: by which somebody says that they are kept waiting.
    """

    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    languages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    waits: tuple[str, ...] = ()


def read_rules(folder: Path) -> Rules:
    """Merge every `*.rules.yml` of a folder, the intent of the highest weight first, then by name.

    Raises:
        RulesFault: a file is no such file, or two files claim the same intent or language.
    """
    weights: dict[str, int] = {}
    phrases: dict[str, tuple[str, ...]] = {}
    languages: dict[str, tuple[str, ...]] = {}
    waits: tuple[str, ...] = ()
    for path in sorted(folder.glob("*.rules.yml")):
        told = _told(path)
        try:
            for intent, rule in (told.get("intents") or {}).items():
                _once(path, intent, phrases)
                weights[intent], phrases[intent] = int(rule["weight"]), tuple(rule["phrases"])
                re.compile("|".join(phrases[intent]))
            for language, names in (told.get("languages") or {}).items():
                _once(path, language, languages)
                languages[language] = tuple(names)
            waits += tuple(told.get("waits") or ())
            re.compile("|".join(waits))
        except (KeyError, TypeError, ValueError, AttributeError, re.error) as error:
            raise RulesFault(f"{path}: lacks or misplaces {error}") from error
    order = sorted(phrases, key=lambda intent: (-weights[intent], intent))
    return Rules({intent: phrases[intent] for intent in order}, languages, waits)


def _told(path: Path) -> dict[str, Any]:
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise RulesFault(f"{path}: cannot be read: {error}") from error
    if not isinstance(told, dict):
        raise RulesFault(f"{path}: is no mapping of intents and languages")
    return told


def _once(path: Path, name: str, taken: Mapping[str, object]) -> None:
    if name in taken:
        raise RulesFault(f"{path}: {name} has its rules in another file already")
