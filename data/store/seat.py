"""The seat of the one active desk at a database."""

import fcntl
import os
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import make_url

from data.store.session_seat import DEFAULT_LEASE_SECONDS, SessionSeat


class SeatTaken(Exception):
    """Another desk serves this database, and there can be no standby for it."""


class Seat(Protocol):
    """What makes a desk the active one.

    Attributes:
        name: under which the connections of the desk are known to the database.
    """

    name: str

    def try_take(self) -> bool:
        """Sit down if nobody else does; return whether this desk has the seat now.

        Raises:
            SeatTaken: nobody can wait for this seat.
            StoreFault: the database cannot be asked.
        """

    def keep(self) -> None:
        """Show that this desk is still there.

        Raises:
            StoreFault: the seat is lost.
        """

    def stands(self) -> bool:
        """Tell whether nobody else can have the seat at this moment."""

    def give_up(self) -> None:
        """Stand up, so that another can sit down at once."""

    def check(self, connection: Any) -> None:
        """Refuse a connection that was opened for a desk which has lost its seat.

        Raises:
            NoLongerActive: it has.
        """

    async def check_within(self, connection: Any) -> None:
        """Refuse such a connection of the event loop; raises as `check` does."""


class FileSeat:
    """The seat at a SQLite file: a lock on a file beside it, which ends with the process that holds it."""

    name = ""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + ".lock")
        self._file: int | None = None

    def try_take(self) -> bool:
        """Sit down; a second desk on one file would only be in the way of the first."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            raise SeatTaken(str(self._path)) from None
        self._file = file
        return True

    def keep(self) -> None:
        """Do nothing: the lock lasts as long as the process."""

    def stands(self) -> bool:
        """Tell whether the lock is held."""
        return self._file is not None

    def give_up(self) -> None:
        """Let the lock go."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def check(self, connection: Any) -> None:
        """Refuse nothing: nobody else can sit down while this process lives."""

    async def check_within(self, connection: Any) -> None:
        """Refuse nothing either."""


def seat_at(url: str, *, lease_seconds: float = DEFAULT_LEASE_SECONDS) -> Seat:
    """Return the seat at a database, not taken yet."""
    if url.startswith("sqlite"):
        return FileSeat(Path(str(make_url(url).database)))
    return SessionSeat(url, lease_seconds=lease_seconds)
