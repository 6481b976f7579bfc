"""Holds that tracked files name no registry and no machine, carry no unfinished marks, and excuse themselves with reasons."""

import re
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, Plant, tracked_texts

# Written so that this file does not match itself.
REGISTRY = re.compile(r"\b(py[p]i\.org|python[h]osted\.org|npm[j]s\.org|docker[.]io|ghcr[.]io|crates[.]io)\b")
MACHINE_PATH = re.compile(r"(?<![\w.$}:/])/(?:work|root|farm|home/\w+|Users/\w+)/")
UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\b")
EXCUSE = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?P<codes>[:\[][^#]*)?\s*(?P<reason>#.*)?$")


def matches(root: Path, pattern: re.Pattern[str]) -> list[str]:
    """Name every line of a tracked text that the pattern finds."""
    return [
        f"{name}:{number}"
        for name, text in tracked_texts(root)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def bare_excuses(root: Path) -> list[str]:
    """Name every silenced check that does not say which one and why."""
    return [
        f"{name}:{number}"
        for name, text in tracked_texts(root)
        if name.endswith(".py")
        for number, line in enumerate(text.splitlines(), 1)
        if (excuse := EXCUSE.search(line)) and not (excuse["codes"] and excuse["reason"])
    ]


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE_PATH, UNFINISHED])
def test_nothing_tracked_carries_what_is_not_ours(pattern: re.Pattern[str]) -> None:
    assert len(list(tracked_texts(ROOT))) > 40, "the guard looked at nothing"
    assert matches(ROOT, pattern) == []


def test_a_silenced_check_says_which_and_why() -> None:
    assert bare_excuses(ROOT) == []


@pytest.mark.parametrize(
    ("pattern", "bad", "good"),
    [
        (REGISTRY, "https://py" + "pi.org/simple", "pypi.organised"),
        (
            MACHINE_PATH,
            "see /work" + "/notes/x.md",
            "the platform's /webhooks/ and frame/work/ and https://example.com/root/",
        ),
        (MACHINE_PATH, '"/home' + '/somebody/x"', '"/home/"'),
        (UNFINISHED, "# TO" + "DO: later", "the todo list of a person"),
    ],
)
def test_what_is_not_ours_is_found(
    checkout: Path, plant: Plant, pattern: re.Pattern[str], bad: str, good: str
) -> None:
    plant("docs/a.md", f"{good}\n{bad}\n")
    plant(".gitignore", "var/\n")
    plant("var/ignored.md", f"{bad}\n")
    assert matches(checkout, pattern) == ["docs/a.md:2"]


def test_a_bare_excuse_is_found(checkout: Path, plant: Plant) -> None:
    mark, ignore = "# no" + "qa", "# type: " + "ignore"
    plant(
        "bot/good.py",
        f"a  {mark}: S105  # opens nothing\nb  {ignore}[attr-defined]  # the stubs lag behind\n",
    )
    plant("bot/bad.py", f"a  {mark}: S105\nb  {ignore}[attr-defined]\nc  {mark}  # why not\nd  {ignore}\n")
    assert bare_excuses(checkout) == [f"bot/bad.py:{n}" for n in (1, 2, 3, 4)]
