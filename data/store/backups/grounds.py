"""Where a restored store is built: beside the one that stands, which makes way only when all is done."""

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, make_url, select, text
from sqlalchemy.exc import DatabaseError

from data.store.backups.rows import VERSION, tables_in
from data.store.backups.taking import sync_folder
from data.store.database import open_engine

BESIDES = ("", "-wal", "-shm")
ASIDE = "before-restore-%Y%m%dT%H%M%SZ"
_MOVED = text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")


class NotEmptyFault(Exception):
    """Somebody's store stands there already."""


class Ground:
    """A fresh, empty store.

    Attributes:
        kept_aside: where what stood there before is kept; empty when nothing did.
    """

    def __init__(self, connection: Connection, kept_aside: str) -> None:
        self.connection = connection
        self.kept_aside = kept_aside


@contextlib.contextmanager
def cleared_ground(url: str, *, replace: bool, at: datetime) -> Iterator[Ground]:
    """Give a fresh store that takes the place of the old one at the end of the block, or leaves no trace.

    Raises:
        NotEmptyFault: the old one is not empty and shall not be replaced.
    """
    name = at.strftime(ASIDE)
    if url.startswith("sqlite"):
        ground = _beside_a_file(Path(str(make_url(url).database)), replace=replace, name=name)
    else:
        ground = _in_a_schema(url, replace=replace, name=name.replace("-", "_").lower())
    with ground as given:
        yield given


@contextlib.contextmanager
def _beside_a_file(path: Path, *, replace: bool, name: str) -> Iterator[Ground]:
    stands = path.exists() and _holds_something(open_engine(f"sqlite:///{path}"))
    if stands and not replace:
        raise NotEmptyFault(str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh, aside = path.with_name(f"{path.name}.restoring"), path.with_name(f"{path.name}.{name}")
    _remove(fresh)
    engine = open_engine(f"sqlite:///{fresh}")
    try:
        with engine.begin() as connection:
            yield Ground(connection, str(aside) if stands else "")
        # The last one to close it puts its log in and takes that away.
        engine.dispose()
        if stands:
            _linked(path, aside)
        # Its log must be gone before another file has its name: SQLite would play it into that.
        for besides in BESIDES[1:]:
            _beside(path, besides).unlink(missing_ok=True)
        fresh.replace(path)
        sync_folder(path.parent)
    finally:
        engine.dispose()
        _remove(fresh)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _remove(path: Path) -> None:
    for ending in BESIDES:
        _beside(path, ending).unlink(missing_ok=True)


def _linked(path: Path, aside: Path) -> None:
    for ending in BESIDES:
        if _beside(path, ending).exists():
            os.link(_beside(path, ending), _beside(aside, ending))
    sync_folder(path.parent)


@contextlib.contextmanager
def _in_a_schema(url: str, *, replace: bool, name: str) -> Iterator[Ground]:
    engine = open_engine(url)
    try:
        with engine.begin() as connection:
            stands = _has_rows(connection)
            if stands and not replace:
                raise NotEmptyFault(str(connection.execute(text("SELECT current_database()")).scalar_one()))
            # Within the transaction: whoever looks meanwhile sees the old tables, or waits.
            connection.execute(text(f'CREATE SCHEMA "{name}"'))
            for table in connection.execute(_MOVED).scalars().all():
                connection.execute(text(f'ALTER TABLE "{table}" SET SCHEMA "{name}"'))
            if not stands:
                connection.execute(text(f'DROP SCHEMA "{name}" CASCADE'))
            yield Ground(connection, f"the schema {name}" if stands else "")
    finally:
        engine.dispose()


def _holds_something(engine: Engine) -> bool:
    try:
        with engine.begin() as connection:
            return _has_rows(connection)
    except DatabaseError:
        # What cannot be read may be all that somebody has.
        return True
    finally:
        engine.dispose()


def _has_rows(connection: Connection) -> bool:
    return any(
        connection.execute(select(table).limit(1)).first() is not None
        for table in tables_in(connection)
        if table.name != VERSION
    )
