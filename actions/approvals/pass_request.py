"""Let a request pass in an emergency, without the signatures that are left."""

from dataclasses import replace

from actions.approvals.decide_request import settle
from actions.approvals.news import redraw
from actions.approvals.ruling import is_over, over
from data.model.approvals.refusals import EvidenceChanged, OwnRequest
from data.model.approvals.requests import LONGEST_COMMENT, Request, RequestState, Step
from data.model.notices import Fact
from data.model.people import Person
from data.model.writing import clean
from data.store.approvals import RequestChanges, Requests
from data.store.audit import Happened
from data.store.work import Work


def pass_request(work: Work, *, number: int, by: Person, seen_evidence: int | None, reason: str) -> Request:
    """Let a request be approved by one person alone; the capability that asks has asked whether they may.

    Args:
        seen_evidence: version of the evidence for which the button was drawn; None where that does not matter.

    Raises:
        UnknownRequest: no request has that number.
        NothingWritten, TooLong: the reason is none to keep.
        AlreadyDecided: it is over.
        OwnRequest: nobody lets their own request pass.
        EvidenceChanged: it was changed since the button was drawn.
    """
    request = Requests(work).find(number)
    if is_over(request):
        raise over(request, Requests(work).marks(request), by)
    if by.person_id == request.requester_id:
        raise OwnRequest(request.subject)
    if seen_evidence not in {None, request.evidence}:
        raise EvidenceChanged(request.subject, request.evidence)
    written = clean(reason, longest=LONGEST_COMMENT)
    passed = replace(request, state=RequestState.APPROVED, decided_at=work.now)
    changes = RequestChanges(work)
    mark = changes.mark(passed, Step.WAIVE, by=by.person_id, comment=written)
    changes.save(passed)
    digest = Requests(work).evidence(passed).digest
    facts: dict[str, Fact | None] = {"evidence": passed.evidence, "digest": digest}
    work.audit(Happened("approvals.passed", passed.subject, by.person_id, facts))
    settle(work, passed, mark=mark)
    redraw(work, passed)
    return passed
