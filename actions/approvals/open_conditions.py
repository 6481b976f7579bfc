"""Let what was agreed to on a condition be somebody's task."""

from actions.tasks.call_off_task import call_off_task
from actions.tasks.open_task import Wanted, open_task
from data.model.approvals.requests import Request, RequestState, Step
from data.model.notices import Priority, SubjectChanged
from data.model.people import Person
from data.model.tasks import Bearer, Task, TaskState
from data.store.approvals import Requests
from data.store.people import People
from data.store.tasks import Tasks
from data.store.work import Reading, Work

CONDITION_OVER = "approvals.condition_over"


def open_condition(work: Work, request: Request, *, by: Person, what: str) -> Task:
    """Give the requester a condition as a task, of which whoever set it hears the end."""
    wanted = Wanted(
        to=Bearer(request.requester_id), what=what, about=request.subject, then_due=CONDITION_OVER
    )
    return open_task(work, by=by, wanted=wanted)


def unmet_conditions(reading: Reading, request: Request) -> list[Task]:
    """Return the tasks about a request that people put into words and that are not done, but for conditions that fell with their signature."""
    fallen = _setters(reading, request, standing=False) - _setters(reading, request, standing=True)
    return [
        task
        for task in Tasks(reading).about(request.subject)
        if not task.kind and task.state is not TaskState.DONE and task.opened_by not in fallen
    ]


def hear_of_condition(work: Work, *, task_number: int) -> None:
    """Show on the cards of a request that a condition of it is met, or cannot be."""
    work.promise(SubjectChanged(Tasks(work).find(task_number).about, Priority.ANSWER))


def end_conditions(work: Work, request: Request) -> None:
    """Let nobody have to meet a condition on which nothing rests any more, since the request is over."""
    setters = _setters(work, request, standing=False) | _setters(work, request, standing=True)
    if request.state is RequestState.APPROVED:
        setters -= _setters(work, request, standing=True)
    for task in Tasks(work).about(request.subject):
        if not task.kind and task.state is TaskState.OPEN and task.opened_by in setters:
            call_off_task(work, number=task.number, by=People(work).find(task.opened_by), reason="")


def _setters(reading: Reading, request: Request, *, standing: bool) -> set[int]:
    marks = Requests(reading).marks(request)
    return {
        mark.person_id
        for mark in marks
        if mark.step is Step.CONDITION and mark.stands is standing and mark.person_id is not None
    }
