"""Tell whoever has to do something, and whoever asked for it, that its time is over."""

from dataclasses import replace

from actions.tasks.news import OVERDUE, redraw, tell_opener, tell_overdue
from actions.tasks.remind_overdue import begin_reminding
from data.store.audit import Happened
from data.store.tasks import TaskChanges, Tasks
from data.store.work import Work


def note_overdue(work: Work, *, number: int) -> None:
    """Tell it, and from then on again and again; what is over, or has another time by now, is not overdue."""
    task = Tasks(work).find(number)
    if task.told_overdue or not task.is_overdue(work.now):
        return
    overdue = replace(task, told_overdue=True)
    TaskChanges(work).save(overdue)
    work.audit(Happened("tasks.overdue", task.subject))
    redraw(work, overdue, attention=True)
    tell_overdue(work, overdue)
    tell_opener(work, overdue, OVERDUE, by=task.owner_id)
    begin_reminding(work, overdue)
