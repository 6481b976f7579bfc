"""What is to happen in a storm: made up from a seed, or read back from a file to be played again."""

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.chaos.ways import Ways

REPORTERS = {
    "emma": {"platform": "slack"},
    "raj": {"platform": "slack"},
    "mei": {"platform": "telegram"},
    "hao": {"platform": "telegram"},
}
STAFF = {"yun": {"platform": "slack"}}
CAST: Mapping[str, Mapping[str, str]] = {**REPORTERS, **STAFF}
WORLD = "world"
CALM_SHARE = {"kill": 1.0}
ANYTHING = {"kill": 0.6, "pause": 0.1, "cut": 0.1, "redeliver": 0.1, "tomorrow": 0.05, "lost_answer": 0.05}
# A desk that was killed is back after some seconds, in which people go on.
DEEDS_PER_TROUBLE = 10
MOST_REPEATS = 28


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happens, some seconds after what the same one did before.

    Attributes:
        number: how often something is repeated, or how long it lasts in tenths of a second.
    """

    after: float
    what: str
    number: int = 0


Script = Mapping[str, Sequence[Happening]]


def made_up(seed: int, *, troubles: int, shares: Mapping[str, float]) -> Script:
    """Make up a storm; the same seed makes the same one.

    Args:
        shares: how much of the trouble is of each kind.
    """
    parts: dict[str, Callable[[random.Random], Iterator[Happening]]] = {
        **dict.fromkeys(REPORTERS, _reporter),
        **dict.fromkeys(STAFF, _staff),
    }
    script = {
        name: _first(part(random.Random(f"{seed}:{name}")), troubles * DEEDS_PER_TROUBLE)
        for name, part in parts.items()
    }
    dice = random.Random(f"{seed}:{WORLD}")
    return script | {WORLD: [_trouble(dice, shares) for _ in range(troubles)]}


def written(script: Script, ways: Ways) -> str:
    """Return the script, and over which ways it was played, as JSON."""
    parts = {name: [asdict(one) for one in part] for name, part in script.items()}
    return json.dumps({"ways": asdict(ways), "parts": parts}, indent=1)


def read(path: Path) -> tuple[Script, Ways]:
    """Read a script and its ways back."""
    told = json.loads(path.read_text(encoding="utf-8"))
    parts = {name: [Happening(**one) for one in part] for name, part in told["parts"].items()}
    return parts, Ways(**told["ways"])


def _reporter(dice: random.Random) -> Iterator[Happening]:
    while True:
        yield Happening(dice.uniform(0, 1.5), "report")
        additions = dice.choice([0, 0, 1, 2])
        for _ in range(additions):
            yield Happening(dice.uniform(0, 0.7), "add")
        # What is taken back takes no additions any more, and platforms may bring those late.
        if not additions and dice.random() < 0.5:
            yield Happening(dice.uniform(0, 0.7), "withdraw")


def _staff(dice: random.Random) -> Iterator[Happening]:
    while True:
        yield Happening(dice.uniform(0.2, 1.2), "claim")


def _trouble(dice: random.Random, shares: Mapping[str, float]) -> Happening:
    what = dice.choices(list(shares), weights=list(shares.values()))[0]
    number = dice.randint(1, MOST_REPEATS) if what == "redeliver" else dice.randint(5, 20)
    return Happening(dice.uniform(0.1, 4.0), what, number)


def _first(happenings: Iterator[Happening], count: int) -> list[Happening]:
    return [next(happenings) for _ in range(count)]
