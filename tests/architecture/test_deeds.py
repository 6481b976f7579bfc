"""Whatever the code writes into the audit chain can be told to people, in every language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.house import LANGUAGES, ROOT, Plant, parsed, place, python_files
from tests.architecture.messages import read_all

KEPT = "Happened"
DEED = re.compile(r"[a-z]+\.[a-z_]+")


def deeds(root: Path) -> dict[str, str]:
    """Return every deed that the code keeps, with a place where it does.

    Raises:
        AssertionError: a deed is put together in a way that cannot be followed.
    """
    found: dict[str, str] = {}
    for path in python_files(root, tests=False):
        # Most files keep none, and to parse one takes long.
        if KEPT not in path.read_text():
            continue
        tree = parsed(path)
        named = {
            node.targets[0].id: node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        for call in _kept(tree):
            first = call.args[0]
            value = named.get(first.id, first) if isinstance(first, ast.Name) else first
            told = [one.value for one in ast.walk(value) if isinstance(one, ast.Constant)]
            names = [one for one in told if isinstance(one, str) and DEED.fullmatch(one)]
            assert names, f"{place(path, root, call.lineno)}: which deed is kept cannot be read"
            found |= dict.fromkeys(names, place(path, root, call.lineno))
    return found


def _kept(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == KEPT:
            yield node


def untold(root: Path) -> list[str]:
    """Name deeds that have no words in a language, and words that no deed has."""
    keys = {f"deed-{re.sub('[._]', '-', deed)}": where for deed, where in deeds(root).items()}
    found = []
    for language, messages in read_all(root).items():
        told = {key for key in messages.entries if key.startswith("deed-")}
        found += [f"{language} lacks {key} ({keys[key]})" for key in sorted(keys.keys() - told)]
        found += [f"{language}: {key} is no deed" for key in sorted(told - keys.keys())]
    return found


def test_every_deed_has_words_in_every_language() -> None:
    assert len(deeds(ROOT)) > 20, "the guard looked at nothing"
    assert untold(ROOT) == []


def test_a_deed_without_words_and_words_without_a_deed_are_found(checkout: Path, plant: Plant) -> None:
    for language in LANGUAGES:
        plant(f"data/locales/{language}/audit.ftl", "deed-desk-refused = no\n")
    plant("actions/a.py", 'deed = "desk.refused" if no else "desk.done"\nwork.audit(Happened(deed, "x"))\n')
    assert untold(checkout) == [f"{language} lacks deed-desk-done (actions/a.py:2)" for language in LANGUAGES]
    plant("actions/a.py", 'work.audit(Happened("desk.done_again", "x"))\n')
    assert "en: deed-desk-refused is no deed" in untold(checkout)


def test_a_deed_that_cannot_be_read_is_found(checkout: Path, plant: Plant) -> None:
    plant("actions/a.py", 'work.audit(Happened(f"{a}.{b}", "x"))\n')
    with pytest.raises(AssertionError, match="cannot be read"):
        deeds(checkout)
