"""Requests that wait for people: what is asked, on which evidence, and who has signed."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from data.model.approvals.policy import Stage

PREFIX = "AP"
LONGEST_COMMENT = 1_000
LONGEST_CONDITION = 500  # it becomes a task, and is no longer than one


class RequestState(StrEnum):
    """Where a request stands."""

    WAITING = "waiting"
    RETURNED = "returned"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


OVER = frozenset(RequestState) - {RequestState.WAITING, RequestState.RETURNED}


class Step(StrEnum):
    """What somebody did with a request. The first four are verdicts of those who are asked."""

    APPROVE = "approve"
    CONDITION = "condition"
    RETURN = "return"
    REJECT = "reject"
    ADD_SIGNER = "add_signer"
    HAND_OVER = "hand_over"
    MEND = "mend"
    WITHDRAW = "withdraw"
    NUDGE = "nudge"
    CALL_IN = "call_in"
    EXPIRE = "expire"
    WAIVE = "waive"  # somebody let it pass in an emergency, without the signatures that were left


AGREES = frozenset({Step.APPROVE, Step.CONDITION})
VERDICTS = AGREES | {Step.RETURN, Step.REJECT}


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that somebody did with a request, in the order of `number` from 1.

    Attributes:
        stage: key of the one for which it was; empty where it was for none.
        person_id: None for the desk itself.
        evidence: version that they had before them.
        stands: whether a signature still counts.
        comment: what they wrote; empty where they wrote nothing, or where it is not kept any more.
        about_id: whom it concerns: who was added, or has the signature now.
        on_behalf_of: in whose place they did it, by person_id; None for nobody's but their own.
    """

    number: int
    step: Step
    person_id: int | None
    at: datetime
    evidence: int
    stage: str = ""
    stands: bool = True
    comment: str = ""
    about_id: int | None = None
    on_behalf_of: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """Something that waits for people.

    Attributes:
        kind: which capability asks, such as permission; its cards are named by it.
        about: what is asked for, in the terms of that capability, such as the key of a permission.
        chat_id: where the requester is told.
        evidence: version of it, from 1.
        barred_by: key of what keeps it from being agreed to, such as a permission that conflicts; empty for nothing.
        second_factor: whether whoever agrees has to prove who they are.
    """

    number: int
    kind: str
    about: str
    requester_id: int
    chat_id: int
    opened_at: datetime
    expires_at: datetime
    stages: tuple[Stage, ...]
    state: RequestState = RequestState.WAITING
    evidence: int = 1
    barred_by: str = ""
    second_factor: bool = False
    decided_at: datetime | None = None

    @property
    def subject(self) -> str:
        """Return the number as people read it, such as AP-7."""
        return f"{PREFIX}-{self.number}"

    def stage(self, key: str) -> Stage | None:
        """Return the stage with that key."""
        return next((stage for stage in self.stages if stage.key == key), None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One version of what a request rests on.

    Attributes:
        fields: as they were filled in; empty where they are not kept any more.
        digest: SHA-256 of kind and fields, in hexadecimal digits.
    """

    version: int
    digest: str
    at: datetime
    fields: Mapping[str, str] = field(default_factory=dict)


def digest_of(kind: str, about: str, fields: Mapping[str, str]) -> str:
    """Return the hash by which evidence is told from any other."""
    told = {"kind": kind, "about": about, "fields": dict(fields)}
    canonical = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def signed(stage: Stage, marks: Iterable[Mark]) -> list[Mark]:
    """Return the signatures that count for a stage, the oldest first."""
    return [mark for mark in marks if mark.stands and mark.stage == stage.key and mark.step in AGREES]


def who_signed(request: Request, marks: Iterable[Mark]) -> frozenset[int]:
    """Return whose signatures count: who signed, and in whose place."""
    told = list(marks)
    counted = [mark for stage in request.stages for mark in signed(stage, told)]
    both = [one for mark in counted for one in (mark.person_id, mark.on_behalf_of)]
    return frozenset(one for one in both if one is not None)


def open_stages(request: Request, marks: Sequence[Mark]) -> tuple[Stage, ...]:
    """Return the stages that are asked now."""
    if request.state is not RequestState.WAITING:
        return ()
    left = [stage for stage in request.stages if len(signed(stage, marks)) < stage.quorum]
    first = min((stage.position for stage in left), default=0)
    return tuple(stage for stage in left if stage.position == first)
