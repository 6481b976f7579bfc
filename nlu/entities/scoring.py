"""Compares what was found with what should have been: micro F1 over pairs of entity and value of each text."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from nlu.entities.apps import Apps
from nlu.entities.entity import Names
from nlu.entities.folding import fold
from nlu.entities.permissions import Permissions

Pair = tuple[str, str]
_DURATION = re.compile(
    r"P(?:(?P<years>[0-9.]+)Y)?(?:(?P<months>[0-9.]+)M)?(?:(?P<weeks>[0-9.]+)W)?(?:(?P<days>[0-9.]+)D)?"
    r"(?:T(?:(?P<hours>[0-9.]+)H)?(?:(?P<minutes>[0-9.]+)M)?(?:(?P<seconds>[0-9.]+)S)?)?"
)
# Months and years are taken at thirty days a month, so that half a year is six months.
_SECONDS = {
    "years": 360 * 86400, "months": 30 * 86400, "weeks": 7 * 86400, "days": 86400,
    "hours": 3600, "minutes": 60, "seconds": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right; 1 when nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what stands there that was found; 1 when nothing stands there."""
        there = self.right + self.missed
        return self.right / there if there else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        claims = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / claims if claims else 1.0


class Scoring:
    """Compares by meaning: apps and permissions by key, durations as amounts, words without case and gaps."""

    def __init__(self, names: Names) -> None:
        apps, permissions = Apps(names.apps), Permissions(names.permissions)
        self._canonical: dict[str, Callable[[str], str]] = {
            "app": lambda words: apps.key(words) or _gapless(words),
            "permission": lambda words: permissions.key(words) or _gapless(words),
            "version": lambda words: words.removeprefix("v"),
            "duration": seconds,
            "language": str,
        }

    def tally(self, expected: Iterable[Pair], found: Iterable[Pair]) -> Tally:
        """Compare one text; each pair counts as often as it stands there."""
        return sum(self.tallies(expected, found).values(), Tally())

    def tallies(self, expected: Iterable[Pair], found: Iterable[Pair]) -> Mapping[str, Tally]:
        """Compare one text, each kind of entity by itself."""
        there, claimed = self._counted(expected), self._counted(found)
        sums: dict[str, Tally] = {}
        for pair in there | claimed:
            right = min(there[pair], claimed[pair])
            tally = Tally(right, claimed[pair] - right, there[pair] - right)
            sums[pair[0]] = sums.get(pair[0], Tally()) + tally
        return sums

    def _counted(self, pairs: Iterable[Pair]) -> Counter[Pair]:
        return Counter(
            (entity, self._canonical.get(entity, _gapless)(fold(value).plain)) for entity, value in pairs
        )


def seconds(duration: str) -> str:
    """Return the length of an ISO 8601 duration in seconds, as text; what is none stands for itself."""
    match = _DURATION.fullmatch(duration.strip().upper())
    if match is None:
        return duration
    return str(
        round(sum(float(number) * _SECONDS[unit] for unit, number in match.groupdict().items() if number))
    )


def _gapless(words: str) -> str:
    return re.sub(r"[\s\-_.]+", "", words)
