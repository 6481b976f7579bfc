"""The one decision about requests: who may do what with one now, by which rule, and what becomes of it."""

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from data.model.approvals.policy import MOST_STAGES, Stage
from data.model.approvals.requests import (
    AGREES,
    Mark,
    Request,
    RequestState,
    Step,
    open_stages,
    who_signed,
)
from data.model.rights.rule import OnLoan


class Says(Enum):
    """The rule by which a request answers: the first that holds, in this order."""

    OVER = auto()  # it was decided, withdrawn or has expired
    OWN = auto()  # nobody decides their own request
    STRANGER = auto()  # nobody asks them
    RETURNED = auto()  # the requester has to mend it first
    CHANGED = auto()  # the evidence is another one than was seen
    SIGNED = auto()  # one person, one signature
    NOT_YET = auto()  # others come first
    BARRED = auto()  # it conflicts with what the requester holds
    YES = auto()


@dataclass(frozen=True, slots=True)
class Signer:
    """Who presses, with the groups and roles that they have by now.

    Attributes:
        loans: what they act by in the place of others.
    """

    person_id: int
    acts_as: frozenset[str] = frozenset()
    loans: tuple[OnLoan, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which somebody is asked: for a stage, in their own right or in the place of another one.

    Attributes:
        on_behalf_of: whose place that is, by person_id; None for nobody's but their own.
    """

    stage: Stage
    on_behalf_of: int | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a request answers: by which rule, for which stage, and how it stands then.

    Attributes:
        stage: for which the signature counts; None with a no.
        on_behalf_of: in whose place it is given; None for nobody's but their own.
        request: as it is after a yes, and as it was after a no.
    """

    rule: Says
    request: Request
    stage: Stage | None = None
    on_behalf_of: int | None = None


def decide(
    request: Request, marks: Sequence[Mark], *, by: Signer, step: Step, seen: int | None, at: datetime
) -> Ruling:
    """Rule on a verdict of somebody.

    Args:
        marks: all that was done with the request, the oldest first.
        step: one of the verdicts, or adding a signer or handing over, for which the same people are asked.
        seen: version of the evidence for which the button was drawn; None where that does not matter yet.
    """
    ways = ways_of(request, by)
    rule, now = _rule(request, marks, by=by, step=step, seen=seen, ways=ways)
    if rule is not Says.YES:
        return Ruling(rule, request)
    way = min(now, key=lambda one: _rank(one, by))
    return Ruling(
        rule, _after(request, marks, way.stage, by=by, step=step, at=at), way.stage, way.on_behalf_of
    )


def ways_of(request: Request, by: Signer) -> list[Way]:
    """Return all ways in which somebody is asked, now or later."""
    own = [Way(stage) for stage in request.stages if stage.asks(by.person_id, by.acts_as)]
    lent = [
        Way(stage, loan.lender_id)
        for stage in request.stages
        for loan in by.loans
        if stage.asks_for(by.person_id, loan)
    ]
    return own + lent


def _rank(way: Way, by: Signer) -> tuple[bool, bool, bool]:
    """Put one's own right first, and whom somebody named before whoever is one of many."""
    stage = way.stage
    named, passed = stage.person_id == by.person_id, by.person_id in stage.passed_to
    return way.on_behalf_of is not None, not named, not passed


def _rule(
    request: Request,
    marks: Sequence[Mark],
    *,
    by: Signer,
    step: Step,
    seen: int | None,
    ways: Collection[Way],
) -> tuple[Says, list[Way]]:
    """Return the rule, and the ways that are open."""
    done, own = who_signed(request, marks), request.requester_id
    # Nobody decides on the requester's behalf either, and nobody's signature counts twice.
    others = [way for way in ways if way.on_behalf_of != own]
    left = [way for way in others if way.on_behalf_of not in done]
    asked = open_stages(request, marks)
    now = [way for way in left if way.stage in asked]
    rules = {
        Says.OVER: request.state not in {RequestState.WAITING, RequestState.RETURNED},
        Says.OWN: by.person_id == own or (bool(ways) and not others),
        Says.STRANGER: not ways,
        Says.RETURNED: request.state is RequestState.RETURNED,
        Says.CHANGED: seen not in {None, request.evidence},
        Says.SIGNED: by.person_id in done or not left,
        Says.NOT_YET: not now,
        Says.BARRED: bool(request.barred_by) and step in AGREES,
    }
    return next((rule for rule, holds in rules.items() if holds), Says.YES), now


def _after(
    request: Request, marks: Sequence[Mark], stage: Stage, *, by: Signer, step: Step, at: datetime
) -> Request:
    if step is Step.RETURN:
        return dataclasses.replace(request, state=RequestState.RETURNED)
    if step is Step.REJECT:
        return dataclasses.replace(request, state=RequestState.REJECTED, decided_at=at)
    if step in AGREES:
        mark = Mark(len(marks) + 1, step, by.person_id, at, request.evidence, stage.key)
        if not open_stages(request, [*marks, mark]):
            return dataclasses.replace(request, state=RequestState.APPROVED, decided_at=at)
    return request


def touched(
    request: Request,
    marks: Sequence[Mark],
    *,
    before: Mapping[str, str],
    after: Mapping[str, str],
    touches: Mapping[str, Collection[str]],
) -> frozenset[str]:
    """Return the keys of the stages that a change of the evidence opens again: those it touches, and who returned it.

    Args:
        touches: stages by the key of a field; a field that is not named touches all.
    """
    everything = frozenset(stage.key for stage in request.stages)
    changed = {key for key in before.keys() | after.keys() if before.get(key, "") != after.get(key, "")}
    returned = frozenset(
        mark.stage for mark in marks if mark.step is Step.RETURN and mark.evidence == request.evidence
    )
    return returned.union(*(touches.get(key, everything) for key in changed)) & everything


def reopened(marks: Sequence[Mark], stages: Collection[str]) -> list[Mark]:
    """Return the signatures that count no longer, as they are then."""
    return [
        dataclasses.replace(mark, stands=False)
        for mark in marks
        if mark.stands and mark.step in AGREES and mark.stage in stages
    ]


def with_signer(request: Request, stage: Stage, person_id: int) -> Request | None:
    """Return the request with one more who has to sign beside a stage; None when they have to already, or it is full."""
    added = Stage(f"signer.{person_id}", position=stage.position, person_id=person_id)
    if request.stage(added.key) or len(request.stages) >= MOST_STAGES or person_id == request.requester_id:
        return None
    return dataclasses.replace(request, stages=(*request.stages, added))


def handed_over(request: Request, stage: Stage, *, giver: int, taker: int) -> Request | None:
    """Return the request with another one asked in somebody's place; None when it would be their own request."""
    if taker in {request.requester_id, giver}:
        return None
    passed = dataclasses.replace(
        stage,
        passed_by=(stage.passed_by | {giver}) - {taker},
        passed_to=(stage.passed_to | {taker}) - {giver},
        person_id=None if stage.person_id == giver else stage.person_id,
        short=False,
    )
    stages = tuple(passed if one.key == stage.key else one for one in request.stages)
    return dataclasses.replace(request, stages=stages)
