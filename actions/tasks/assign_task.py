"""Let somebody else have a task to do."""

from actions.tasks.access import may_do, task_for
from actions.tasks.news import CARD, bearer_of, redraw, redraw_homes, show_task
from data.model.notices import SubjectChanged
from data.model.people import Person
from data.model.tasks import Bearer, Task, TaskEntryKind, assign
from data.store.audit import Happened
from data.store.cards import Shown
from data.store.people import People
from data.store.tasks import TaskChanges, Tasks
from data.store.work import Work


def assign_task(work: Work, *, number: int, by: Person, to: Bearer) -> Task:
    """Give a task to another colleague or to a department, by the same time.

    Raises:
        UnknownTask, TaskOfOthers, TaskIsOver: see `task_for`.
        HasTheTask: they have it already.
    """
    task = task_for(work, "tasks.assign", number=number, by=by)
    given = _give(work, task, to)
    TaskChanges(work).write(given, TaskEntryKind.ASSIGNED, person_id=by.person_id, text="")
    work.audit(Happened("tasks.assigned", task.subject, by.person_id, _named(to)))
    return given


def pass_on_tasks(work: Work, person: Person) -> None:
    """Let others do what somebody had to do who may not any more: who opened it, else those who answer first."""
    for found in Tasks(work).open_of(person.person_id):
        task = Tasks(work).find(found.number)
        if may_do(work, "tasks.finish", task=task, by=person):
            continue
        opener = People(work).find(task.opened_by) if task.opened_by is not None else None
        stays = opener is not None and opener.is_staff and opener.person_id != person.person_id
        to = Bearer(task.opened_by) if stays else Bearer(group=work.company.first_line.key)
        _give(work, task, to)
        work.audit(Happened("tasks.passed_on", task.subject, facts={"was": person.person_id, **_named(to)}))
    # What they opened in a chat of their own must not go on telling them of it.
    for subject in Shown(work).subjects_with(person.person_id, CARD):
        work.promise(SubjectChanged(subject))


def _give(work: Work, task: Task, to: Bearer) -> Task:
    given = assign(task, to=to)
    TaskChanges(work).save(given)
    show_task(work, given)
    redraw(work, given)
    redraw_homes(work, bearer_of(task))
    return given


def _named(to: Bearer) -> dict[str, str | int | None]:
    return {"person": to.person_id, "group": to.group}
