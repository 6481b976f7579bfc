"""The numbers that tables give their rows: one that was given is never given again, even if its row is gone."""

from sqlalchemy import Column, Connection, Integer, Table, func, select, text

_OF_SQLITE = text("SELECT seq FROM sqlite_sequence WHERE name = :table")
_NEVER_AGAIN = text("SELECT 1 FROM sqlite_master WHERE name = :table AND sql LIKE '%AUTOINCREMENT%'")
_FORGET = text("DELETE FROM sqlite_sequence WHERE name = :table")
_KEEP = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :number)")
_SEQUENCE = text("SELECT pg_get_serial_sequence(quote_ident(:table), :column)")
_GIVEN = text(
    "SELECT last_value FROM pg_sequences WHERE format('%I.%I', schemaname, sequencename) = :sequence"
)
_GO_ON = text("SELECT setval(CAST(:sequence AS regclass), :number)")


def last_number(connection: Connection, table: Table) -> int | None:
    """Return the highest number that a table has given, None where it gives none."""
    column = _numbered(table)
    if column is None:
        return None
    highest = int(connection.execute(select(func.coalesce(func.max(column), 0))).scalar_one())
    if connection.dialect.name == "sqlite":
        given = connection.execute(_OF_SQLITE, {"table": table.name}).scalar()
    else:
        sequence = _sequence(connection, table, column)
        given = connection.execute(_GIVEN, {"sequence": sequence}).scalar() if sequence else None
    return max(highest, int(given or 0))


def go_on_after(connection: Connection, table: Table, number: int | None) -> None:
    """Let a table number its next row after the given one, where it numbers them."""
    column = _numbered(table)
    if column is None or not number:
        return
    if connection.dialect.name == "postgresql":
        if sequence := _sequence(connection, table, column):
            connection.execute(_GO_ON, {"sequence": sequence, "number": number})
    elif connection.execute(_NEVER_AGAIN, {"table": table.name}).first() is not None:
        connection.execute(_FORGET, {"table": table.name})
        connection.execute(_KEEP, {"table": table.name, "number": number})


def _numbered(table: Table) -> Column[int] | None:
    columns = list(table.primary_key)
    return columns[0] if len(columns) == 1 and isinstance(columns[0].type, Integer) else None


def _sequence(connection: Connection, table: Table, column: Column[int]) -> str | None:
    found: str | None = connection.execute(
        _SEQUENCE, {"table": table.name, "column": column.name}
    ).scalar_one()
    return found
