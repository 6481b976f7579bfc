"""One connection to PostgreSQL within the event loop: what needs no answer before its end needs no thread to wait for it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from psycopg import AsyncConnection
from sqlalchemy import Dialect, Engine, event
from sqlalchemy.sql.dml import ReturningInsert

from data.store.seat import Seat

CONNECTION_WITHIN_SECONDS = 5
OPERATOR = "deskbell operator"

# A statement in the words of the driver, and what makes of each value what the driver takes.
_Spoken = tuple[bytes, Mapping[str, Callable[[Any], Any] | None]]


def named_connection(seat: Seat | None) -> dict[str, Any]:
    """Return how to connect so that the database knows for which desk, or that it is none."""
    return {
        "connect_timeout": CONNECTION_WITHIN_SECONDS,
        "application_name": seat.name if seat else OPERATOR,
    }


def watch_seat(engine: Engine, seat: Seat | None) -> None:
    """Lend out no new connection once the seat is lost."""
    if seat is not None:
        event.listen(engine, "connect", lambda connection, _record: seat.check(connection))


class Wire:
    """A connection on which each call commits by itself. One call at a time, all in one loop.

    The driver itself is spoken to: for a single statement, the way there through an engine takes as long as the rest.
    """

    def __init__(self, url: str, dialect: Dialect, *, seat: Seat | None) -> None:
        # The driver wants to hear no name of itself.
        self._url = url.replace("postgresql+psycopg://", "postgresql://", 1)
        self._dialect = dialect
        self._seat = seat
        self._spoken: dict[ReturningInsert[Any], _Spoken] = {}
        self._connection: AsyncConnection[Any] | None = None
        self._stale = False

    async def insert(self, statement: ReturningInsert[Any], rows: Sequence[Mapping[str, Any]]) -> list[Any]:
        """Insert rows, all or none, and return the one value that the statement returns for each.

        Returns:
            None for a row that was not inserted, in the order of the rows.

        Raises:
            psycopg.Error: whatever is wrong.
        """
        if self._stale:
            await self.close()
        connection = self._connection or await self._connected()
        words, binders = self._spoken.get(statement) or self._learned(statement, rows[0])
        bound = [
            {name: bind(row[name]) if bind else row[name] for name, bind in binders.items()} for row in rows
        ]
        if len(bound) == 1:
            cursors = [await connection.execute(words, bound[0])]
        else:
            # Until the pipeline ends, PostgreSQL takes what comes through it for one transaction.
            async with connection.pipeline():
                cursors = [await connection.execute(words, one) for one in bound]
        found = [await cursor.fetchone() for cursor in cursors]
        return [None if one is None else one[0] for one in found]

    def renew(self) -> None:
        """Connect anew before the next statement: something is wrong with this connection or with another."""
        self._stale = True

    async def close(self) -> None:
        """Close the connection, if there is one."""
        connection, self._connection, self._stale = self._connection, None, False
        if connection is not None:
            await connection.close()

    async def _connected(self) -> AsyncConnection[Any]:
        connection = await AsyncConnection.connect(self._url, autocommit=True, **named_connection(self._seat))
        if self._seat is not None:
            await self._seat.check_within(connection)
        self._connection = connection
        return connection

    def _learned(self, statement: ReturningInsert[Any], row: Mapping[str, Any]) -> _Spoken:
        compiled = statement.compile(dialect=self._dialect, column_keys=list(row))
        columns = statement.table.columns
        binders = {
            name: columns[name].type.dialect_impl(self._dialect).bind_processor(self._dialect) for name in row
        }
        self._spoken[statement] = (str(compiled).encode(), binders)
        return self._spoken[statement]
