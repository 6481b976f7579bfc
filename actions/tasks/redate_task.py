"""Let a task be due at another time."""

from dataclasses import replace
from datetime import datetime

from actions.tasks.news import OVERDUE, redraw
from actions.tasks.remind_overdue import end_reminding
from data.model.tasks import TaskState
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.tasks import TaskChanges, Tasks
from data.store.work import Work


def redate_task(work: Work, *, number: int, due_at: datetime) -> None:
    """Move the time by which it shall be done, for the capability that opened it."""
    task = Tasks(work).find(number)
    if task.state is not TaskState.OPEN or task.due_at == due_at:
        return
    moved = replace(task, due_at=due_at, told_overdue=False)
    TaskChanges(work).save(moved)
    DueChanges(work).plan(OVERDUE, moved.subject, due_at)
    end_reminding(work, moved)
    work.audit(Happened("tasks.redated", moved.subject, facts={"about": moved.about}))
    redraw(work, moved)
