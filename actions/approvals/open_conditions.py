"""Let what was agreed to on a condition be somebody's task."""

from actions.tasks.open_task import Wanted, open_task
from data.model.approvals.requests import Request, Step
from data.model.tasks import Bearer
from data.store.approvals import Requests
from data.store.people import People
from data.store.work import Work


def open_conditions(work: Work, request: Request) -> None:
    """Give the requester each condition of an approved request as a task, of which whoever set it hears the end."""
    for mark in Requests(work).marks(request):
        if mark.step is not Step.CONDITION or not mark.stands or not mark.comment or mark.person_id is None:
            continue
        wanted = Wanted(to=Bearer(request.requester_id), what=mark.comment, about=request.subject)
        open_task(work, by=People(work).find(mark.person_id), wanted=wanted)
