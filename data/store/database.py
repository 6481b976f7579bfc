"""The store: two doors, work and reading, each on threads of its own."""

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.sql.dml import ReturningInsert

from data.model.company import Company
from data.store import noticing
from data.store.audit import close_chain
from data.store.custody import Custody
from data.store.faults import NoLongerActive, StoreFault, faults_named
from data.store.notices import keep_promises
from data.store.own_connections import OwnConnections, for_reading
from data.store.scrubbing import scrub
from data.store.seat import Seat
from data.store.session_seat import with_driver
from data.store.wire import CONNECTION_WITHIN_SECONDS, Wire, named_connection, watch_seat
from data.store.work import Reading, Work

Result = TypeVar("Result")
BUSY_TIMEOUT_SECONDS = 30
# Whoever is not called "ready" may get nothing more to write, and so could never show that all is well again.
FAULT_SECONDS = 60.0
# Turns wait for the database half of their time, and for the interpreter, of which one thread runs at a time; what is
# written of the outbox mostly waits for the disk.
TURNS_ON_POSTGRESQL, WRITERS_ON_POSTGRESQL = 4, 4
READERS = 4


class Store:
    """Everything that the desk remembers, on SQLite or PostgreSQL.

    Writers: one thread on SQLite, which has one writer anyway; a few on PostgreSQL. `commits` counts
    the transactions that wrote, `calls` what they promised that goes to no chat, `introductions` those that changed
    who is who or where a chat is.

    Args of the constructor: `seat` is that of the desk, None for one who only looks in.
    """

    def __init__(
        self,
        url: str,
        *,
        company: Company,
        custody: Custody,
        clock: Callable[[], datetime],
        reached: Callable[[str], None] = lambda _point: None,
        seat: Seat | None = None,
    ) -> None:
        self.company = company
        self.engine = open_engine(url, seat=seat)
        noticing.watch(self.engine)
        self._own = OwnConnections(self.engine)
        self._wire = None if url.startswith("sqlite") else Wire(url, self.engine.dialect, seat=seat)
        self.commits = 0
        self.calls = 0
        self.introductions = 0
        self._counting = Lock()
        self._faults: dict[str, tuple[str, float]] = {}
        self._custody = custody
        self._clock = clock
        self._reached = reached
        self._fenced = False
        self.has_one_writer = self.engine.dialect.name == "sqlite"
        self._writers = ThreadPoolExecutor(1 if self.has_one_writer else WRITERS_ON_POSTGRESQL, "writer")
        # What comes in must not wait behind turns: platforms wait for its commit, and for nothing else.
        self._front = self._writers if self.has_one_writer else ThreadPoolExecutor(1, "front")
        self._turns = (
            self._writers if self.has_one_writer else ThreadPoolExecutor(TURNS_ON_POSTGRESQL, "turns")
        )
        self._readers = ThreadPoolExecutor(1 if self.has_one_writer else READERS, "reader")
        # Nor behind what is read for those for whom nobody waits.
        self._front_reader = ThreadPoolExecutor(1, "front-reader") if self.has_one_writer else self._readers

    @contextmanager
    def work(self, *, turn_id: int = 0) -> Iterator[Work]:
        """Open a transaction that commits at the end of the block, or leaves no trace on an exception."""
        with self.engine.connect() as connection, self._working(connection, turn_id) as work:
            yield work

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Open a look at the store that sees one committed state and changes nothing."""
        with self.engine.connect() as connection, self._looking(for_reading(connection)) as reading:
            yield reading

    @contextmanager
    def _working(self, connection: Connection, turn_id: int) -> Iterator[Work]:
        with connection.begin():
            self._unfenced()
            noticing.begin(connection)
            work = Work(
                connection,
                self.company,
                self._custody,
                self._clock(),
                turn_id=turn_id,
                reached=self._reached,
            )
            yield work
            keep_promises(work)
            if work.events:
                close_chain(connection, work.events, work.now)
            if turn_id:
                self._reached("before_commit")
            self._unfenced()
        self.commits += 1
        introduces = noticing.introduced(connection)
        if work.calls or introduces:
            with self._counting:
                # What were not counted would not be looked for, or be remembered as it was before.
                self.calls += work.calls
                self.introductions += introduces
        if work.erases:
            scrub(connection, busy_timeout_seconds=BUSY_TIMEOUT_SECONDS)
        if turn_id:
            self._reached("after_commit")

    @contextmanager
    def _looking(self, connection: Connection) -> Iterator[Reading]:
        with connection.begin():
            yield Reading(connection, self.company, self._custody, self._clock())

    def submit(
        self, task: Callable[[Work], Result], *, turn_id: int = 0, in_front: bool = False
    ) -> Future[Result]:
        """Run a task in a work of its own on a writer thread; the future raises StoreFault if it may be tried again.

        Args:
            in_front: past whatever else waits to be written, where the database takes several writers.
        """

        def run() -> Result:
            with _carried_over(), self._watched("work"), self._working(self._own.working(), turn_id) as work:
                return task(work)

        writers = self._turns if turn_id else self._writers
        return (self._front if in_front else writers).submit(run)

    async def insert(self, statement: ReturningInsert[Any], rows: Sequence[Mapping[str, Any]]) -> list[Any]:
        """Insert rows in a commit of their own, without any thread: one call at a time, where writers are many.

        Returns:
            The one value that the statement returns for each, None for a row that was not inserted.

        Raises:
            StoreFault: the same may be tried again.
        """
        assert self._wire is not None  # noqa: S101  # a database with one writer has no wire
        try:
            with self._watched("work"):
                found = await self._wire.insert(statement, rows)
                self._unfenced()
        except NoLongerActive:
            raise asyncio.CancelledError from None
        self.commits += 1
        return found

    def seal_known(self, text: str, *, person_id: int, row: str) -> bytes | None:
        """Encrypt a text without asking the database, None when the person's key is not at hand."""
        return self._custody.seal_known(person_id=person_id, text=text, row=row)

    @property
    def now(self) -> datetime:
        """What time it is for the desk."""
        return self._clock()

    async def hang_up(self) -> None:
        """Close what is kept open within the loop; the rest is closed by `close`."""
        if self._wire is not None:
            await self._wire.close()

    def read(self, task: Callable[[Reading], Result], *, in_front: bool = False) -> Future[Result]:
        """Run a task in a reading of its own on a reader thread; raises as `submit` does.

        Args:
            in_front: past whatever else waits to be read, where there is one reader for that.
        """

        def run() -> Result:
            with _carried_over(), self._watched("reading"), self._looking(self._own.reading()) as reading:
                return task(reading)

        return (self._front_reader if in_front else self._readers).submit(run)

    def fence(self) -> None:
        """Begin nothing more and commit nothing more: another desk may serve this database by now."""
        self._fenced = True

    def _unfenced(self) -> None:
        if self._fenced:
            raise NoLongerActive

    @property
    def fault(self) -> str:
        """What is wrong with the database, empty when nothing is or when nobody has met it for a minute."""
        recent = time.monotonic() - FAULT_SECONDS
        return next((name for name, met_at in list(self._faults.values()) if met_at > recent), "")

    @contextmanager
    def _watched(self, door: str) -> Iterator[None]:
        """Remember the last fault at a door until something goes well there: a full disk can still be read."""
        try:
            with faults_named():
                self._unfenced()
                yield
        except StoreFault as fault:
            self._own.renew()
            if self._wire is not None:
                self._wire.renew()
            self._faults[door] = (str(fault), time.monotonic())
            raise
        else:
            self._faults.pop(door, None)

    def close(self) -> None:
        """Let what is under way finish and end the threads and connections."""
        self._front.shutdown()
        self._turns.shutdown()
        self._writers.shutdown()
        self._front_reader.shutdown()
        self._readers.shutdown()
        self._own.close()
        self.engine.dispose()


@contextmanager
def _carried_over() -> Iterator[None]:
    """Let no exception leave a thread that asyncio cannot hand to whoever waits."""
    try:
        yield
    except StopIteration as error:
        # asyncio cannot carry this one over to whoever waits, who would then wait for ever.
        raise LookupError("something was looked for that is not there") from error
    except NoLongerActive:
        # Whoever waits ends here, through every except: there is nothing left that could be tried.
        raise CancelledError from None


def is_missing(url: str) -> bool:
    """Tell whether a URL names a SQLite file that nobody has made yet; to open it would make it."""
    return url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists()


def open_engine(url: str, *, seat: Seat | None = None) -> Engine:
    """Make the engine for a URL such as `sqlite:///path` or `postgresql://…`.

    Args:
        seat: of the desk whose connections these are; none is lent out once that is lost.
    """
    if url.startswith("sqlite"):
        engine = create_engine(
            url,
            connect_args={"timeout": BUSY_TIMEOUT_SECONDS, "check_same_thread": False},
            hide_parameters=True,
        )
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    engine = create_engine(
        with_driver(url),
        pool_size=TURNS_ON_POSTGRESQL + WRITERS_ON_POSTGRESQL + READERS + 2,
        pool_timeout=CONNECTION_WITHIN_SECONDS,
        connect_args=named_connection(seat),
        # An error would tell what people wrote.
        hide_parameters=True,
    )
    watch_seat(engine, seat)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own transaction handling is off: it begins too late and never IMMEDIATE.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    reading = bool(connection.get_execution_options().get("deskbell_reading"))
    # A connection may be lent to works and readings by turns.
    if connection.info.get("query_only") != reading:
        connection.exec_driver_sql(f"PRAGMA query_only={reading:d}")
        connection.info["query_only"] = reading
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
