"""Bring others in: one more who has to sign, or another one in somebody's place."""

from dataclasses import replace

from actions.approvals.asking import eligible
from actions.approvals.news import redraw
from actions.approvals.open_request import refuse_shortage
from actions.approvals.ruling import rule_on
from actions.people.colleague_named import colleague_named
from actions.people.may import require
from data.model.approvals.deciding import handed_over, with_signer
from data.model.approvals.policy import Stage
from data.model.approvals.refusals import NobodyToAsk
from data.model.approvals.requests import Request, Step
from data.model.people import Person
from data.store.approvals import RequestChanges, Requests
from data.store.audit import Happened
from data.store.work import Work

INVOLVE = "approvals.involve"


def add_signer(work: Work, *, number: int, by: Person, seen_evidence: int | None, who: str) -> Person:
    """Let one more person have to sign, beside the stage for which somebody is asked, and return who it is.

    Args:
        who: key or name of somebody of the company.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownRequest: no request has that number.
        AlreadyDecided, OwnRequest, NotAnApprover, WaitsForMending, EvidenceChanged, SignedAlready, OthersComeFirst:
            see `rule_on`.
        UnknownColleague, SeveralColleagues: see `colleague_named`.
        NobodyToAsk: it is the requester, or one who has to sign already.
        QuorumOutOfReach: then too few could sign the rest.
    """
    request, stage = _asked(work, number, by, Step.ADD_SIGNER, seen_evidence)
    person = colleague_named(work, who)
    changed = with_signer(request, stage, person.person_id)
    if changed is None:
        raise NobodyToAsk(person.person_id)
    refuse_shortage(work, changed.stages, requester_id=request.requester_id)
    facts = {"signer": person.person_id}
    work.audit(Happened("approvals.signer_added", request.subject, by.person_id, facts))
    _keep(work, changed, Step.ADD_SIGNER, stage, by=by, about=person)
    return person


def hand_over(work: Work, *, number: int, by: Person, seen_evidence: int | None, who: str) -> Person:
    """Let another one be asked in somebody's place, and return who it is.

    What a group has to sign stays within the group; what one person has to sign may go to any colleague.

    Args:
        who: key or name of somebody of the company.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownRequest: no request has that number.
        AlreadyDecided, OwnRequest, NotAnApprover, WaitsForMending, EvidenceChanged, SignedAlready, OthersComeFirst:
            see `rule_on`.
        UnknownColleague, SeveralColleagues: see `colleague_named`.
        NobodyToAsk: it is nobody who could sign in their place.
        QuorumOutOfReach: then too few could sign.
    """
    request, stage = _asked(work, number, by, Step.HAND_OVER, seen_evidence)
    person, giver = colleague_named(work, who), work.in_place_of(by.person_id) or by.person_id
    changed = handed_over(request, stage, giver=giver, taker=person.person_id)
    of_group = replace(stage, passed_by=frozenset(), passed_to=frozenset())
    within = eligible(work, [of_group], but=request.requester_id)[stage.key]
    if changed is None or (stage.group and person.person_id not in within):
        raise NobodyToAsk(person.person_id)
    refuse_shortage(work, changed.stages, requester_id=request.requester_id)
    facts = {"to": person.person_id}
    work.audit(Happened("approvals.handed_over", request.subject, by.person_id, facts))
    _keep(work, changed, Step.HAND_OVER, stage, by=by, about=person)
    return person


def _asked(work: Work, number: int, by: Person, step: Step, seen: int | None) -> tuple[Request, Stage]:
    require(work, INVOLVE, by=by, about=None)
    request = Requests(work).find(number)
    ruling = rule_on(work, request, by=by, step=step, seen=seen)
    assert ruling.stage is not None  # noqa: S101  # every yes is for a stage
    return request, ruling.stage


def _keep(work: Work, changed: Request, step: Step, stage: Stage, *, by: Person, about: Person) -> None:
    changes = RequestChanges(work)
    changes.mark(changed, step, by=by.person_id, stage=stage.key, about_id=about.person_id)
    changes.save(changed)
    redraw(work, changed)
