"""Ask a colleague to take over a duty."""

from collections.abc import Iterable
from datetime import datetime

from actions.approvals.change_evidence import change_evidence
from actions.approvals.open_request import open_request
from actions.duty.turns import duty_of, end_of_turn, is_member
from actions.people.may import require
from data.model.approvals.policy import Policy, Stage
from data.model.approvals.requests import Request
from data.model.delegation import (
    AHEAD,
    LentToOneself,
    LoanEndsTooSoon,
    LoanInThePast,
    LoanTooFar,
    LoanTooLong,
)
from data.model.duty import KIND, LONGEST_COVER, CannotCover, Rota
from data.model.people import Chat, Person
from data.model.rights.rule import Matter
from data.store.approvals import Requests
from data.store.colleagues import Colleagues
from data.store.people import Chats
from data.store.work import Reading, Work

ASK = "duty.swap"


def ask_cover(
    work: Work,
    *,
    by: Person,
    chat: Chat,
    person: Person,
    begins: datetime | None,
    ends: datetime | None,
    rota: str = "",
) -> Request:
    """Ask a colleague to be on duty instead of whoever asks; it counts once they agree.

    Args:
        chat: where the requester is told, always a private one.
        begins, ends: None for now, and for the end of the turn.
        rota: its key; empty for the one in which they are on duty then.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        NotInRota, NotOnDuty: there is nothing to take over.
        LentToOneself, CannotCover: of whom.
        LoanInThePast, LoanEndsTooSoon, LoanTooLong, LoanTooFar: of when.
    """
    require(work, ASK, by=by, about=None)
    since = begins or work.now
    _check(work, since, ends)
    found = duty_of(work, by, rota=rota, begins=since, ends=ends)
    until = ends or end_of_turn(found, since)
    _check(work, since, until)
    _check_whom(work, found, by=by, person=person)
    stage = Stage(f"signer.{person.person_id}", person_id=person.person_id)
    return open_request(
        work,
        kind=KIND,
        about=found.key,
        by=by,
        chat=chat,
        policy=Policy((stage,)),
        fields={"rota": found.key, "from": since.isoformat(), "until": until.isoformat()},
    )


def mend_cover(
    work: Work,
    *,
    number: int,
    by: Person,
    seen_evidence: int | None,
    begins: datetime | None,
    ends: datetime | None,
) -> Request:
    """Ask for it for another time.

    Args:
        begins, ends: None for the same as before.

    Raises:
        NotOnDuty: there is nothing to take over then.
        LoanInThePast, LoanEndsTooSoon, LoanTooLong, LoanTooFar: of when.
        UnknownRequest, NotAllowed, NotYours, AlreadyDecided, EvidenceChanged, NothingChanged: see `change_evidence`.
    """
    request = Requests(work).find(number, kind=KIND)
    require(work, "approvals.mend", by=by, about=Matter(request.requester_id))
    before = Requests(work).evidence(request).fields
    since = begins or datetime.fromisoformat(before["from"])
    until = ends or datetime.fromisoformat(before["until"])
    _check(work, since, until)
    duty_of(work, by, rota=request.about, begins=since, ends=until)
    fields = {"rota": request.about, "from": since.isoformat(), "until": until.isoformat()}
    return change_evidence(work, number=number, by=by, seen_evidence=seen_evidence, fields=fields, touches={})


def _check_whom(work: Work, rota: Rota, *, by: Person, person: Person) -> None:
    if person.person_id == by.person_id:
        raise LentToOneself
    if not _is_able(work, (rota,), by=by, person=person):
        raise CannotCover(person.person_id)


def able_to_cover(reading: Reading, by: Person) -> frozenset[int]:
    """Return who could take over any duty of somebody, by person_id: their colleagues, and the others in their rotas."""
    rotas = tuple(one for one in reading.company.rotas if is_member(reading, one, by.person_id))
    return frozenset(
        one.person_id
        for _key, one in Colleagues(reading).all()
        if _is_able(reading, rotas, by=by, person=one)
    )


def _is_able(reading: Reading, rotas: Iterable[Rota], *, by: Person, person: Person) -> bool:
    known = any(is_member(reading, one, person.person_id) for one in rotas)
    able = known or not by.groups.isdisjoint(person.groups)
    return able and Chats(reading).private(person.person_id) is not None


def _check(work: Work, begins: datetime, ends: datetime | None) -> None:
    # Before the turns of that time are looked at, of which there may be any number.
    if begins - work.now > AHEAD:
        raise LoanTooFar
    if ends is None:
        return
    if ends <= work.now:
        raise LoanInThePast
    if ends <= begins:
        raise LoanEndsTooSoon
    if ends - begins > LONGEST_COVER:
        raise LoanTooLong(LONGEST_COVER.days)
