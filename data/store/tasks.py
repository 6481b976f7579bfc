"""Tasks and what was done about them as they are kept; what somebody wrote is sealed under their own key."""

import dataclasses
from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Integer,
    LargeBinary,
    Row,
    String,
    Table,
    false,
    func,
    or_,
    select,
    update,
)

from data.model.tasks import PREFIX, Task, TaskEntry, TaskEntryKind, TaskState, UnknownTask
from data.store.counters import next_number
from data.store.inventory import FEW, IMPERSONAL, INSTANT, NUMBER, SEALED, holds, legible, purpose
from data.store.numbered import row_numbered
from data.store.schema import Moment, metadata
from data.store.work import Reading, Work

tasks = Table(
    "tasks",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("opened_at", Moment, nullable=False, info=legible("when it was opened", INSTANT)),
    Column("kind", String(64), nullable=False, info=IMPERSONAL),
    Column("about", String(48), nullable=False, index=True, info=IMPERSONAL),
    Column("owner_id", BigInteger, index=True, info=holds("who has to do it", NUMBER)),
    Column("team", String(64), nullable=False, index=True, info=IMPERSONAL),
    Column("opened_by", BigInteger, info=holds("who opened it", NUMBER)),
    Column("due_at", Moment, info=legible("by when it shall be done", INSTANT)),
    Column("state", String(16), nullable=False, info=legible("where it stands", FEW)),
    Column("told_overdue", Boolean, nullable=False, info=legible("whether its time was over", FEW)),
    Column("then_due", String(64), nullable=False, info=IMPERSONAL),
    info=purpose("to know who has to do what", kept="for good, as numbers, for the record of what was done"),
)
task_entries = Table(
    "task_entries",
    metadata,
    Column("task_number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("entry_number", Integer, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("kind", String(16), nullable=False, info=legible("what was done", FEW)),
    Column("person_id", BigInteger, nullable=False, index=True, info=holds("who did it", NUMBER)),
    Column("sealed", LargeBinary, nullable=False, info=holds("what they wrote about it", SEALED)),
    Column("at", Moment, nullable=False, info=legible("when", INSTANT)),
    Column("on_behalf_of", BigInteger, info=holds("in whose place it was done", NUMBER)),
    info=purpose("to know who has to do what", kept="until its writer is forgotten"),
)
_FIELDS = tuple(field.name for field in dataclasses.fields(Task))


class Tasks:
    """Queries on tasks."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def find(self, number: int) -> Task:
        """Return the task with that number, locked until a work ends.

        Raises:
            UnknownTask: there is none.
        """
        return _task(row_numbered(self._reading, tasks, number, UnknownTask(f"{PREFIX}-{number}")))

    def entries(self, task: Task) -> list[TaskEntry]:
        """Return what was done about a task, the oldest first."""
        query = select(task_entries).where(task_entries.c.task_number == task.number)
        return [
            self._entry(row) for row in self._connection.execute(query.order_by(task_entries.c.entry_number))
        ]

    def about(self, subject: str) -> list[Task]:
        """Return the tasks that are about something, the oldest first."""
        query = select(tasks).where(tasks.c.about == subject).order_by(tasks.c.number)
        return [_task(row) for row in self._connection.execute(query)]

    def open_of(self, owner_id: int) -> list[Task]:
        """Return what somebody, and not a group of theirs, has still to do, the oldest first."""
        query = select(tasks).where(tasks.c.owner_id == owner_id, _OPEN).order_by(tasks.c.number)
        return [_task(row) for row in self._connection.execute(query)]

    def waiting_for(self, person_id: int, groups: Collection[str], *, skip: int, most: int) -> list[Task]:
        """Return what somebody or one of their groups has still to do: what is due first stands first."""
        query = select(tasks).where(_waits(person_id, groups))
        ordered = query.order_by(tasks.c.due_at.is_(None), tasks.c.due_at, tasks.c.number)
        return [_task(row) for row in self._connection.execute(ordered.offset(skip).limit(most))]

    def count_waiting_for(self, person_id: int, groups: Collection[str]) -> int:
        """Return how much somebody or one of their groups has still to do."""
        query = select(func.count()).select_from(tasks).where(_waits(person_id, groups))
        return int(self._connection.execute(query).scalar_one())

    def _entry(self, row: Row[Any]) -> TaskEntry:
        name = row_of_entry(row)
        text = self._reading.unseal(row.sealed, person_id=row.person_id, row=name) if row.sealed else ""
        return TaskEntry(
            row.task_number,
            row.entry_number,
            TaskEntryKind(row.kind),
            row.person_id,
            text,
            row.at,
            row.on_behalf_of,
        )


class TaskChanges:
    """Changes to tasks."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def next_number(self) -> int:
        """Return the number for a new task."""
        return next_number(self._connection, "task")

    def add(self, task: Task) -> None:
        """Keep a new task."""
        self._connection.execute(tasks.insert().values(**_values(task)))

    def save(self, task: Task) -> None:
        """Keep what became of a task."""
        self._connection.execute(update(tasks).where(tasks.c.number == task.number).values(**_values(task)))

    def write(self, task: Task, kind: TaskEntryKind, *, person_id: int, text: str) -> None:
        """Keep what somebody did about a locked task, with what they wrote."""
        theirs = task_entries.c.task_number == task.number
        last = self._connection.execute(select(func.max(task_entries.c.entry_number)).where(theirs)).scalar()
        entry_number = (last or 0) + 1
        name = _row(task.number, entry_number)
        self._connection.execute(
            task_entries.insert().values(
                task_number=task.number,
                entry_number=entry_number,
                kind=kind.value,
                person_id=person_id,
                sealed=self._work.seal(text, person_id=person_id, row=name) if text else b"",
                at=self._work.now,
                on_behalf_of=self._work.in_place_of(person_id),
            )
        )


_OPEN = tasks.c.state == TaskState.OPEN.value


def _waits(person_id: int, groups: Collection[str]) -> ColumnElement[bool]:
    theirs = tasks.c.team.in_(sorted(groups)) if groups else false()
    return _OPEN & or_(tasks.c.owner_id == person_id, theirs)


def row_of_entry(row: Any) -> str:
    """Return the identity for which an entry is sealed."""
    return _row(row.task_number, row.entry_number)


def _task(row: Row[Any]) -> Task:
    values = {name: getattr(row, name) for name in _FIELDS}
    return Task(**values | {"state": TaskState(row.state)})


def _values(task: Task) -> dict[str, object]:
    return {name: getattr(task, name) for name in _FIELDS}


def _row(task_number: int, entry_number: int) -> str:
    return f"task_entries:{task_number}:{entry_number}"
