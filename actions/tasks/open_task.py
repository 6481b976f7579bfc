"""Open a task."""

from dataclasses import dataclass
from datetime import datetime

from actions.people.may import require
from actions.tasks.news import OVERDUE, redraw_homes, show_task
from data.model.people import Person
from data.model.tasks import LONGEST_WHAT, Bearer, Task, TaskEntryKind
from data.model.writing import clean
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.tasks import TaskChanges
from data.store.work import Work


@dataclass(frozen=True, slots=True)
class Wanted:
    """What has to be done, by whom, and by when.

    Attributes:
        kind: `task-<kind>` are the words for it; empty where `what` are. With a kind, `what` names a part of it,
            such as one of several stores.
        about: subject that it is about; empty for nothing.
        then_due: name of the due row by which its end is told, about the task's own subject; empty for nobody.
    """

    to: Bearer
    kind: str = ""
    what: str = ""
    about: str = ""
    due_at: datetime | None = None
    then_due: str = ""


def add_task(work: Work, *, by: Person, wanted: Wanted) -> Task:
    """Open a task that somebody put into words.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        NothingWritten, TooLong: what shall be done cannot be kept.
    """
    require(work, "tasks.open", by=by, about=None)
    return open_task(work, by=by, wanted=wanted)


def open_task(work: Work, *, by: Person | None, wanted: Wanted) -> Task:
    """Open a task for another capability, which has asked whether it may be; its end is told by a turn.

    Args:
        by: None for the desk itself, which has words of its own for it.

    Raises:
        NothingWritten, TooLong: what shall be done cannot be kept.
    """
    changes, due = TaskChanges(work), wanted.due_at
    opener = by.person_id if by is not None else None
    task = Task(
        number=changes.next_number(),
        opened_at=work.now,
        kind=wanted.kind,
        about=wanted.about,
        owner_id=wanted.to.person_id,
        team=wanted.to.group,
        opened_by=opener,
        due_at=due,
        then_due=wanted.then_due,
    )
    changes.add(task)
    if opener is not None:
        bare = bool(wanted.kind) and not wanted.what
        written = "" if bare else clean(wanted.what, longest=LONGEST_WHAT)
        changes.write(task, TaskEntryKind.OPENED, person_id=opener, text=written)
    if due is not None:
        DueChanges(work).plan(OVERDUE, task.subject, due)
    work.audit(Happened("tasks.opened", task.subject, opener, {"about": task.about}))
    show_task(work, task)
    redraw_homes(work, wanted.to)
    return task
