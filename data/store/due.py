"""Due rows: time is a row, each instant of it claimed once."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    Row,
    String,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    select,
    update,
)

from data.model.calendars import USUAL_WEEK, WorkCalendar
from data.model.cron import BadRule
from data.model.recurrence import Recurrence, Standing, next_after, stand
from data.model.recurrence_text import read_recurrence
from data.store.inventory import IMPERSONAL, purpose
from data.store.schema import Moment, RowNumber, inserts_into, metadata
from data.store.work import Reading, Work

due_rows = Table(
    "due_rows",
    metadata,
    Column("due_id", RowNumber, primary_key=True, info=IMPERSONAL),
    Column("name", String(64), nullable=False, info=IMPERSONAL),
    Column("subject", String(64), nullable=False, info=IMPERSONAL),
    Column("at", Moment, nullable=False, index=True, info=IMPERSONAL),
    Column("rule", Text, info=IMPERSONAL),
    Column("claimed_for", Moment, info=IMPERSONAL),
    UniqueConstraint("name", "subject", name="due_once"),
    sqlite_autoincrement=True,
    info=purpose("to do what is due later", kept="until it is done"),
)

# Asked in most turns: built once, as building a statement costs more than running it.
_PLANNED = select(due_rows.c.due_id).where(
    due_rows.c.name == bindparam("of"), due_rows.c.subject == bindparam("about")
)
_PLAN = {
    dialect: insert.on_conflict_do_update(
        index_elements=[due_rows.c.name, due_rows.c.subject],
        set_={"at": insert.excluded.at, "rule": insert.excluded.rule},
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


@dataclass(frozen=True, slots=True)
class Claimed:
    """A planned instant that this work, and no other, has to do with.

    Attributes:
        run_for: the planned instant for which the operation runs, None when its policy lets it go.
        next_at: when it is due again, None when never.
        guessed: whether next_at hangs on a calendar that is gone, or not published yet for that year.
    """

    run_for: datetime | None
    next_at: datetime | None = None
    guessed: bool = False


class DueRows:
    """Queries on due rows."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def due_by(self, moment: datetime, *, at_most: int | None = None) -> list[DueRow]:
        """Return what is due by then, the oldest first."""
        query = select(due_rows).where(due_rows.c.at <= moment)
        rows = self._connection.execute(query.order_by(due_rows.c.at, due_rows.c.due_id).limit(at_most))
        return [DueRow(row.due_id, row.name, row.subject, row.at) for row in rows]

    def next_at(self) -> datetime | None:
        """Return when the next row is due."""
        found: datetime | None = self._connection.execute(select(func.min(due_rows.c.at))).scalar()
        return found


class DueChanges:
    """Changes to due rows."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def plan(self, name: str, subject: str, at: datetime) -> None:
        """Let something be due once; planned again, it is due at the new time instead."""
        self._plan(name, subject, at, rule=None)

    def plan_unless(self, name: str, subject: str, at: datetime) -> None:
        """Let something be due once; where it is planned already, that stays."""
        if self._connection.execute(_PLANNED, {"of": name, "about": subject}).first() is None:
            self._plan(name, subject, at, rule=None)

    def repeat(self, name: str, subject: str, rule: Mapping[str, Any]) -> None:
        """Let something be due again and again; with the rule that it has already, it stays planned as it is.

        Args:
            rule: as `read_recurrence` reads it; without a zone, the company's is meant.

        Raises:
            BadRule: it cannot be followed, or names no instant that is still to come.
        """
        calendars = self._work.company.calendars
        told = {"zone": self._work.company.time_zone, **rule}
        recurrence = read_recurrence(told, calendars=calendars)
        written = json.dumps(told, sort_keys=True, default=str)
        known = self._connection.execute(
            select(due_rows).where(due_rows.c.name == name, due_rows.c.subject == subject)
        ).first()
        if known is not None and known.rule == written:
            return
        # Also after a clock was set back, nothing is done twice for one instant.
        done = known.claimed_for if known is not None else None
        after = max(self._work.now, done) if done else self._work.now
        at = next_after(
            recurrence.rule, recurrence.zone_info, after, calendar=calendars.get(recurrence.calendar)
        )
        if at is None:
            raise BadRule("rule", "never due: every time that it names is over")
        self._plan(name, subject, at, rule=written)

    def cancel(self, name: str, subject: str) -> bool:
        """Let it not be due any more; return whether it still was to be."""
        where = (due_rows.c.name == name) & (due_rows.c.subject == subject)
        return self._connection.execute(delete(due_rows).where(where)).rowcount > 0

    def keep_only(self, subject: str, names: Collection[str]) -> None:
        """Cancel everything that recurs about that subject and has none of these names."""
        recurs = (due_rows.c.subject == subject) & due_rows.c.rule.is_not(None)
        self._connection.execute(delete(due_rows).where(recurs, due_rows.c.name.not_in(names)))

    def claim(self, due_id: int, planned_at: datetime) -> Claimed | None:
        """Take a planned instant away and plan the next one, if there is one.

        Returns:
            None when it was claimed, cancelled or planned anew before: there is nothing to do.
        """
        this = (due_rows.c.due_id == due_id) & (due_rows.c.at == planned_at)
        row = self._connection.execute(select(due_rows).where(this)).first()
        if row is None:
            return None
        claimed = Claimed(planned_at) if row.rule is None else self._recurring(row, planned_at)
        change = (
            delete(due_rows).where(this)
            if claimed.next_at is None
            else update(due_rows)
            .where(this)
            .values(at=claimed.next_at, claimed_for=claimed.run_for or planned_at)
        )
        return claimed if self._connection.execute(change).rowcount == 1 else None

    def _recurring(self, row: Row[Any], planned_at: datetime) -> Claimed:
        calendars = self._work.company.calendars
        recurrence = read_recurrence(json.loads(row.rule))
        calendar = calendars.get(recurrence.calendar, USUAL_WEEK)
        standing = stand(recurrence, planned_at, self._work.now, calendar=calendar)
        return Claimed(standing.run_for, standing.next_at, guessed=_guessed(recurrence, standing, calendars))

    def _plan(self, name: str, subject: str, at: datetime, *, rule: str | None) -> None:
        row = {"name": name, "subject": subject, "at": at, "rule": rule}
        self._connection.execute(_PLAN[self._connection.dialect.name], row)


def _guessed(recurrence: Recurrence, standing: Standing, calendars: Mapping[str, WorkCalendar]) -> bool:
    if not recurrence.calendar or standing.next_at is None:
        return False
    calendar = calendars.get(recurrence.calendar)
    day = standing.next_at.astimezone(recurrence.zone_info).date()
    return calendar is None or not calendar.is_published(day)
