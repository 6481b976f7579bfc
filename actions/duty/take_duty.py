"""Be on duty instead of somebody: at once, or because a colleague agreed."""

from datetime import datetime

from actions.duty.news import tell_of_cover
from actions.duty.turns import end_of_turn, member_of
from actions.people.may import require
from actions.people.on_call import on_call
from data.model.approvals.requests import RequestState, signed
from data.model.delegation import LoanInThePast, LoanTooLong
from data.model.duty import LONGEST_COVER, ROTAS, Cover, NotOnDuty, OnDutyAlready
from data.model.notices import Fact, SubjectChanged
from data.model.people import Person
from data.store.approvals import Requests
from data.store.audit import Happened
from data.store.duty import CoverChanges
from data.store.work import Work

TAKE = "duty.take"


def take_duty(work: Work, *, rota: str, by: Person, ends: datetime | None) -> Cover:
    """Let somebody be on duty from now on, and tell whom they relieve.

    Args:
        ends: None for the end of the turn.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        NotInRota: they are no member of the rota.
        NotOnDuty: nobody is on duty whom they could relieve.
        OnDutyAlready: they are.
        LoanInThePast, LoanTooLong: of when.
    """
    require(work, TAKE, by=by, about=None)
    found = member_of(work, rota, by)
    relieved = on_call(work, found)
    if relieved is None:
        raise NotOnDuty
    if relieved.person_id == by.person_id:
        raise OnDutyAlready
    until = ends or end_of_turn(found, work.now)
    if until <= work.now:
        raise LoanInThePast
    if until - work.now > LONGEST_COVER:
        raise LoanTooLong(LONGEST_COVER.days)
    cover = Cover(0, found.key, by.person_id, relieved.person_id, work.now, until)
    return _cover(work, cover, unasked=True)


def hear_of_decision(work: Work, *, request_number: int) -> Cover | None:
    """Let whoever agreed be on duty for the time they agreed to, as far as it is not over."""
    request = Requests(work).find(request_number)
    if request.state is not RequestState.APPROVED:
        return None
    marks, fields = Requests(work).marks(request), Requests(work).evidence(request).fields
    # It may have been handed over: whoever agreed has it.
    agreed = signed(request.stages[0], marks)
    begins, ends = (datetime.fromisoformat(fields[key]) for key in ("from", "until"))
    if ends <= work.now or not agreed or agreed[0].person_id is None:
        return None
    person_id = agreed[0].person_id
    cover = Cover(0, request.about, person_id, request.requester_id, max(begins, work.now), ends)
    work.promise(SubjectChanged(request.subject))
    return _cover(work, cover, unasked=False)


def _cover(work: Work, cover: Cover, *, unasked: bool) -> Cover:
    kept = CoverChanges(work).add(cover)
    facts: dict[str, Fact | None] = {
        "rota": kept.rota,
        "relieved": kept.relieved_id,
        "from": kept.begins.isoformat(),
        "until": kept.ends.isoformat(),
    }
    work.audit(Happened("duty.covered", f"{ROTAS}.{kept.rota}", kept.person_id, facts))
    tell_of_cover(work, kept, unasked=unasked)
    return kept
