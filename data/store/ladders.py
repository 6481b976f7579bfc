"""Ladders as they are kept, each with the due row that climbs it."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Column, Float, Integer, Row, String, Table, Text, bindparam, delete, select

from data.model.ladder_text import read_plan, written
from data.model.ladders import Ladder
from data.store.due import DueChanges
from data.store.inventory import IMPERSONAL, legible, purpose
from data.store.schema import Moment, inserts_into, metadata
from data.store.work import Reading, Work

ladders = Table(
    "ladders",
    metadata,
    Column("name", String(64), primary_key=True, info=IMPERSONAL),
    Column("subject", String(64), primary_key=True, info=IMPERSONAL),
    Column(
        "plan",
        Text,
        nullable=False,
        info=legible("whom of the company it tells", "keys of the company file, which stand there in the clear"),
    ),
    Column("started_at", Moment, nullable=False, info=IMPERSONAL),
    Column("climbed", Integer, nullable=False, info=IMPERSONAL),
    Column("due_at", Moment, info=IMPERSONAL),
    Column("goal_at", Moment, info=IMPERSONAL),
    Column("left_seconds", Float, info=IMPERSONAL),
    Column("ended_at", Moment, info=IMPERSONAL),
    info=purpose("to keep what was promised, and to tell others when nobody answers", kept="as long as what it is about"),
)  # fmt: skip

_LADDER = select(ladders).where(
    ladders.c.name == bindparam("name"), ladders.c.subject == bindparam("subject")
)
_LOCKED = _LADDER.with_for_update()
_KEEP = {
    dialect: insert.on_conflict_do_update(
        index_elements=[ladders.c.name, ladders.c.subject],
        set_={column.name: insert.excluded[column.name] for column in ladders.c if not column.primary_key},
    )
    for dialect, insert in inserts_into(ladders).items()
}


class Ladders:
    """Queries on ladders."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def find(self, name: str, subject: str) -> Ladder | None:
        """Return the ladder of that name about a subject, None where there is none."""
        row = self._connection.execute(_LADDER, {"name": name, "subject": subject}).first()
        return None if row is None else _ladder_of(row)

    def about(self, subject: str) -> dict[str, Ladder]:
        """Return all ladders about a subject, by their names."""
        rows = self._connection.execute(select(ladders).where(ladders.c.subject == subject))
        return {row.name: _ladder_of(row) for row in rows}


class LadderChanges:
    """Changes to ladders; what is due follows them."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def locked(self, name: str, subject: str) -> Ladder | None:
        """Return the ladder of that name about a subject, locked until the work ends; None where there is none."""
        row = self._connection.execute(_LOCKED, {"name": name, "subject": subject}).first()
        return None if row is None else _ladder_of(row)

    def save(self, ladder: Ladder) -> None:
        """Keep a ladder in place of one that has its name and subject, and plan its next step."""
        self._connection.execute(_KEEP[self._connection.dialect.name], _values(ladder))
        due = DueChanges(self._work)
        if ladder.due_at is None:
            due.cancel(ladder.name, ladder.subject)
        else:
            due.plan(ladder.name, ladder.subject, ladder.due_at)

    def remove(self, name: str, subject: str) -> None:
        """Let there be none of that name about a subject."""
        self._connection.execute(delete(ladders).where(ladders.c.name == name, ladders.c.subject == subject))
        DueChanges(self._work).cancel(name, subject)


def _ladder_of(row: Row[Any]) -> Ladder:
    return Ladder(
        row.name,
        row.subject,
        read_plan(row.plan),
        row.started_at,
        row.climbed,
        row.due_at,
        row.goal_at,
        None if row.left_seconds is None else timedelta(seconds=row.left_seconds),
        row.ended_at,
    )


def _values(ladder: Ladder) -> dict[str, Any]:
    return {
        "name": ladder.name,
        "subject": ladder.subject,
        "plan": written(ladder.plan),
        "started_at": ladder.started_at,
        "climbed": ladder.climbed,
        "due_at": ladder.due_at,
        "goal_at": ladder.goal_at,
        "left_seconds": None if ladder.left is None else ladder.left.total_seconds(),
        "ended_at": ladder.ended_at,
    }
