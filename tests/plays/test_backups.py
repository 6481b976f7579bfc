"""Plays of a desk that makes backups by itself: with a folder for them, and with one that cannot be written."""

from pathlib import Path

from data.store.backups.shelf import backups_in
from tests.architecture.house import ROOT
from tests.plays.conftest import Perform

PLAYS = ROOT / "tests/plays/backups"


async def test_what_was_missed_is_made_up_for(perform: Perform, tmp_path: Path) -> None:
    await perform(PLAYS / "missed.yml", {"DESKBELL_BACKUP__FOLDER": str(tmp_path / "kept")})
    assert backups_in(tmp_path / "kept")


async def test_what_fails_is_told(perform: Perform, tmp_path: Path) -> None:
    (tmp_path / "no_folder").touch()
    await perform(PLAYS / "failed.yml", {"DESKBELL_BACKUP__FOLDER": str(tmp_path / "no_folder" / "kept")})
