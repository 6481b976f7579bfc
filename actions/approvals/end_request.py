"""End a request that nobody decided: its requester withdraws it, or its time is over."""

from dataclasses import replace

from actions.approvals.decide_request import settle
from actions.approvals.news import redraw
from actions.approvals.ruling import is_over, over
from actions.people.may import require
from data.model.approvals.requests import Request, RequestState, Step
from data.model.people import Person
from data.model.rights.rule import Matter
from data.store.approvals import RequestChanges, Requests
from data.store.audit import Happened
from data.store.work import Work


def withdraw_request(work: Work, *, number: int, by: Person) -> Request:
    """Take a request back at the requester's wish.

    Raises:
        UnknownRequest: no request has that number.
        NotAllowed, NotYours: it is somebody else's; see `require`.
        AlreadyDecided: it is over.
    """
    request = Requests(work).find(number)
    require(work, "approvals.withdraw", by=by, about=Matter(request.requester_id))
    if is_over(request):
        raise over(request, Requests(work).marks(request), by)
    work.audit(Happened("approvals.withdrawn", request.subject, by.person_id))
    return _end(work, request, RequestState.WITHDRAWN, Step.WITHDRAW, by=by.person_id)


def call_off_request(work: Work, *, number: int, by: Person) -> None:
    """Take back a request whose matter is gone, for the capability that opened it and has asked whether it may be."""
    request = Requests(work).find(number)
    if not is_over(request):
        work.audit(Happened("approvals.called_off", request.subject, by.person_id))
        _end(work, request, RequestState.WITHDRAWN, Step.WITHDRAW, by=by.person_id)


def withdraw_requests_of(work: Work, person: Person) -> None:
    """Take back whatever somebody asked for who works here no more: nobody is to sign it for them."""
    if person.is_staff:
        return
    for found in Requests(work).unfinished_of(person.person_id):
        request = Requests(work).find(found.number)
        if is_over(request):
            continue
        work.audit(Happened("approvals.withdrawn", request.subject, facts={"was": person.person_id}))
        _end(work, request, RequestState.WITHDRAWN, Step.WITHDRAW, by=person.person_id)


def expire_request(work: Work, *, number: int) -> None:
    """Let a request be over that waited for too long."""
    request = Requests(work).find(number)
    if not is_over(request):
        work.audit(Happened("approvals.expired", request.subject))
        _end(work, request, RequestState.EXPIRED, Step.EXPIRE, by=None)


def _end(work: Work, request: Request, state: RequestState, step: Step, *, by: int | None) -> Request:
    ended = replace(request, state=state, decided_at=work.now)
    changes = RequestChanges(work)
    mark = changes.mark(request, step, by=by)
    changes.save(ended)
    settle(work, ended, mark=mark)
    redraw(work, ended)
    return ended
