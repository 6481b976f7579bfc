"""Remind those who are asked."""

from datetime import timedelta
from math import ceil

from actions.approvals.news import tell_signers
from actions.approvals.ruling import is_over, over
from actions.people.may import require
from data.model.approvals.refusals import NudgedJustNow, WaitsForMending
from data.model.approvals.requests import Request, RequestState, Step
from data.model.notices import Priority, SubjectChanged
from data.model.people import Person
from data.model.rights.rule import Matter
from data.store.approvals import RequestChanges, Requests
from data.store.audit import Happened
from data.store.work import Work

NUDGED = "approvals.nudged"
AT_MOST_EVERY = timedelta(hours=1)


def nudge_signers(work: Work, *, number: int, by: Person) -> Request:
    """Tell all who are asked now that somebody waits for them.

    Raises:
        UnknownRequest: no request has that number.
        NotAllowed, NotYours: it is somebody else's; see `require`.
        AlreadyDecided: it is over.
        WaitsForMending: it is the requester's turn.
        NudgedJustNow: they were reminded within the hour.
    """
    request = Requests(work).find(number)
    require(work, "approvals.nudge", by=by, about=Matter(request.requester_id))
    marks = Requests(work).marks(request)
    if is_over(request):
        raise over(request, marks, by)
    if request.state is RequestState.RETURNED:
        raise WaitsForMending(request.subject)
    last = max((mark.at for mark in marks if mark.step is Step.NUDGE), default=None)
    if last is not None and last + AT_MOST_EVERY > work.now:
        raise NudgedJustNow(request.subject, ceil((last + AT_MOST_EVERY - work.now) / timedelta(minutes=1)))
    RequestChanges(work).mark(request, Step.NUDGE, by=by.person_id)
    work.audit(Happened("approvals.nudged", request.subject, by.person_id))
    tell_signers(work, request, NUDGED, by=by.person_id)
    work.promise(SubjectChanged(request.subject, Priority.ANSWER))
    return request
