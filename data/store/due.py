"""Due rows: time is a row, claimed once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, String, Table, UniqueConstraint, delete, func, select

from data.store.schema import Moment, RowNumber, inserts_into, metadata
from data.store.work import Reading, Work

due_rows = Table(
    "due_rows",
    metadata,
    Column("due_id", RowNumber, primary_key=True),
    Column("name", String(64), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("at", Moment, nullable=False, index=True),
    UniqueConstraint("name", "subject", name="due_once"),
    sqlite_autoincrement=True,
)

_PLAN = {
    dialect: insert.on_conflict_do_update(
        index_elements=[due_rows.c.name, due_rows.c.subject], set_={"at": insert.excluded.at}
    )
    for dialect, insert in inserts_into(due_rows).items()
}


@dataclass(frozen=True, slots=True)
class DueRow:
    """Something that is due at an instant.

    Attributes:
        name: what is to be done, such as feedback.remind.
        subject: about what, such as FB-7:1.
    """

    due_id: int
    name: str
    subject: str
    at: datetime


class DueRows:
    """Queries on due rows."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def due_by(self, moment: datetime) -> list[DueRow]:
        """Return what is due by then, the oldest first."""
        rows = self._connection.execute(
            select(due_rows).where(due_rows.c.at <= moment).order_by(due_rows.c.at, due_rows.c.due_id)
        )
        return [DueRow(row.due_id, row.name, row.subject, row.at) for row in rows]

    def next_at(self) -> datetime | None:
        """Return when the next row is due."""
        found: datetime | None = self._connection.execute(select(func.min(due_rows.c.at))).scalar()
        return found


class DueChanges:
    """Changes to due rows."""

    def __init__(self, work: Work) -> None:
        self._connection = work.connection

    def plan(self, name: str, subject: str, at: datetime) -> None:
        """Let something be due; planned again, it is due at the new time instead."""
        self._connection.execute(
            _PLAN[self._connection.dialect.name], {"name": name, "subject": subject, "at": at}
        )

    def cancel(self, name: str, subject: str) -> None:
        """Let it not be due any more."""
        self._connection.execute(
            delete(due_rows).where(due_rows.c.name == name, due_rows.c.subject == subject)
        )

    def claim(self, due_id: int) -> bool:
        """Take a row away; return whether it was still there."""
        return self._connection.execute(delete(due_rows).where(due_rows.c.due_id == due_id)).rowcount == 1
