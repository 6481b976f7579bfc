"""Ask a request what it answers to somebody, and turn its no into a refusal."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from actions.approvals.asking import signer_of
from data.model.approvals.deciding import Ruling, Says, decide
from data.model.approvals.refusals import (
    AlreadyDecided,
    BarredByConflict,
    EvidenceChanged,
    LendersRequest,
    NotAnApprover,
    OthersComeFirst,
    OwnRequest,
    SignedAlready,
    WaitsForMending,
)
from data.model.approvals.requests import OVER, Mark, Request, Step, open_stages
from data.model.people import Person
from data.model.refusals import Refusal
from data.store.approvals import Requests
from data.store.work import Reading, Work


def rule_on(reading: Reading, request: Request, *, by: Person, step: Step, seen: int | None) -> Ruling:
    """Return how a request is ruled.

    Args:
        seen: version of the evidence for which the button was drawn; None where that does not matter yet.

    Raises:
        AlreadyDecided, OwnRequest, LendersRequest, NotAnApprover, WaitsForMending, EvidenceChanged, SignedAlready,
        OthersComeFirst, BarredByConflict: the rule that says no.
    """
    marks = Requests(reading).marks(request)
    ruling = decide(request, marks, by=signer_of(reading, by), step=step, seen=seen, at=reading.now)
    if ruling.rule is not Says.YES:
        raise _refusal(ruling, marks, by)
    if isinstance(reading, Work):
        reading.acts_for(by.person_id, ruling.on_behalf_of)
    return ruling


def over(request: Request, marks: Sequence[Mark], by: Person) -> AlreadyDecided:
    """Return that a request is over: how, by whom and when, in the time of whoever asks."""
    last = next((mark for mark in reversed(marks) if mark.step is not Step.NUDGE), None)
    who = last.person_id if last else None
    at = (last.at if last else request.opened_at).astimezone(ZoneInfo(by.time_zone))
    return AlreadyDecided(request.subject, request.state.value, who, f"{at:%Y-%m-%d %H:%M}")


def is_over(request: Request) -> bool:
    """Tell whether nothing can be done with a request any more."""
    return request.state in OVER


def _refusal(ruling: Ruling, marks: Sequence[Mark], by: Person) -> Refusal:
    request, subject = ruling.request, ruling.request.subject
    asked = " ".join(dict.fromkeys(one for stage in request.stages for one in stage.groups))
    now = " ".join(dict.fromkeys(one for stage in open_stages(request, marks) for one in stage.groups))
    told: dict[Says, Refusal] = {
        Says.OVER: over(request, marks, by),
        Says.OWN: OwnRequest(subject) if by.person_id == request.requester_id else LendersRequest(subject),
        Says.STRANGER: NotAnApprover(subject, asked),
        Says.RETURNED: WaitsForMending(subject),
        Says.CHANGED: EvidenceChanged(subject, request.evidence),
        Says.SIGNED: SignedAlready(subject),
        Says.NOT_YET: OthersComeFirst(subject, now),
        Says.BARRED: BarredByConflict(subject, request.barred_by),
    }
    return told[ruling.rule]
