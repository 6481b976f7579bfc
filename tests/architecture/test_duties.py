"""Holds that each module states its duty in one line, and that no room is a drawer for anything."""

import ast
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, Plant, parsed, place, python_files

DRAWERS = {"utils", "util", "common", "helpers", "helper", "core", "base", "services", "managers", "misc"}


def silent_modules(root: Path) -> list[str]:
    """Name every module that does not begin with one line of duty."""
    return [
        place(path, root)
        for path in python_files(root)
        if "\n" in (duty := ast.get_docstring(parsed(path)) or "\n") or not duty.endswith((".", "?", "!"))
    ]


def busy_inits(root: Path) -> list[str]:
    """Name every `__init__.py` that holds more than its duty."""
    inits = (path for path in python_files(root) if path.name == "__init__.py")
    return [place(path, root) for path in inits if len(parsed(path).body) != 1]


def drawers(root: Path) -> list[str]:
    """Name every module and room whose name says nothing."""
    return [
        place(path, root)
        for path in python_files(root)
        if DRAWERS & {path.stem, *path.relative_to(root).parts[:-1]}
    ]


def test_each_module_states_its_duty_in_one_line() -> None:
    assert python_files(ROOT), "the guard looked at nothing"
    assert silent_modules(ROOT) == []


def test_an_init_holds_its_duty_only() -> None:
    assert any(path.name == "__init__.py" for path in python_files(ROOT)), "the guard looked at nothing"
    assert busy_inits(ROOT) == []


def test_no_room_is_a_drawer() -> None:
    assert drawers(ROOT) == []


@pytest.mark.parametrize("text", ["", "x = 1\n", '"""Two\nlines."""\n', '"""No full stop"""\n'])
def test_a_silent_module_is_found(checkout: Path, plant: Plant, text: str) -> None:
    plant("data/loud.py", '"""State a duty."""\n')
    plant("data/silent.py", text)
    assert silent_modules(checkout) == ["data/silent.py"]


def test_a_busy_init_is_found(checkout: Path, plant: Plant) -> None:
    plant("bot/__init__.py", '"""State a duty."""\n')
    plant("bot/words/__init__.py", '"""State a duty."""\n\nfrom bot.words.words import Words\n')
    assert busy_inits(checkout) == ["bot/words/__init__.py"]


def test_a_drawer_is_found(checkout: Path, plant: Plant) -> None:
    plant("bot/baseline.py", '"""State a duty."""\n')
    plant("bot/utils.py", '"""State a duty."""\n')
    plant("data/core/things.py", '"""State a duty."""\n')
    assert drawers(checkout) == ["bot/utils.py", "data/core/things.py"]
