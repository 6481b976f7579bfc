"""Each verb has a play that holds, and what cannot hold fails at its step for its reason and no other."""

import re
from pathlib import Path

import pytest

from bot.sandbox.plays import vocabulary
from bot.sandbox.plays.building import Conditions
from bot.sandbox.plays.outcome import PlayResult
from bot.sandbox.plays.performance import perform
from bot.sandbox.plays.reading import read_play
from tests.plays.conftest import COMPANY
from tests.unit.sandbox.plays.bare_town import BareTown
from tests.unit.sandbox.plays.conftest import DESK, PATIENCE

VERBS = Path(__file__).parent / "verbs"
HOLDING = sorted([*VERBS.glob("*.yml"), *(VERBS / "bare").glob("*.yml")])
FAILING = sorted((VERBS / "failing").glob("*.yml"))
HEADER = re.compile(r"# fails at step (\S+): (.+)")


async def with_the_bare_desk(path: Path, *, patience: float = PATIENCE) -> tuple[PlayResult, str]:
    told: list[str] = []
    result = await perform(path, Conditions(COMPANY, DESK, BareTown, patience, told.append))
    return result, "\n".join(["", *told])


def test_every_verb_has_a_play() -> None:
    played = {step.verb for path in HOLDING for step in read_play(path).every_step()}
    assert set(vocabulary.KEYS) - played == set()


def test_every_key_beside_a_verb_is_played() -> None:
    played = {
        (step.verb, key) for path in HOLDING for step in read_play(path).every_step() for key in step.keys
    }
    keys = {key for _, key in played}
    assert set().union(*vocabulary.KEYS.values()) - keys <= {"errors"}  # which needs a form that refuses
    assert "errors" in (VERBS / "failing" / "errors.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((VERBS / "bare").glob("*.yml")), ids=lambda path: path.stem)
async def test_a_verb_that_waits_for_a_capability_holds_with_the_bare_desk(path: Path) -> None:
    result, told = await with_the_bare_desk(path)
    assert result.holds, told


def test_every_play_that_cannot_hold_says_why() -> None:
    assert len(FAILING) > len(vocabulary.KEYS) // 2
    assert [path.name for path in FAILING if not HEADER.match(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("path", "step", "reason"),
    [(path, *HEADER.findall(path.read_text(encoding="utf-8"))[0]) for path in FAILING],
    ids=[path.stem for path in FAILING],
)
async def test_what_cannot_hold_fails_where_and_why_it_must(path: Path, step: str, reason: str) -> None:
    # What never comes need not be waited for as long as what may come late.
    result, told = await with_the_bare_desk(path, patience=PATIENCE * 0.3)
    assert (result.holds, result.step) == (False, step), told
    assert reason in (result.expected or ""), told
