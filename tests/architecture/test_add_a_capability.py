"""Holds the guide to its word: a capability is added by adding the files that the guide shows, and by nothing else."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import CODE, ROOT
from tests.architecture.scripts import mixed
from tests.architecture.test_duties import busy_inits, silent_modules
from tests.architecture.test_layers import contracts
from tests.architecture.test_messages import differences, faults, missing, unused
from tests.architecture.test_sizes import long_files, long_functions

GUIDE = ROOT / "docs/add-a-capability.md"
SHOWN = re.compile(r"^### `(?P<path>[^`\n]+)`\n\n```\w*\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
ROOMS = (
    "data/model",
    "data/store",
    "actions",
    "bot/cards",
    "bot/forms",
    "bot/wiring",
    "data/training",
    "tests/plays",
)
MIGRATED = """
import pathlib, sys
from data.store.database import open_engine
from data.store.inventory import gaps
from data.store.migrate import differences, upgrade
from data.store.schema import metadata
engine = open_engine("sqlite:///" + sys.argv[1])
upgrade(engine)
print(differences(engine) + gaps(metadata))
"""


def shown(guide: str) -> dict[str, str]:
    """Return the files that a guide shows, by path."""
    return {found["path"]: found["text"] for found in SHOWN.finditer(guide)}


def kept(tree: Path) -> dict[str, str]:
    """Return a digest of every file of a tree."""
    return {
        path.relative_to(tree).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in tree.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the tree without the capability."""
    copy = tmp_path_factory.mktemp("tree")
    for room in CODE:
        shutil.copytree(ROOT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__", ".venv"))
    for file in ("pyproject.toml", "docs/glossary.md"):
        (copy / file).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / file, copy / file)
    return copy


@pytest.fixture(scope="module")
def tree(before: Path) -> Path:
    """Give the copy with the files of the guide added."""
    untouched = kept(before)
    for name, text in shown(GUIDE.read_text(encoding="utf-8")).items():
        assert name not in untouched, f"the guide changes {name}, which exists"
        (before / name).parent.mkdir(parents=True, exist_ok=True)
        (before / name).write_text(text, encoding="utf-8")
    assert untouched.items() <= kept(before).items()
    return before


def run(tree: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a tree, its own code first on the path, and no compiled module left in it."""
    folder = os.environ.get("PYTHONPYCACHEPREFIX", str(tree.parent / "bytecode"))
    compiled = {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=tree,
        env={**os.environ, **compiled, **settings, "PYTHONPATH": str(tree)},
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_guide_shows_a_file_for_every_room() -> None:
    files = shown(GUIDE.read_text(encoding="utf-8"))
    assert len(files) == len(re.findall(r"^```\w*$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)) / 2
    for room in (*ROOMS, *(f"data/locales/{language}" for language in ("en", "zh-CN", "zh-TW"))):
        assert any(name.startswith(f"{room}/") for name in files), room


def test_the_guide_names_the_weights_that_stand() -> None:
    rules = (ROOT / "data/training/feedback.rules.yml").read_text(encoding="utf-8")
    assert "report_problem:\n    weight: 50" in rules
    assert "complain:\n    weight: 60" in rules


def test_the_layers_hold(tree: Path) -> None:
    seen = contracts(tree)
    assert seen.returncode == 0, seen.stdout + seen.stderr


def test_the_code_is_in_its_form_and_its_types_hold(tree: Path) -> None:
    added = [name for name in shown(GUIDE.read_text(encoding="utf-8")) if name.endswith(".py")]
    for check in (
        ("ruff", "check", "--no-cache"),
        ("ruff", "format", "--diff", "--no-cache"),
        ("mypy", "--cache-dir", str(tree.parent / "mypy")),
    ):
        seen = run(tree, "-m", *check, *added)
        assert seen.returncode == 0, seen.stdout + seen.stderr


def test_the_guards_find_nothing(tree: Path) -> None:
    assert faults(tree) == differences(tree) == missing(tree) == unused(tree) == []
    assert mixed(tree, (ROOT / "docs/glossary.md").read_text(encoding="utf-8")) == []
    assert silent_modules(tree) == busy_inits(tree) == long_files(tree) == long_functions(tree) == []


def test_tables_and_migrations_say_the_same(tree: Path, tmp_path: Path) -> None:
    seen = run(tree, "-c", MIGRATED, str(tmp_path / "migrated.sqlite"))
    assert seen.stdout.strip() == "[]", seen.stdout + seen.stderr


def test_its_play_holds(tree: Path) -> None:
    seen = run(tree, "-m", "bot", "play", "--json", "tests/plays")
    assert seen.returncode == 0, seen.stdout + seen.stderr
    assert [json.loads(line)["holds"] for line in seen.stdout.splitlines()] == [True]


def test_a_claimed_prefix_keeps_the_desk_from_starting(tree: Path, tmp_path: Path) -> None:
    clash = tree / "bot/wiring/clash.py"
    clash.write_text(
        "from bot.conversation.capability import Capability\n\n"
        'capability = Capability(name="clash", prefixes=("LF",))\n'
    )
    try:
        desk = run(
            tree, "-m", "bot", "run", DESKBELL_TELEGRAM__BOT_TOKEN="1:a", DESKBELL_DATA_FOLDER=str(tmp_path)
        )
    finally:
        clash.unlink()
    assert desk.returncode == 2
    assert desk.stderr.strip() == "prefix LF: declared by clash and by lost"


def test_a_shown_file_is_read_with_its_path() -> None:
    assert shown("### `a/b.py`\n\n```python\nx = 1\n```\n\n### Prose\n\n```\nnot a file\n```\n") == {
        "a/b.py": "x = 1\n"
    }
