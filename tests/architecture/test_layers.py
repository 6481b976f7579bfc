"""Holds the import contracts, and proves that each of them can break."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, python_files

LINT = (
    "from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports; import sys;"
    "sys.exit(lint_imports(no_cache=True, verbose=False) != EXIT_STATUS_SUCCESS)"
)


def contracts(house: Path) -> subprocess.CompletedProcess[str]:
    """Hold a house against its contracts; the working directory comes first on the path, so it is that house."""
    return subprocess.run(
        [sys.executable, "-c", LINT], cwd=house, check=False, capture_output=True, text=True
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Give a bare copy: every room, empty but for its duty, under the real contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for init in python_files(ROOT, tests=False):
        if init.name == "__init__.py":
            copy = tmp_path / init.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text('"""State a duty."""\n')
    for capability in ("feedback", "releases", "approvals"):
        (tmp_path / "actions" / capability).mkdir(exist_ok=True)
        (tmp_path / "actions" / capability / "__init__.py").write_text('"""State a duty."""\n')
    return tmp_path


def test_the_house_keeps_its_contracts() -> None:
    seen = contracts(ROOT)
    assert seen.returncode == 0, seen.stdout + seen.stderr
    assert " 0 broken" in seen.stdout


ALLOWED = {
    "bot/__main__.py": "import bot.wiring.desk, bot.sandbox.world, config.settings",
    "bot/wiring/desk.py": "import config.settings, bot.platforms.slack.receive, data.store.work",
    "config/settings.py": "import data.model.people",
    "bot/platforms/slack/receive.py": "import slack_bolt, slack_sdk.web, bot.inbox",
    "data/store/work.py": "import sqlalchemy.orm, data.model",
    "data/model/people.py": "import dataclasses",
    "bot/schedule/tick.py": "import apscheduler.schedulers.asyncio",
    "bot/cards/feedback.py": "import bot.words.fluent, bot.shapes",
    "bot/words/fluent.py": "import fluent.runtime, bot.shapes",
    "bot/sandbox/world.py": "import bot.sandbox.slack",
    "actions/feedback/file_ticket.py": "import actions.approvals.ask, data.store.work",
    "actions/approvals/ask.py": "import data.model",
    "nlu/serve.py": "import nlu.components, rasa.engine.graph",
    "nlu/components/reading.py": "import nlu.language, nlu.entities",
}


def write(house: Path, files: dict[str, str]) -> None:
    """Put one line of imports into each file."""
    for name, line in files.items():
        (house / name).write_text(f'"""State a duty."""\n\n{line}\n')


def test_what_the_architecture_allows_is_kept(house: Path) -> None:
    write(house, ALLOWED)
    seen = contracts(house)
    assert seen.returncode == 0, seen.stdout + seen.stderr


@pytest.mark.parametrize(
    ("name", "line", "broken"),
    [
        ("bot/utils.py", "", "the rooms of bot"),
        ("data/helpers.py", "", "the store knows the model"),
        ("actions/feedback/x.py", "import bot.shapes", "the house"),
        ("data/store/x.py", "import config", "the house"),
        ("data/model/x.py", "import data.store", "the store knows the model"),
        ("bot/inbox/x.py", "import bot.outbox", "the rooms of bot"),
        ("bot/cards/x.py", "import bot.conversation", "the rooms of bot"),
        ("bot/forms/x.py", "import bot.cards", "the rooms of bot"),
        ("bot/shapes/x.py", "import bot.words", "the rooms of bot"),
        ("bot/sandbox/x.py", "import bot.shapes", "the sandbox imports nothing of ours"),
        ("bot/sandbox/x.py", "import data.model", "the sandbox imports nothing of ours"),
        ("bot/platforms/slack/x.py", "import bot.platforms.telegram", "the platforms do not know each other"),
        ("actions/feedback/x.py", "import actions.releases", "capabilities are independent"),
        ("actions/approvals/x.py", "import actions.releases", "capabilities are independent"),
        ("bot/conversation/x.py", "import config", "settings are read by"),
        ("bot/inbox/x.py", "import sqlalchemy", "SQL stands in the store only"),
        ("data/model/x.py", "from sqlalchemy import orm", "SQL stands in the store only"),
        ("bot/wiring/x.py", "import apscheduler", "APScheduler ticks in bot.schedule only"),
        ("bot/sandbox/x.py", "import slack_sdk", "Slack's libraries stay in their platform"),
        ("bot/platforms/x.py", "import slack_bolt", "Slack's libraries stay in their platform"),
        ("bot/outbox/x.py", "import telegram", "Telegram's library stays in its platform"),
        ("bot/cards/x.py", "import fluent.syntax", "Fluent speaks in bot.words only"),
        ("nlu/x.py", "import data.model", "understanding imports nothing of ours"),
        ("bot/wiring/x.py", "import nlu.language", "nobody imports understanding"),
        ("nlu/language/x.py", "import rasa.shared", "language and entities are understood without Rasa"),
        ("nlu/entities/x.py", "import nlu.components", "language and entities are understood without Rasa"),
    ],
)
def test_a_forbidden_import_breaks_its_contract(house: Path, name: str, line: str, broken: str) -> None:
    write(house, {name: line})
    seen = contracts(house)
    assert seen.returncode == 1
    verdicts = [row for row in seen.stdout.splitlines() if row.startswith(broken)]
    assert any(row.endswith("BROKEN") for row in verdicts), seen.stdout + seen.stderr
