"""Holds the page about the sandbox to its word: nothing is claimed of a wire without a test that exists."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, parsed

PAGE = (ROOT / "docs/sandbox.md").read_text(encoding="utf-8")
FOLDER = re.compile(r"^The tests stand in `([a-z/]+)/`\.$", re.MULTILINE)
ROW = re.compile(r"^\| (.+) \| (.+?) \|$", re.MULTILINE)
NAMED = re.compile(r"`(test_\w+\.py)::(test_\w+)`")
FILE = re.compile(r"`((?:bot|tests|docs|config)/[\w/.-]+\.\w+)`")
FEWEST_ROWS = 55
# What these show is a promise of the sandbox itself, no page of a platform tells it.
OWN_PROMISES = {"test_garbage.py", "test_blocking_clients.py"}


def section(platform: str) -> str:
    """Return what the page says of the wire of one platform."""
    return PAGE.split(f"\n### {platform}\n")[1].split("\n### ")[0]


def rows(platform: str) -> list[tuple[str, str]]:
    """Return claim and proof of each row of a platform's table, without its head."""
    return [(row[1], row[2]) for row in ROW.finditer(section(platform))][1:]


def functions(path: Path) -> set[str]:
    """Return the names of the functions of a file."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.walk(parsed(path)) if isinstance(node, kinds)}


@pytest.mark.parametrize("platform", ["Slack", "Telegram"])
def test_each_row_names_tests_that_exist(platform: str) -> None:
    found = FOLDER.search(section(platform))
    assert found is not None
    folder = ROOT / found[1]
    missing = [
        f"{claim}: {file}::{name}"
        for claim, proof in rows(platform)
        for file, name in NAMED.findall(proof)
        if not (folder / file).is_file() or name not in functions(folder / file)
    ]
    assert missing == []


@pytest.mark.parametrize("platform", ["Slack", "Telegram"])
def test_each_row_has_a_test_and_nothing_else(platform: str) -> None:
    table = rows(platform)
    assert len(table) > FEWEST_ROWS
    assert [
        claim for claim, proof in table if NAMED.sub("", proof).strip(", ") or not NAMED.search(proof)
    ] == []


@pytest.mark.parametrize("platform", ["Slack", "Telegram"])
def test_no_line_is_claimed_twice(platform: str) -> None:
    claims = [claim for claim, _ in rows(platform)]
    assert sorted(claims) == sorted(set(claims))


@pytest.mark.parametrize("platform", ["Slack", "Telegram"])
def test_each_file_of_tests_names_its_source_and_the_day(platform: str) -> None:
    found = FOLDER.search(section(platform))
    assert found is not None
    files = {file for _, proof in rows(platform) for file, _ in NAMED.findall(proof)} - OWN_PROMISES
    assert len(files) > 10, "the guard looked at nothing"
    dated = re.compile(r"# Source.*?20\d\d-\d\d-\d\d", re.DOTALL)
    assert {file for file in files if not dated.search((ROOT / found[1] / file).read_text())} == set()


def test_the_files_that_it_names_are_there() -> None:
    named = set(FILE.findall(PAGE))
    assert len(named) > 2, "the guard looked at nothing"
    assert {name for name in named if not (ROOT / name).exists()} == set()
