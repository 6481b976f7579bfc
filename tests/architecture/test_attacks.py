"""Holds the list of attacks complete, and against what really tries them."""

import ast
import re

from tests.architecture.house import ROOT

ROWS = re.findall(
    r"^\| (\d+) \| (.+?) \| (.+?) \|$", (ROOT / "docs/attacks.md").read_text(encoding="utf-8"), re.MULTILINE
)
TRIED = [(number, place) for number, _attack, by in ROWS for place in re.findall(r"`([^`]+)`", by)]


def test_every_attack_is_tried_or_said_to_be_open() -> None:
    assert [int(number) for number, _attack, _by in ROWS] == list(range(1, 21))
    tried = {number for number, _place in TRIED}
    assert len(tried) > 15, "the guard looked at nothing"
    assert [number for number, _attack, by in ROWS if number not in tried and "open:" not in by] == []


def test_what_tries_an_attack_is_there() -> None:
    assert [(number, place) for number, place in TRIED if not stands(place)] == []


def stands(place: str) -> bool:
    path, _, name = place.partition("::")
    if not (ROOT / path).is_file():
        return False
    return not name or name in _functions((ROOT / path).read_text(encoding="utf-8"))


def _functions(code: str) -> set[str]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.walk(ast.parse(code)) if isinstance(node, kinds)}
