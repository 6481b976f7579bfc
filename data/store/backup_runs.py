"""Attempts at backups, as they are kept."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Row, String, Table, select, update

from data.model.backups import BackupRun, RunState
from data.store.counters import next_number
from data.store.inventory import IMPERSONAL, purpose
from data.store.schema import Moment, metadata
from data.store.work import Reading, Work

backup_runs = Table(
    "backup_runs",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("planned_at", Moment, nullable=False, info=IMPERSONAL),
    Column("wanted_at", Moment, nullable=False, info=IMPERSONAL),
    Column("state", String(16), nullable=False, index=True, info=IMPERSONAL),
    Column("reason", String(32), nullable=False, info=IMPERSONAL),
    Column("ended_at", Moment, info=IMPERSONAL),
    info=purpose(
        "to make backups when they are due, and to tell what came of them",
        kept="for good, as a record of the operator",
    ),
)


class BackupRuns:
    """Queries on attempts."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def find(self, number: int) -> BackupRun:
        """Return the attempt of that number."""
        where = backup_runs.c.number == number
        return _run(self._connection.execute(select(backup_runs).where(where)).one())

    def wanted(self) -> BackupRun | None:
        """Return the attempt that nobody has ended yet."""
        where = backup_runs.c.state == RunState.WANTED
        row = self._connection.execute(
            select(backup_runs).where(where).order_by(backup_runs.c.number)
        ).first()
        return None if row is None else _run(row)

    def last_done(self, *, before: int | None = None) -> BackupRun | None:
        """Return the newest attempt that went well.

        Args:
            before: the number of another attempt; only older ones count.
        """
        query = select(backup_runs).where(backup_runs.c.state == RunState.DONE)
        if before is not None:
            query = query.where(backup_runs.c.number < before)
        row = self._connection.execute(query.order_by(backup_runs.c.number.desc())).first()
        return None if row is None else _run(row)

    def first_done_since(self, number: int) -> datetime | None:
        """Return when a backup first went well again after an attempt, None when none has."""
        done = (backup_runs.c.state == RunState.DONE) & (backup_runs.c.number >= number)
        query = select(backup_runs.c.ended_at).where(done).order_by(backup_runs.c.number)
        found: datetime | None = self._connection.execute(query).scalar()
        return found

    def failed_since(self, number: int) -> list[BackupRun]:
        """Return the attempts after that one that failed, the oldest first."""
        failed = (backup_runs.c.state == RunState.FAILED) & (backup_runs.c.number > number)
        rows = self._connection.execute(select(backup_runs).where(failed).order_by(backup_runs.c.number))
        return [_run(row) for row in rows]


class BackupRunChanges:
    """Changes to attempts."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def want(self, planned_at: datetime) -> BackupRun:
        """Keep that a backup shall be made."""
        number = next_number(self._work.connection, "backup_run")
        run = BackupRun(number, planned_at, self._work.now)
        self._work.connection.execute(
            backup_runs.insert().values(
                number=number, planned_at=planned_at, wanted_at=run.wanted_at, state=run.state, reason=""
            )
        )
        return run

    def end(self, number: int, state: RunState, *, reason: str) -> bool:
        """Keep what came of an attempt; return whether nobody had done so before."""
        wanted = (backup_runs.c.number == number) & (backup_runs.c.state == RunState.WANTED)
        values: dict[str, Any] = {"state": state, "reason": reason[:32], "ended_at": self._work.now}
        return self._work.connection.execute(update(backup_runs).where(wanted).values(values)).rowcount == 1


def _run(row: Row[Any]) -> BackupRun:
    times = {"planned_at": row.planned_at, "wanted_at": row.wanted_at, "ended_at": row.ended_at}
    return BackupRun(row.number, **times, state=RunState(row.state), reason=row.reason)
