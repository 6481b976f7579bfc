"""Take one backup, or copy the same rows plainly, in a process of its own; print seconds and peak memory."""

import json
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from data.store.backups.restoring import restore_backup
from data.store.backups.taking import take_backup
from data.store.database import open_engine
from data.store.masters import Masters
from tests.bench.memory import largest_mib

KEY = bytes(range(32))
AT = datetime(2026, 3, 2, tzinfo=UTC)


def backup(url: str, folder: Path) -> None:
    """Take a backup."""
    engine = open_engine(url)
    take_backup(engine, masters=Masters(KEY), folder=folder, at=AT)
    engine.dispose()


def copy(url: str, folder: Path) -> None:
    """Copy the rows as the database's own means do, without sealing or counting anything."""
    if url.startswith("sqlite"):
        with (
            closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as source,
            closing(sqlite3.connect(folder / "copy.sqlite")) as target,
        ):
            source.backup(target)
        return
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        for (table,) in cursor.fetchall():
            with (
                (folder / f"{table}.copy").open("wb") as file,
                cursor.copy(f'COPY "{table}" TO STDOUT (FORMAT binary)') as rows,  # the server's own names
            ):
                for part in rows:
                    file.write(part)


def restore(url: str, folder: Path) -> None:
    """Restore the backup that lies in the folder."""
    (path,) = folder.glob("*.backup")
    restore_backup(path, masters=Masters(KEY), url=url, replace=True, at=AT)


DEEDS: dict[str, Callable[[str, Path], None]] = {"backup": backup, "copy": copy, "restore": restore}


if __name__ == "__main__":
    _, deed, where, into = sys.argv
    Path(into).mkdir(exist_ok=True)
    began = time.monotonic()
    DEEDS[deed](where, Path(into))
    seconds = time.monotonic() - began
    sys.stdout.write(json.dumps({"seconds": seconds, "peak_mib": largest_mib()}) + "\n")
