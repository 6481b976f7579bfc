"""The seat at a PostgreSQL database: a lock that the server takes back from whoever falls silent."""

import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, NullPool, create_engine, text
from sqlalchemy.exc import DBAPIError

from data.store.faults import NoLongerActive, StoreFault, faults_named

DEFAULT_LEASE_SECONDS = 2.0
# The server waits this much longer than we count on the seat, so that we let go before anybody else can sit down.
MARGIN_SECONDS = 0.5
END_WITHIN_MILLISECONDS = 2_000
SEAT_LOCK = 0x64657363  # any number that no other advisory lock of this database uses
ACTIVE, WAITING = "deskbell:", "deskbell waits"

_TRY = text("SELECT pg_try_advisory_lock(:lock)")
# For the driver itself: a fresh connection is checked before anything else knows it.
_SITTING = (
    "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' AND granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    " AND classid = 0 AND objid = %s AND objsubid = 1 AND application_name = %s"
)
_END_OTHERS = text(
    "SELECT pg_terminate_backend(pid, :patience) FROM pg_stat_activity"
    " WHERE datname = current_database() AND usename = current_user"
    " AND application_name LIKE :active AND application_name <> :name AND pid <> pg_backend_pid()"
)


class SessionSeat:
    """The seat at a PostgreSQL database: a session's advisory lock.

    The server ends that session when nothing is heard on it for longer than the lease: a desk that was stopped,
    or is cut off, loses the seat without anybody asking it. Whoever sits down then ends every connection of the
    one before, and no connection opened later passes `check`: so nothing of it can still write.

    Args of the constructor: `clock` counts seconds and does not stand still while the process is stopped.
    """

    def __init__(
        self,
        url: str,
        *,
        lease_seconds: float = DEFAULT_LEASE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = f"{ACTIVE}{secrets.token_hex(8)}"
        self._lease_seconds = lease_seconds
        self._clock = clock
        self._heard_at: float | None = None
        self._connection: Connection | None = None
        patience = max(2, round(lease_seconds))
        self._engine = create_engine(
            with_driver(url),
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={"connect_timeout": patience, "tcp_user_timeout": patience * 1_000},
        )

    def try_take(self) -> bool:
        """Sit down if the lock is free, and end what the one before has left."""
        try:
            with faults_named():
                return self._sat_down(self._connected())
        except StoreFault:
            self.give_up()
            raise

    def _sat_down(self, connection: Connection) -> bool:
        if not connection.execute(_TRY, {"lock": SEAT_LOCK}).scalar_one():
            return False
        connection.exec_driver_sql(f"SET application_name = '{self.name}'")
        limit = round((self._lease_seconds + MARGIN_SECONDS) * 1_000)
        connection.exec_driver_sql(f"SET idle_session_timeout = {limit}")
        facts = {"patience": END_WITHIN_MILLISECONDS, "active": f"{ACTIVE}%", "name": self.name}
        if not all(connection.execute(_END_OTHERS, facts).scalars()):
            raise StoreFault("connections_of_the_desk_before_do_not_end")
        self.keep()
        return True

    def keep(self) -> None:
        """Let the server hear of us; the lease counts from when we began to ask."""
        asked_at = self._clock()
        with faults_named():
            if self._connection is None:
                raise StoreFault("no_seat")
            self._connection.exec_driver_sql("SELECT 1")
        self._heard_at = asked_at

    def stands(self) -> bool:
        """Tell whether the server has heard of us within the lease."""
        return self._heard_at is not None and self._clock() - self._heard_at < self._lease_seconds

    def give_up(self) -> None:
        """End the session, and the lock with it."""
        self._heard_at = None
        connection, self._connection = self._connection, None
        if connection is not None:
            _closed(connection)

    def check(self, connection: Any) -> None:
        """Ask the database whether the session that holds the lock is ours."""
        cursor = connection.cursor()
        try:
            cursor.execute(_SITTING, (SEAT_LOCK, self.name))
            (sitting,) = cursor.fetchone()
        finally:
            cursor.close()
            connection.rollback()
        if not sitting:
            raise NoLongerActive

    async def check_within(self, connection: Any) -> None:
        """Ask the same on a connection of the event loop, which commits by itself."""
        cursor = await connection.execute(_SITTING, (SEAT_LOCK, self.name))
        (sitting,) = await cursor.fetchone()
        if not sitting:
            await connection.close()
            raise NoLongerActive

    def _connected(self) -> Connection:
        if self._connection is None:
            connection = self._engine.connect()
            connection.exec_driver_sql(f"SET application_name = '{WAITING}'")
            self._connection = connection
        return self._connection


def with_driver(url: str) -> str:
    """Return the URL with the driver by which PostgreSQL is spoken to."""
    return url.replace("postgresql://", "postgresql+psycopg://", 1)


def _closed(connection: Connection) -> None:
    # It may be broken already; the driver lets go of it either way.
    with suppress(DBAPIError):
        connection.invalidate()
        connection.close()
