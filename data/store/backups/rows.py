"""Rows as both databases understand them: tables as they stand, values as JSON."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Generator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Date,
    DateTime,
    LargeBinary,
    MetaData,
    Table,
    func,
    select,
)

VERSION = "alembic_version"
ROWS_AT_ONCE = 500
BYTES_AT_ONCE = 4 << 20
# How a value stands in JSON; whatever is named otherwise stands there as it is.
BYTES, MOMENT, DAY, PLAIN = "bytes", "moment", "day", "plain"

Row = Sequence[Any]


def tables_in(connection: Connection) -> list[Table]:
    """Return the tables that a database has now, in an order in which they can be filled."""
    found = MetaData()
    found.reflect(connection)
    for table in found.tables.values():
        for column in table.columns:
            if isinstance(column.type, JSON):
                # Nothing at all, not the JSON that says so.
                column.type.none_as_null = bool(column.nullable)
    return [table for table in found.sorted_tables if table.name != VERSION]


def kinds_of(table: Table) -> dict[str, str]:
    """Return how the values of each column stand in a backup."""
    return {column.name: _kind(column) for column in table.columns}


def _kind(column: Column[Any]) -> str:
    if isinstance(column.type, LargeBinary):
        return BYTES
    if isinstance(column.type, Date):
        return DAY
    return MOMENT if isinstance(column.type, DateTime) else PLAIN


def batches(connection: Connection, table: Table) -> Generator[list[list[Any]]]:
    """Yield all rows of a table, so few at once that they take little memory."""
    at_once = _rows_at_once(connection, table)
    writers = [_WRITTEN[kind] for kind in kinds_of(table).values()]
    query = select(table).order_by(*table.primary_key).execution_options(yield_per=at_once)
    with connection.execute(query) as found:
        for partition in found.partitions():
            yield [[write(value) for write, value in zip(writers, row, strict=True)] for row in partition]


def _rows_at_once(connection: Connection, table: Table) -> int:
    sizes = [func.max(func.length(table.c[name])) for name, kind in kinds_of(table).items() if kind == BYTES]
    longest = sum(size or 0 for size in connection.execute(select(*sizes)).one()) if sizes else 0
    return max(1, min(ROWS_AT_ONCE, BYTES_AT_ONCE // (longest + 1)))


def filled(connection: Connection, table: Table, columns: dict[str, str]) -> Callable[[Sequence[Row]], None]:
    """Return what inserts rows of a backup into a table.

    Args:
        columns: their names in the order of the rows, and how their values stand there.
    """
    naive = connection.dialect.name == "sqlite"
    readers = [_naive if naive and kind == MOMENT else _READ[kind] for kind in columns.values()]
    insert = table.insert()

    def fill(rows: Sequence[Row]) -> None:
        values = [
            {name: read(value) for name, read, value in zip(columns, readers, row, strict=True)}
            for row in rows
        ]
        connection.execute(insert, values)

    return fill


def _bytes_written(value: bytes | None) -> str | None:
    return None if value is None else b64encode(value).decode()


def _bytes_read(value: str | None) -> bytes | None:
    return None if value is None else b64decode(value)


def _moment_written(value: datetime | None) -> str | None:
    if value is None:
        return None
    return (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()


def _moment_read(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)


def _naive(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value).replace(tzinfo=None)


def _day_written(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _day_read(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _as_it_is(value: Any) -> Any:
    return value


_WRITTEN: dict[str, Callable[[Any], Any]] = {
    BYTES: _bytes_written,
    MOMENT: _moment_written,
    DAY: _day_written,
    PLAIN: _as_it_is,
}
_READ: dict[str, Callable[[Any], Any]] = {
    BYTES: _bytes_read,
    MOMENT: _moment_read,
    DAY: _day_read,
    PLAIN: _as_it_is,
}
