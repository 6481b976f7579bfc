"""Counts the broad excepts: one around a turn, one around a notice, one around a scheduled job."""

import ast
from pathlib import Path
from typing import TypeGuard

from tests.architecture.house import ROOT, Plant, parsed, place, python_files

PLACES = {
    "one turn": "bot/inbox/",
    "one notice": "bot/outbox/",
    "one scheduled job": "bot/schedule/",
}
"""Where each of the three may stand: a room as long as it is being built, then the file itself."""

BROAD = {"Exception", "BaseException"}


def is_broad(node: ast.expr | None) -> bool:
    """Tell whether a handler with this type catches whatever comes; one without a type does."""
    if isinstance(node, ast.Tuple):
        return any(is_broad(element) for element in node.elts)
    return node is None or (isinstance(node, ast.Name) and node.id in BROAD)


def passes_on(node: ast.ExceptHandler) -> bool:
    """Tell whether a handler ends by letting go on what it caught."""
    last = node.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def catches_everything(node: ast.AST) -> TypeGuard[ast.ExceptHandler | ast.Call]:
    """Tell whether this is a broad handler or `suppress(Exception)`; one that undoes and raises on catches nothing."""
    if isinstance(node, ast.Call):
        return ast.unparse(node.func).endswith("suppress") and any(map(is_broad, node.args))
    return isinstance(node, ast.ExceptHandler) and is_broad(node.type) and not passes_on(node)


def broad_excepts(root: Path) -> list[str]:
    """Name every line that catches whatever comes."""
    return [
        place(path, root, node.lineno)
        for path in python_files(root, tests=False)
        for node in ast.walk(parsed(path))
        if catches_everything(node)
    ]


def misplaced(found: list[str], places: dict[str, str]) -> list[str]:
    """Name what stands outside the places, twice in one of them, or is missing from a named file."""
    wrong = [spot for spot in found if not spot.startswith(tuple(places.values()))]
    for duty, spot in places.items():
        count = sum(one.startswith(spot) for one in found)
        if count > 1 or (count == 0 and spot.endswith(".py")):
            wrong.append(f"{duty}: {count} in {spot}")
    return wrong


def test_a_broad_except_stands_in_three_places_only() -> None:
    assert python_files(ROOT, tests=False), "the guard looked at nothing"
    assert misplaced(broad_excepts(ROOT), PLACES) == []


def test_every_form_of_a_broad_except_is_found(checkout: Path, plant: Plant) -> None:
    catch = '"""Catch."""\ntry:\n    pass\n{}:\n    pass\n'
    plant("bot/a.py", catch.format("except Exception"))
    plant("bot/b.py", catch.format("except (ValueError, BaseException) as fault"))
    plant("bot/c.py", catch.format("except"))
    plant("bot/d.py", '"""Catch."""\nwith contextlib.suppress(Exception):\n    pass\n')
    plant("bot/fine.py", catch.format("except ValueError"))
    plant("bot/undo.py", catch.format("except Exception") + "    undo()\n    raise\n")
    assert broad_excepts(checkout) == ["bot/a.py:4", "bot/b.py:4", "bot/c.py:4", "bot/d.py:2"]


def test_a_misplaced_except_is_found() -> None:
    places = {"one turn": "bot/inbox/turns.py", "one notice": "bot/outbox/"}
    assert misplaced(["bot/inbox/turns.py:7"], places) == []
    assert misplaced(["bot/inbox/turns.py:7", "bot/web/door.py:3"], places) == ["bot/web/door.py:3"]
    assert misplaced(["bot/inbox/turns.py:7", "bot/inbox/turns.py:9"], places) == [
        "one turn: 2 in bot/inbox/turns.py"
    ]
    assert misplaced([], places) == ["one turn: 0 in bot/inbox/turns.py"]
