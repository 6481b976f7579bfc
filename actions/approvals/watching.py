"""Let time count for those who are asked: ladders that remind them, and that ask others as well."""

from actions.ladders.end_ladder import end_ladder
from actions.ladders.pause_ladder import pause_ladder
from actions.ladders.resume_ladder import resume_ladder
from actions.ladders.start_ladder import start_ladder
from data.model.approvals.reminding import FALL_BACK, REMIND, falling_back, reminders
from data.model.approvals.requests import Request, RequestState, open_stages
from data.model.deadlines import OFFICE
from data.store.approvals import Requests
from data.store.work import Reading, Work


def asked_now(reading: Reading, request: Request) -> frozenset[str]:
    """Return the keys of the stages that are asked."""
    return frozenset(stage.key for stage in open_stages(request, Requests(reading).marks(request)))


def begin_watch(work: Work, request: Request) -> None:
    """Let time count from now on for all who are asked."""
    calendar = work.company.calendar(OFFICE)
    remind, fall_back = (make(work.company.requests, calendar) for make in (reminders, falling_back))
    for name, plan in ((REMIND, remind), (FALL_BACK, fall_back)):
        if plan is not None:
            start_ladder(work, name=name, subject=request.subject, plan=plan)


def follow_watch(work: Work, request: Request, *, before: frozenset[str]) -> None:
    """Let time stand still where it is the requester's turn, and begin anew where others are asked.

    Args:
        before: keys of the stages that were asked.
    """
    if request.state is RequestState.RETURNED:
        for name in (REMIND, FALL_BACK):
            pause_ladder(work, name=name, subject=request.subject)
    elif asked_now(work, request) - before:
        begin_watch(work, request)


def resume_watch(work: Work, request: Request) -> None:
    """Let time count again, or anew where it did not stand still: there is something else to look at."""
    stood = [resume_ladder(work, name=name, subject=request.subject) for name in (REMIND, FALL_BACK)]
    if not any(stood):
        begin_watch(work, request)


def end_watch(work: Work, request: Request) -> None:
    """Watch over nothing any more: it is over."""
    for name in (REMIND, FALL_BACK):
        end_ladder(work, name=name, subject=request.subject)
