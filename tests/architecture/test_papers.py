"""Holds the papers in their form: decisions tell their cost, and the README names commands that exist."""

import re
from itertools import pairwise

from tests.architecture.house import ROOT

DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers[0] == 1
    assert all(after == before + 1 for before, after in pairwise(numbers))


def test_each_decision_tells_context_decision_and_cost() -> None:
    for path in DECISIONS:
        text = path.read_text()
        assert text.startswith(f"# {path.name[:4]} "), path.name
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Cost"], path.name


def test_the_readme_names_commands_that_exist() -> None:
    named = set(
        re.findall(r"^make ([a-z]+)$|`make ([a-z]+)`", (ROOT / "README.md").read_text(), re.MULTILINE)
    )
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    wanted = {one or other for one, other in named}
    assert {"run", "test"} <= wanted
    assert wanted - targets == set()


def test_the_changelog_has_a_place_for_what_comes() -> None:
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text()


def test_links_between_papers_lead_somewhere() -> None:
    papers = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    linked = [
        (paper, target)
        for paper in papers
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", paper.read_text(encoding="utf-8"))
        if "://" not in target
    ]
    assert len(linked) > 5, "the guard looked at nothing"
    assert [(paper.name, target) for paper, target in linked if not (paper.parent / target).exists()] == []
