"""Who may touch which task, and who is meant by a name."""

from actions.people.colleague_named import colleague_named
from actions.people.may import acting, verdict
from data.model.people import Person
from data.model.refusals import Refusal
from data.model.rights.decision import Allowed, Because, Denied
from data.model.rights.rule import Matter
from data.model.tasks import (
    Bearer,
    Task,
    TaskIsOver,
    TaskOfOthers,
    UnknownTask,
)
from data.store.tasks import Tasks
from data.store.work import Reading, Work

VIEW = "tasks.view"


def task_for(work: Work, operation: str, *, number: int, by: Person) -> Task:
    """Return the task, locked, if this person may do that with it now.

    Raises:
        UnknownTask: no task that this person may know of has that number.
        TaskOfOthers: others have to do it.
        TaskIsOver: it is done already, or cannot be done.
    """
    task = Tasks(work).find(number)
    told = verdict(work, operation, by=by, about=matter_of(task))
    if isinstance(told, Denied):
        raise _refusal(work, told, task, by)
    acting(work, told, by=by)
    return task


def guard_task(reading: Reading, operation: str, *, task: Task, by: Person) -> None:
    """Refuse, before anything is asked, what could not be done with what is answered.

    Raises:
        UnknownTask, TaskOfOthers, TaskIsOver: see `task_for`.
    """
    told = verdict(reading, operation, by=by, about=matter_of(task))
    if isinstance(told, Denied):
        raise _refusal(reading, told, task, by)


def may_do(reading: Reading, operation: str, *, task: Task, by: Person) -> bool:
    """Tell whether somebody may do that with the task as it stands."""
    return isinstance(verdict(reading, operation, by=by, about=matter_of(task)), Allowed)


def matter_of(task: Task) -> Matter:
    """Return what of a task rights depend on."""
    return Matter(task.owner_id, task.opened_by, task.team, state=task.state.value)


def bearer_named(reading: Reading, name: str) -> Bearer:
    """Return who is meant by the name of a colleague or of a department, in any language.

    Raises:
        UnknownColleague, SeveralColleagues: see `colleague_named`.
    """
    wanted = name.strip().removeprefix("@").casefold()
    for department in reading.company.departments:
        if wanted in {one.casefold() for one in (department.key, *department.names.values())}:
            return Bearer(group=department.key)
    return Bearer(colleague_named(reading, name).person_id)


def _refusal(reading: Reading, denied: Denied, task: Task, by: Person) -> Refusal:
    if denied.because is Because.STATE:
        return TaskIsOver(task.subject)
    seen = denied.operation != VIEW and may_do(reading, VIEW, task=task, by=by)
    return TaskOfOthers(task.subject) if seen else UnknownTask(task.subject)
