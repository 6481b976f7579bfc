"""One connection to PostgreSQL within the event loop: what is a single statement needs no thread to wait for it."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, event
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from data.store import introductions
from data.store.seat import Seat
from data.store.session_seat import with_driver

Result = TypeVar("Result")
CONNECTION_WITHIN_SECONDS = 5
OPERATOR = "deskbell operator"


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
    """A connection on which each statement commits by itself. One task at a time, all in one loop."""

    def __init__(self, url: str, *, seat: Seat | None) -> None:
        self._engine = create_async_engine(
            with_driver(url),
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args=named_connection(seat),
        )
        watch_seat(self._engine.sync_engine, seat)
        introductions.watch(self._engine.sync_engine)
        self._connection: AsyncConnection | None = None
        self._stale = False

    async def run(self, task: Callable[[Connection], Result]) -> Result:
        """Run a task; whatever it says to the database, the loop goes on meanwhile."""
        if self._stale:
            await self.close()
        if self._connection is None:
            self._connection = await self._engine.connect()
        return await self._connection.run_sync(task)

    def renew(self) -> None:
        """Connect anew before the next task: something is wrong with this connection or with another."""
        self._stale = True

    async def close(self) -> None:
        """Close the connection, if there is one."""
        connection, self._connection, self._stale = self._connection, None, False
        if connection is not None:
            # It may be broken already, and then nobody answers a farewell.
            await connection.invalidate()
            await connection.close()
