"""What goes wrong with a database rather than with us, told apart by codes."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

# Classes of SQLSTATE of which the next try may fare better: lost connections, rollbacks for the sake of others,
# resources, operators, the system; and a server that is but a copy for now.
# Source: postgresql.org/docs/18/errcodes-appendix.html, 2026-11-21.
_PASSING_CLASSES = frozenset({"08", "40", "53", "55", "57", "58"})
_READ_ONLY = "25006"

# Source: sqlite.org/rescode.html, 2026-11-21. The lower eight bits of a code are the primary one.
_PASSING_CODES = {
    5: "busy",
    6: "locked",
    7: "out_of_memory",
    8: "read_only",
    10: "input_output",
    13: "disk_full",
    14: "cannot_open",
    15: "lock_protocol",
}
_PRIMARY = 0xFF


class StoreFault(Exception):
    """The database could not be reached or refused for now; the same may be tried again."""


class NoLongerActive(Exception):
    """Another desk may serve this database by now, so this one must not touch it any more."""


def passing(error: DBAPIError | psycopg.Error) -> str:
    """Return a constant name of what is wrong with the database, empty when the statement itself is wrong."""
    original = error.orig if isinstance(error, DBAPIError) else error
    state = getattr(original, "sqlstate", None)
    if state and (state[:2] in _PASSING_CLASSES or state == _READ_ONLY):
        return type(original).__name__
    code = getattr(original, "sqlite_errorcode", None)
    if code is not None:
        return _PASSING_CODES.get(code & _PRIMARY, "")
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return "connection_lost"
    # Without any code nobody was there to give one.
    alone = isinstance(error, InterfaceError | psycopg.InterfaceError) or (
        state is None and type(original).__name__ == "OperationalError"
    )
    return "cannot_connect" if alone else ""


@contextmanager
def faults_named() -> Iterator[None]:
    """Let every fault of the database leave the block as StoreFault."""
    try:
        yield
    except NoConnectionLeft as error:
        raise StoreFault("no_connection_left") from error
    except (DBAPIError, psycopg.Error) as error:
        if name := passing(error):
            raise StoreFault(name) from error
        raise
