"""The terminal backs up a desk that runs, and restores into a place where none does."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from data.store.database import is_missing
from data.store.seat import FileSeat


def backed_up(terminal: CliRunner, tmp_path: Path) -> Path:
    told = terminal.invoke(app, ["backup", "--to", str(tmp_path / "kept"), "--json"])
    assert told.exit_code == 0, told.output
    return Path(json.loads(told.stdout)["path"])


def test_a_backup_is_listed_and_restored_elsewhere(
    terminal: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = backed_up(terminal, tmp_path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert path.name in terminal.invoke(app, ["backup", "list", "--to", str(path.parent)]).stdout
    url = f"sqlite:///{tmp_path / 'elsewhere' / 'deskbell.sqlite'}"
    monkeypatch.setenv("DESKBELL_DATABASE__URL", url)
    told = terminal.invoke(app, ["restore", str(path)])
    assert told.exit_code == 0, told.output
    assert "restored" in told.stdout
    assert "nothing is stuck" in terminal.invoke(app, ["inbox", "list"]).stdout
    refused = terminal.invoke(app, ["restore", str(path)])
    assert refused.exit_code == 2
    assert "--replace" in refused.output
    replaced = terminal.invoke(app, ["restore", str(path), "--replace"])
    assert replaced.exit_code == 0
    assert "before-restore" in replaced.stdout


def test_under_a_desk_that_runs_nothing_is_restored(terminal: CliRunner, tmp_path: Path) -> None:
    path = backed_up(terminal, tmp_path)
    seat = FileSeat(tmp_path / "deskbell.sqlite")
    assert seat.try_take()
    refused = terminal.invoke(app, ["restore", str(path), "--replace"])
    assert refused.exit_code == 2
    assert "a desk serves this database" in refused.output
    assert backed_up(terminal, tmp_path).exists()
    seat.give_up()
    assert terminal.invoke(app, ["restore", str(path), "--replace"]).exit_code == 0


def test_a_key_that_is_not_the_one_is_refused_and_none_is_made(
    terminal: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = backed_up(terminal, tmp_path)
    monkeypatch.setenv("DESKBELL_DATABASE__URL", f"sqlite:///{tmp_path / 'elsewhere.sqlite'}")
    monkeypatch.setenv("DESKBELL_CUSTODY__MASTER_KEY", bytes(32).hex())
    refused = terminal.invoke(app, ["restore", str(path)])
    assert refused.exit_code == 2
    assert "another master key" in refused.output
    monkeypatch.delenv("DESKBELL_CUSTODY__MASTER_KEY")
    refused = terminal.invoke(app, ["restore", str(path)])
    assert refused.exit_code == 2
    assert "there is no master key" in refused.output
    assert not (tmp_path / "master.key").exists()
    assert is_missing(f"sqlite:///{tmp_path / 'elsewhere.sqlite'}")


def test_a_file_that_is_no_backup_is_refused(terminal: CliRunner, tmp_path: Path) -> None:
    path = tmp_path / "letter.backup"
    path.write_text("Dear Sir or Madam")
    refused = terminal.invoke(app, ["restore", str(path), "--replace"])
    assert refused.exit_code == 2
    assert "cannot be trusted" in refused.output
