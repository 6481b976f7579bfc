"""End a task: it is done, or cannot be done."""

from actions.tasks.access import task_for
from actions.tasks.news import OVERDUE, redraw, tell_opener
from actions.tasks.remind_overdue import end_reminding
from data.model.people import Person
from data.model.tasks import LONGEST_WORDS, Task, TaskEntryKind, TaskState, end
from data.model.writing import clean
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.tasks import TaskChanges
from data.store.work import Work


def finish_task(work: Work, *, number: int, by: Person, note: str = "") -> Task:
    """Confirm that it is done, and tell whoever waits for it.

    Args:
        note: what they want to say about it; may be empty.

    Raises:
        UnknownTask, TaskOfOthers, TaskIsOver: see `task_for`.
        TooLong: the note is longer than is kept.
    """
    task = task_for(work, "tasks.finish", number=number, by=by)
    written = clean(note, longest=LONGEST_WORDS) if note.strip() else ""
    work.audit(Happened("tasks.finished", task.subject, by.person_id))
    return _ended(work, task, TaskState.DONE, by=by, text=written)


def decline_task(work: Work, *, number: int, by: Person, reason: str) -> Task:
    """Say that it cannot be done, and why, and tell whoever waits for it.

    Raises:
        UnknownTask, TaskOfOthers, TaskIsOver: see `task_for`.
        NothingWritten, TooLong: the reason is none to keep.
    """
    task = task_for(work, "tasks.decline", number=number, by=by)
    written = clean(reason, longest=LONGEST_WORDS)
    work.audit(Happened("tasks.declined", task.subject, by.person_id))
    return _ended(work, task, TaskState.CANNOT, by=by, text=written)


def _ended(work: Work, task: Task, state: TaskState, *, by: Person, text: str) -> Task:
    ended, changes = end(task, state=state), TaskChanges(work)
    changes.save(ended)
    changes.write(ended, TaskEntryKind(state.value), person_id=by.person_id, text=text)
    DueChanges(work).cancel(OVERDUE, task.subject)
    end_reminding(work, task)
    redraw(work, ended)
    tell_opener(work, ended, "tasks.ended", by=by.person_id)
    if ended.then_due:
        # A row that is due at once: the turn in which whoever waits hears of it, kept with all of this or not at all.
        DueChanges(work).plan(ended.then_due, ended.subject, work.now)
    return ended
