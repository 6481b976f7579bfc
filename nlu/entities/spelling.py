"""Turns a name into what finds it: any case, spacing and script, and near misses in spelling."""

import re
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz.distance import OSA

from nlu.entities.entity import NameTable
from nlu.entities.folding import fold

_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\sA-Za-z0-9_\-]+")
_TOKEN = re.compile(r"(?<![a-z0-9])[a-z][a-z0-9]*(?![a-z0-9])")
SHORTEST_MISSPELT = 6
SHORTEST_WITH_TWO_SLIPS = 10
SHORTEST_CHINESE_MISSPELT = 3


def name_pattern(name: str) -> str:
    """Return a pattern of folded text for a name, whatever stands between its parts."""
    parts = [re.escape(fold(part).plain) for part in _PARTS.findall(name)]
    gapped = r"[\s\-_.]?".join(parts)
    start = r"(?<![a-z0-9])" if parts and parts[0][0].isascii() else ""
    end = r"(?![a-z0-9])" if parts and parts[-1][-1].isascii() else ""
    return f"{start}{gapped}{end}"


def folded_names(table: NameTable) -> dict[str, str]:
    """Return the key of each name, names folded and without gaps; keys are names too."""
    return {
        re.sub(r"[\s\-_.]", "", fold(name).plain): key
        for key, names in table.items()
        for name in (key, *names)
        if fold(name).plain.strip()
    }


def names_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return one pattern for all names, longer ones first; None when there are none."""
    patterns = sorted({name_pattern(name) for name in names if _PARTS.search(name)}, key=len, reverse=True)
    return re.compile("|".join(patterns)) if patterns else None


def misspelt(plain: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and key of what is a name but for a slip.

    Names of fewer than six letters take none: too many ordinary words are that near.
    """
    latin = [name for name in names if name.isascii() and len(name) >= SHORTEST_MISSPELT]
    for token in _TOKEN.finditer(plain) if latin else ():
        key = _near(token.group(), latin, names)
        if key:
            yield token.start(), token.end(), key
    for name, key in names.items():
        if not name.isascii() and len(name) >= SHORTEST_CHINESE_MISSPELT:
            yield from ((match.start(), match.end(), key) for match in _one_off(name).finditer(plain))


def _near(word: str, latin: list[str], names: Mapping[str, str]) -> str:
    for name in latin:
        slips = 2 if len(name) >= SHORTEST_WITH_TWO_SLIPS else 1
        # The plural of a name, or its beginning, is a word of its own, such as weather for Weatherly.
        if (
            word[0] == name[0]
            and abs(len(word) - len(name)) <= 1
            and OSA.distance(word, name, score_cutoff=slips) <= slips
        ):
            return names[name]
    return ""


def _one_off(name: str) -> re.Pattern[str]:
    """Return a pattern for a Chinese name with one letter inside exchanged; its edges must stand."""
    inner = (
        re.escape(name[:place]) + "[\u4e00-\u9fff]" + re.escape(name[place + 1 :])
        for place in range(1, len(name) - 1)
    )
    return re.compile("|".join(inner))
