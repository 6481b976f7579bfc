"""Take a backup: everything that one look at the store sees, into one sealed file."""

import contextlib
import hashlib
import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, Table, func, select

from data.store.backups.framing import FrameWriter, Header
from data.store.backups.numbering import last_number
from data.store.backups.rows import batches, kinds_of, tables_in
from data.store.custody import Custody
from data.store.faults import faults_named
from data.store.masters import Masters
from data.store.own_connections import for_reading

SUFFIX, UNFINISHED = ".backup", ".part"
NAMED = "deskbell-%Y%m%dT%H%M%SZ"

# Told how many rows are done, and of how many.
Progress = Callable[[int, int], object]


class NothingToKeepFault(Exception):
    """No desk has begun to remember in this database."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A backup that stands in its place.

    Attributes:
        rows: how many, by table.
        size: in bytes.
    """

    path: Path
    taken_at: datetime
    rows: dict[str, int]
    size: int


def take_backup(
    engine: Engine, *, masters: Masters, folder: Path, at: datetime, told: Progress = lambda _done, _of: None
) -> Taken:
    """Write a backup of what is committed now; a desk may go on serving meanwhile.

    Raises:
        NothingToKeepFault: there is nothing in this database yet.
        WrongKeyFault: the master key is not the one of this database.
        StoreFault: the database cannot be read now.
        OSError: the file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{at.astimezone(UTC).strftime(NAMED)}{SUFFIX}"
    with faults_named(), for_reading(engine.connect()) as connection, connection.begin():
        heads = MigrationContext.configure(connection).get_current_heads()
        if not heads:
            raise NothingToKeepFault
        Custody(masters).check(connection)
        header = Header.new(taken_at=at, database=engine.dialect.name, heads=heads, key=masters.current)
        with _placed(path) as file:
            rows = _Writing(connection, FrameWriter(file, header, masters), told).everything()
    return Taken(path, at, rows, path.stat().st_size)


class _Writing:
    def __init__(self, connection: Connection, writer: FrameWriter, told: Progress) -> None:
        self._connection = connection
        self._writer = writer
        self._told = told
        self._done = 0

    def everything(self) -> dict[str, int]:
        """Write all tables; return how many rows each has."""
        tables = tables_in(self._connection)
        counted = {table.name: _count(self._connection, table) for table in tables}
        self._writer.write({"begin": counted})
        for table in tables:
            self._table(table, of=sum(counted.values()))
        self._writer.write({"end": self._done})
        self._writer.finish()
        return counted

    def _table(self, table: Table, *, of: int) -> None:
        self._writer.write({"table": table.name, "columns": kinds_of(table)})
        before, seen = self._done, hashlib.sha256()
        with contextlib.closing(batches(self._connection, table)) as found:
            for batch in found:
                seen.update(self._writer.write({"batch": batch}))
                self._done += len(batch)
                self._told(self._done, of)
        self._writer.write(
            {
                "done": table.name,
                "rows": self._done - before,
                "sha256": seen.hexdigest(),
                "last_number": last_number(self._connection, table),
            }
        )


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


@contextlib.contextmanager
def _placed(path: Path) -> Iterator[BinaryIO]:
    """Give a file that stands under its name only when all of it is on the disk."""
    # Of its own: another process may be at the same backup, left behind by a desk that was killed.
    unfinished = path.with_suffix(f".{secrets.token_hex(4)}{UNFINISHED}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """See to it that the names in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
