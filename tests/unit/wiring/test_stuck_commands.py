"""The terminal lists, retries and drops what is stuck, beside whatever desk runs."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from data.store.custody import DESK
from data.store.inbox import InboxRows
from tests.unit.conversation.harness import Town

SAID = "什么都闪退"


@pytest.fixture
def terminal(terminal: CliRunner, town: Town) -> CliRunner:
    """Return a terminal for the town's database, in which one turn was set aside."""
    with town.store.work() as work:
        number = InboxRows(work).take(source="slack", key="k", lane="slack:D1", person_id=DESK, body=SAID)
        assert number is not None
        InboxRows(work).park(number)
    return terminal


def test_the_list_says_nothing_that_somebody_said(terminal: CliRunner) -> None:
    told = terminal.invoke(app, ["inbox", "list", "--json"])
    assert told.exit_code == 0
    assert [row["source"] for row in json.loads(told.stdout)] == ["slack"]
    assert SAID not in told.output
    assert "D1" not in told.output
    shown = terminal.invoke(app, ["inbox", "list", "--show"])
    assert SAID in shown.stdout


def test_a_retried_turn_waits_and_leaves_the_list(terminal: CliRunner, town: Town) -> None:
    number = str(json.loads(terminal.invoke(app, ["inbox", "list", "--json"]).stdout)[0]["inbox_id"])
    assert terminal.invoke(app, ["inbox", "retry", number]).exit_code == 0
    assert town.undone() == 1
    assert "nothing is stuck" in terminal.invoke(app, ["inbox", "list"]).stdout
    refused = terminal.invoke(app, ["inbox", "drop", number])
    assert refused.exit_code == 1
    assert "nothing of that id is stuck" in refused.output


def test_where_no_desk_ever_was_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "elsewhere"
    monkeypatch.setenv("DESKBELL_DATA_FOLDER", str(folder))
    told = CliRunner().invoke(app, ["inbox", "list"])
    assert told.exit_code == 2
    assert "no desk has begun to remember here" in told.output
    assert not folder.exists()


def test_a_database_of_another_shape_is_left_to_the_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deskbell.sqlite").touch()
    monkeypatch.setenv("DESKBELL_DATA_FOLDER", str(tmp_path))
    told = CliRunner().invoke(app, ["outbox", "list"])
    assert told.exit_code == 2
    assert "start the desk" in told.output


def test_the_outbox_has_the_same_commands(terminal: CliRunner) -> None:
    assert "nothing is stuck" in terminal.invoke(app, ["outbox", "list"]).stdout
    assert "nothing is stuck" in terminal.invoke(app, ["outbox", "list", "--show"]).stdout
    assert terminal.invoke(app, ["outbox", "retry", "message:1"]).exit_code == 1
    assert terminal.invoke(app, ["outbox", "drop", "nonsense"]).exit_code == 1


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("DESKBELL_CUSTODY__MASTER_KEY", "00" * 32, "the master key is not the one"),
        ("DESKBELL_CUSTODY__MASTER_KEY", "nonsense", "64 hexadecimal digits"),
        ("DESKBELL_COMPANY__FILE", "/nowhere.yml", "nowhere.yml"),
        (
            "DESKBELL_DATABASE__URL",
            "sqlite:////nowhere/deskbell.sqlite",
            "no desk has begun to remember here",
        ),
    ],
)
def test_what_keeps_the_terminal_out_is_told_in_one_sentence(
    terminal: CliRunner, monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)
    refused = terminal.invoke(app, ["inbox", "list"])
    assert refused.exit_code == 2
    assert told in refused.output
    assert "Traceback" not in refused.output
