"""A connection of its own for each thread: to lend one anew for each transaction costs as much as a statement."""

import threading
from collections.abc import Callable

from sqlalchemy import Connection, Engine


class OwnConnections:
    """The connections that the threads of a store keep, one for each door.

    Whoever closes them all has ended those threads before.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._threads = threading.local()
        self._all: list[Connection] = []
        self._renewals = 0

    def working(self) -> Connection:
        """Return this thread's connection for works."""
        return self._kept("working", self._engine.connect)

    def reading(self) -> Connection:
        """Return this thread's connection for readings."""
        return self._kept("reading", lambda: for_reading(self._engine.connect()))

    def renew(self) -> None:
        """Let every thread open another before it does anything: something is wrong with one of them."""
        self._renewals += 1

    def close(self) -> None:
        """Close them all."""
        while self._all:
            self._all.pop().close()

    def _kept(self, door: str, opened: Callable[[], Connection]) -> Connection:
        kept: dict[str, tuple[int, Connection]] = self._threads.__dict__
        renewals, connection = kept.get(door, (-1, None))
        if connection is not None and renewals == self._renewals:
            return connection
        renewals = self._renewals
        if connection is not None:
            del kept[door]
            self._all.remove(connection)
            # Whatever is wrong with it stays with it: the next one is no old acquaintance.
            connection.invalidate()
            connection.close()
        connection = opened()
        self._all.append(connection)
        kept[door] = (renewals, connection)
        return connection


def for_reading(connection: Connection) -> Connection:
    """Let a connection see one committed state in each transaction, and change nothing."""
    if connection.dialect.name == "postgresql":
        # Otherwise each statement would see the state at its own beginning, and might write.
        connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return connection.execution_options(deskbell_reading=True)
