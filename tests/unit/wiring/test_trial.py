"""Holds that desks on trial get databases of their own, of which nothing is left."""

import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from bot.wiring.trial import NoSuchDatabaseFault, trial_databases
from data.store.database import open_engine
from tests.architecture.house import ROOT

PATIENCE_SECONDS = 60


def make_table(url: str) -> None:
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE mine (number integer)"))
    engine.dispose()


def test_two_trials_never_share_a_database_on_one_server(tmp_path: Path) -> None:
    with trial_databases("postgresql") as new_database:
        first, second = new_database(tmp_path), new_database(tmp_path)
        make_table(first)
        make_table(second)
    assert first != second


def test_nothing_is_left_on_a_server_that_was_given(tmp_path: Path) -> None:
    with trial_databases("postgresql") as new_database:
        given = new_database(tmp_path)
        with trial_databases(given) as new_on_given:
            made = new_on_given(tmp_path)
            make_table(made)
        with pytest.raises(OperationalError, match="does not exist"):
            make_table(made)
        make_table(given)


HELD = """
import sys, time
from pathlib import Path
from bot.wiring.trial import trial_databases
with trial_databases("postgresql") as new_database:
    print(new_database(Path()), flush=True)
    time.sleep(600)
"""


def test_a_server_ends_with_whoever_was_killed_and_leaves_nothing() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HELD], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        folder = Path(parse_qs(urlsplit(holder.stdout.readline().strip()).query)["host"][0])
        assert (folder / "postmaster.pid").exists()
        holder.kill()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not folder.exists()


def test_sqlite_lies_in_the_folder_of_the_trial(tmp_path: Path) -> None:
    with trial_databases("sqlite") as new_database:
        make_table(new_database(tmp_path))
    assert list(tmp_path.iterdir())


def test_what_is_no_database_is_named() -> None:
    with pytest.raises(NoSuchDatabaseFault, match="oracle"), trial_databases("oracle"):
        pass
