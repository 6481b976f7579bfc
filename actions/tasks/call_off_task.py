"""Let nobody have to do a task any more."""

from actions.tasks.news import OVERDUE, redraw
from actions.tasks.remind_overdue import end_reminding
from data.model.people import Person
from data.model.tasks import Task, TaskEntryKind, TaskState, end
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.tasks import TaskChanges, Tasks
from data.store.work import Work


def call_off_task(work: Work, *, number: int, by: Person, reason: str) -> Task:
    """End a task for the capability that opened it and has asked whether it may be; who has it to do sees why on its card.

    Args:
        reason: what they say about it, as it can be kept; may be empty.
    """
    task = Tasks(work).find(number)
    if task.state is not TaskState.OPEN:
        return task
    ended = end(task, state=TaskState.CANNOT)
    TaskChanges(work).save(ended)
    TaskChanges(work).write(ended, TaskEntryKind.CANNOT, person_id=by.person_id, text=reason)
    DueChanges(work).cancel(OVERDUE, ended.subject)
    end_reminding(work, ended)
    work.audit(Happened("tasks.called_off", ended.subject, by.person_id, {"about": ended.about}))
    redraw(work, ended)
    return ended
