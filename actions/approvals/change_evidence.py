"""Let a request rest on other evidence."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from actions.approvals.news import redraw, tell_signers
from actions.approvals.ruling import is_over, over
from actions.approvals.watching import resume_watch
from actions.people.may import require
from data.model.approvals.deciding import reopened, touched
from data.model.approvals.refusals import EvidenceChanged, NothingChanged
from data.model.approvals.requests import Mark, Request, RequestState, Step
from data.model.notices import Fact
from data.model.people import Person
from data.model.rights.rule import Matter
from data.store.approvals import RequestChanges, Requests
from data.store.audit import Happened
from data.store.work import Work

REOPENED = "approvals.reopened"


def change_evidence(
    work: Work,
    *,
    number: int,
    by: Person,
    seen_evidence: int | None,
    fields: Mapping[str, str],
    touches: Mapping[str, Collection[str]],
) -> Request:
    """Keep a new version of the evidence; it opens those stages again that it touches, and no others.

    Args:
        seen_evidence: version of the evidence for which the button was drawn.
        fields: all of it, as it is now; the capability that asks has checked them.
        touches: keys of stages by the key of a field; a field that is not named touches all.

    Raises:
        UnknownRequest: no request has that number.
        NotAllowed, NotYours: it is somebody else's; see `require`.
        AlreadyDecided: it is over.
        EvidenceChanged: it was changed since the button was drawn.
        NothingChanged: it is what it was, and nobody returned it.
    """
    request = Requests(work).find(number)
    require(work, "approvals.mend", by=by, about=Matter(request.requester_id))
    marks = Requests(work).marks(request)
    if is_over(request):
        raise over(request, marks, by)
    if seen_evidence not in {None, request.evidence}:
        raise EvidenceChanged(request.subject, request.evidence)
    before = Requests(work).evidence(request).fields
    if dict(before) == dict(fields) and request.state is not RequestState.RETURNED:
        raise NothingChanged(request.subject)
    again = touched(request, marks, before=before, after=fields, touches=touches)
    fallen = reopened(marks, again)
    changed = _rest_on(work, request, fields, fallen, by=by)
    resume_watch(work, changed)
    redraw(work, changed)
    tell_signers(work, changed, REOPENED, *again)
    return changed


def _rest_on(
    work: Work, request: Request, fields: Mapping[str, str], fallen: Collection[Mark], *, by: Person
) -> Request:
    changed = replace(request, evidence=request.evidence + 1, state=RequestState.WAITING)
    changes = RequestChanges(work)
    changes.fall(request, fallen)
    changes.rest_on(changed, fields)
    changes.mark(changed, Step.MEND, by=by.person_id)
    changes.save(changed)
    digest = Requests(work).evidence(changed).digest
    facts: dict[str, Fact | None] = {
        "evidence": changed.evidence,
        "digest": digest,
        "reopened": len(fallen),
    }
    work.audit(Happened("approvals.mended", changed.subject, by.person_id, facts))
    return changed
