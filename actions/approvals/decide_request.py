"""Settle a request that waits for people."""

from actions.approvals.news import redraw, tell_requester
from actions.approvals.open_conditions import end_conditions, open_condition
from actions.approvals.open_request import EXPIRE
from actions.approvals.ruling import is_over, rule_on
from actions.approvals.watching import asked_now, end_watch, follow_watch
from actions.people.may import require
from data.model.approvals.requests import LONGEST_COMMENT, LONGEST_CONDITION, Request, RequestState, Step
from data.model.notices import Fact
from data.model.people import Person
from data.model.writing import clean
from data.store.approvals import RequestChanges, Requests
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.work import Work

AGREE, REFUSE = "approvals.agree", "approvals.refuse"
OPERATIONS = {Step.APPROVE: AGREE, Step.CONDITION: AGREE, Step.RETURN: REFUSE, Step.REJECT: REFUSE}
SETTLED, HEARD = "approvals.settled", "approvals.heard"


def decide_request(
    work: Work, *, number: int, by: Person, verdict: Step, seen_evidence: int | None, comment: str = ""
) -> Request:
    """Record one person's verdict and promise the news to everyone it concerns.

    Args:
        seen_evidence: version of the evidence for which the button was drawn.
        comment: what they say to it; only who simply agrees need not say anything.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownRequest: no request has that number.
        NothingWritten, TooLong: the comment is none.
        AlreadyDecided, OwnRequest, LendersRequest, NotAnApprover, WaitsForMending, EvidenceChanged, SignedAlready,
        OthersComeFirst, BarredByConflict: see `rule_on`.
    """
    require(work, OPERATIONS[verdict], by=by, about=None)
    request = Requests(work).find(number)
    ruling = rule_on(work, request, by=by, step=verdict, seen=seen_evidence)
    written = _written(verdict, comment)
    decided, stage = ruling.request, ruling.stage.key if ruling.stage else ""
    before, changes = asked_now(work, request), RequestChanges(work)
    mark = changes.mark(request, verdict, by=by.person_id, stage=stage, comment=written)
    changes.save(decided)
    _keep(work, request, verdict, by=by, stage=stage)
    if verdict is Step.CONDITION:
        open_condition(work, decided, by=by, what=written)
    if is_over(decided):
        settle(work, decided, mark=mark)
    elif written:
        tell_requester(work, decided, HEARD, mark=mark)
    follow_watch(work, decided, before=before)
    redraw(work, decided)
    return decided


def _keep(work: Work, request: Request, verdict: Step, *, by: Person, stage: str) -> None:
    digest = Requests(work).evidence(request).digest
    facts: dict[str, Fact | None] = {"evidence": request.evidence, "digest": digest, "stage": stage}
    deed = {
        Step.APPROVE: "approvals.approved",
        Step.CONDITION: "approvals.agreed_on_condition",
        Step.RETURN: "approvals.returned",
        Step.REJECT: "approvals.rejected",
    }[verdict]
    work.audit(Happened(deed, request.subject, by.person_id, facts))


def _written(verdict: Step, comment: str) -> str:
    if verdict is Step.APPROVE and not comment:
        return ""
    return clean(comment, longest=LONGEST_CONDITION if verdict is Step.CONDITION else LONGEST_COMMENT)


def settle(work: Work, request: Request, *, mark: int) -> None:
    """Tell the requester that a request is over, and by a turn of its own the capability that asked."""
    DueChanges(work).cancel(EXPIRE, request.subject)
    end_watch(work, request)
    DueChanges(work).plan(f"{request.kind}.settled", request.subject, work.now)
    end_conditions(work, request)
    if request.state is not RequestState.WITHDRAWN:
        tell_requester(work, request, SETTLED, mark=mark)
