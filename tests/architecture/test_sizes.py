"""Holds the two hard limits of size: lines of a file, lines of a function."""

import ast
from pathlib import Path

from tests.architecture.house import ROOT, Plant, parsed, place, python_files

MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 40


def long_files(root: Path) -> list[str]:
    """Name every file over the limit."""
    lengths = ((path, len(path.read_text().splitlines())) for path in python_files(root))
    return [f"{place(path, root)} has {n} lines" for path, n in lengths if n > MOST_LINES_OF_A_FILE]


def long_functions(root: Path) -> list[str]:
    """Name every function over the limit, decorators aside."""
    found = []
    for path in python_files(root):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > MOST_LINES_OF_A_FUNCTION:
                    found.append(f"{place(path, root, node.lineno)} {node.name} has {length} lines")
    return found


def test_no_file_is_too_long() -> None:
    assert len(python_files(ROOT)) > 20, "the guard looked at nothing"
    assert long_files(ROOT) == []


def test_no_function_is_too_long() -> None:
    assert long_functions(ROOT) == []


def test_a_long_file_is_found(checkout: Path, plant: Plant) -> None:
    plant("bot/long.py", "pass\n" * MOST_LINES_OF_A_FILE)
    plant("bot/longer.py", "pass\n" * (MOST_LINES_OF_A_FILE + 1))
    assert long_files(checkout) == ["bot/longer.py has 301 lines"]


def test_a_long_function_is_found(checkout: Path, plant: Plant) -> None:
    body = "    pass\n"
    plant("actions/short.py", "async def fits():\n" + body * (MOST_LINES_OF_A_FUNCTION - 1))
    plant("actions/long.py", "class A:\n    def f(self):\n" + ("    " + body) * MOST_LINES_OF_A_FUNCTION)
    assert long_functions(checkout) == ["actions/long.py:2 f has 41 lines"]
