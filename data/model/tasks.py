"""Tasks: what somebody has to do, until they confirm that it is done or say why it cannot be."""

import dataclasses
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from data.model.durations import duration
from data.model.local_time import first_instant, instant_written
from data.model.refusals import Refusal

PREFIX = "TK"
LONGEST_WHAT = 500
LONGEST_WORDS = 1_000
LAST_MINUTE = time(23, 59)
# What is further off is a slip of the pen, and nothing that somebody waits for.
FURTHEST = timedelta(days=3_660)


class TaskState(StrEnum):
    """Where a task stands."""

    OPEN = "open"
    DONE = "done"
    CANNOT = "cannot"


class TaskEntryKind(StrEnum):
    """What an entry of a task is."""

    OPENED = "opened"
    ASSIGNED = "assigned"
    DONE = "done"
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done.

    Attributes:
        kind: `task-<kind>` are the words for it, where a capability opened it; empty where a person put it into words.
        about: subject that it is about, such as FB-7; empty for nothing.
        owner_id: who has to do it, None where a group has. team: key of that group, empty where a person has.
        opened_by: None for the desk itself.
        due_at: None for no time.
        told_overdue: whether somebody was told that the time is over.
        then_due: name of the due row by which whoever opened it hears of its end; empty for nobody.
    """

    number: int
    opened_at: datetime
    kind: str = ""
    about: str = ""
    owner_id: int | None = None
    team: str = ""
    opened_by: int | None = None
    due_at: datetime | None = None
    state: TaskState = TaskState.OPEN
    told_overdue: bool = False
    then_due: str = ""

    @property
    def subject(self) -> str:
        """Return the number as people read it, such as TK-7."""
        return f"{PREFIX}-{self.number}"

    def is_overdue(self, now: datetime) -> bool:
        """Tell whether it should be done by now and is not."""
        return self.state is TaskState.OPEN and self.due_at is not None and self.due_at <= now


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """One thing that somebody did about a task, in the order of `entry_number` from 1.

    Attributes:
        text: what they wrote, empty where they wrote nothing or it was erased.
        on_behalf_of: in whose place they did it, by person_id; None for nobody's but their own.
    """

    task_number: int
    entry_number: int
    kind: TaskEntryKind
    person_id: int
    text: str
    at: datetime
    on_behalf_of: int | None = None


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who has to do something: a person, or a group of which anybody may."""

    person_id: int | None = None
    group: str = ""


@dataclass(eq=False)
class UnknownTask(Refusal):
    """No task that this person may know of has that number."""

    number: str


@dataclass(eq=False)
class TaskIsOver(Refusal):
    """It is done already, or somebody said that it cannot be done."""

    subject: str


@dataclass(eq=False)
class TaskOfOthers(Refusal):
    """Others have to do it."""

    subject: str


@dataclass(eq=False)
class HasTheTask(Refusal):
    """Whoever shall do it has it to do already."""

    subject: str


@dataclass(eq=False)
class DueNotUnderstood(Refusal):
    """What was given as the time by which it shall be done is none."""


@dataclass(eq=False)
class DueIsOver(Refusal):
    """The time by which it shall be done is over, or too far off."""


def assign(task: Task, *, to: Bearer) -> Task:
    """Let somebody else have it to do, by the same time.

    Raises:
        HasTheTask: they have it to do already.
    """
    if (task.owner_id, task.team) == (to.person_id, to.group):
        raise HasTheTask(task.subject)
    return dataclasses.replace(task, owner_id=to.person_id, team=to.group)


def end(task: Task, *, state: TaskState) -> Task:
    """Let it be over."""
    return dataclasses.replace(task, state=state)


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{1,2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)?", re.ASCII)


def due_named(text: str, *, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant that somebody named by which something shall be done.

    Args:
        text: a day (to its end), a day and a time, or how long from now, all as ISO 8601 writes them.
        zone: in which a time without one is meant.

    Raises:
        DueNotUnderstood: it is none of these.
        DueIsOver: it is over, or ten years off.
    """
    named = _named(text.strip().upper(), now=now, zone=zone)
    if not now < named <= now + FURTHEST:
        raise DueIsOver
    return named


def _named(text: str, *, now: datetime, zone: ZoneInfo) -> datetime:
    try:
        if _DAY.fullmatch(text):
            named = first_instant(datetime.combine(date.fromisoformat(text), LAST_MINUTE), zone)
        elif _INSTANT.fullmatch(text):
            named = instant_written(datetime.fromisoformat(_padded(text)), zone)
        else:
            named = now + duration(text)
        return named.astimezone(now.tzinfo)
    except (ValueError, OverflowError):
        raise DueNotUnderstood from None


def _padded(text: str) -> str:
    day, clock = text[:10], text[11:]
    return f"{day}T{clock.zfill(5) if clock.index(':') == 1 else clock}"
