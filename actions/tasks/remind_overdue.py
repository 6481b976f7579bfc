"""Tell again of what should have been done, until somebody ends it."""

from collections.abc import Iterator

from actions.ladders.climb_ladder import climb_ladder
from actions.ladders.end_ladder import end_ladder
from actions.ladders.start_ladder import start_ladder
from actions.tasks.news import tell_overdue
from data.model.deadlines import OFFICE
from data.model.notices import MessageWanted, Priority
from data.model.overdue import AGAIN, reminders
from data.model.tasks import Task
from data.store.audit import Happened
from data.store.people import Chats, People
from data.store.tasks import Tasks
from data.store.work import Work

UNDONE = "tasks.undone"


def begin_reminding(work: Work, task: Task) -> None:
    """Tell of it again, as often as the company says, beginning with the next working time."""
    plan = reminders(work.company.requests.nudge_every, work.company.calendar(OFFICE))
    start_ladder(work, name=AGAIN, subject=task.subject, plan=plan)


def end_reminding(work: Work, task: Task) -> None:
    """Tell of it no more."""
    end_ladder(work, name=AGAIN, subject=task.subject)


def remind_overdue(work: Work, *, number: int) -> None:
    """Take the step that is due: whoever has it to do is told, and from time to time whoever leads them."""
    task = Tasks(work).find(number)
    climbed = climb_ladder(work, name=AGAIN, subject=task.subject)
    if climbed is None or not task.is_overdue(work.now):
        return
    work.audit(Happened("tasks.reminded", task.subject))
    tell_overdue(work, task, AGAIN)
    for person_id in sorted(set(_heads(work, task))) if climbed.step.to else ():
        chat = Chats(work).private(person_id)
        if chat is not None:
            work.promise(MessageWanted(UNDONE, task.subject, chat.chat_id, priority=Priority.REMINDER))


def _heads(work: Work, task: Task) -> Iterator[int]:
    """Yield who leads those who have it to do, and is not the one who has."""
    groups = {task.team}
    if task.owner_id is not None:
        groups = set(People(work).find(task.owner_id).groups)
    for department in work.company.departments:
        head = People(work).at_work(department.head) if department.key in groups else None
        if head is not None and head != task.owner_id:
            yield head
