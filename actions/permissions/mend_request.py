"""Change what a request for a permission rests on."""

from datetime import timedelta

from actions.approvals.change_evidence import change_evidence
from actions.permissions.request_permission import permission_of
from data.model.approvals.requests import Request
from data.model.durations import as_iso
from data.model.people import Person
from data.model.permissions import KIND, LONGEST_REASON, asked_for
from data.model.writing import clean
from data.store.approvals import Requests
from data.store.work import Work


def mend_request(
    work: Work, *, number: int, by: Person, seen_evidence: int | None, length: timedelta | None, reason: str
) -> Request:
    """Ask for it for another time, or for another reason.

    Args:
        length: None for as long as before. reason: empty for the same as before.

    Raises:
        UnknownPermission: the company does not grant it any more.
        NotADuration, TooLongToGrant: see `asked_for`.
        TooLong: the reason is too long to keep.
        UnknownRequest, NotAllowed, NotYours, AlreadyDecided, EvidenceChanged, NothingChanged: see `change_evidence`.
    """
    request = Requests(work).find(number, kind=KIND)
    fields = dict(Requests(work).evidence(request).fields)
    if length is not None:
        fields["duration"] = as_iso(asked_for(permission_of(work, request.about), length))
    if reason.strip():
        fields["reason"] = clean(reason, longest=LONGEST_REASON)
    return change_evidence(work, number=number, by=by, seen_evidence=seen_evidence, fields=fields, touches={})
