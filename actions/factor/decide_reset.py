"""Take a second factor off somebody once two admins have agreed, or leave it."""

from dataclasses import replace

from actions.factor.ask_reset import EXPIRE, OPERATION
from actions.factor.news import let_go
from actions.people.confirm_factor import factor_subject
from actions.people.may import require
from actions.people.tell_accounts import tell_accounts
from data.model.notices import SubjectChanged
from data.model.people import Person
from data.model.resets import Reset, ResetState, agree, refuse
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.factor import FactorChanges, Factors
from data.store.resets import ResetChanges, Resets
from data.store.work import Work


def agree_to_reset(work: Work, *, number: int, by: Person) -> Reset:
    """Let an admin agree; with the second one the factor is gone, and the person told on all accounts.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownReset, ResetIsOver, OwnReset, AgreedAlready: see `agree`.
    """
    require(work, OPERATION, by=by, about=None)
    agreed = agree(Resets(work).find(number), by=by.person_id)
    work.audit(Happened("factor.reset_agreed", agreed.subject, by.person_id, {"person": agreed.person_id}))
    if agreed.state is not ResetState.DONE:
        _save(work, agreed)
        return agreed
    factor = Factors(work).numbered(agreed.factor_number)
    if factor is not None and factor.person_id == agreed.person_id:
        let_go(work, factor)
    FactorChanges(work).forgive(agreed.person_id)
    work.audit(Happened("factor.reset", agreed.subject, by.person_id, {"person": agreed.person_id}))
    return _end(work, agreed)


def refuse_reset(work: Work, *, number: int, by: Person) -> Reset:
    """Let an admin leave the factor as it is.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownReset, ResetIsOver, OwnReset: see `refuse`.
    """
    require(work, OPERATION, by=by, about=None)
    refused = refuse(Resets(work).find(number), by=by.person_id)
    work.audit(Happened("factor.reset_refused", refused.subject, by.person_id, {"person": refused.person_id}))
    return _end(work, refused)


def expire_reset(work: Work, *, number: int) -> None:
    """Let a request be over that not enough admins agreed to in time."""
    reset = Resets(work).find(number)
    if reset.state is ResetState.WAITING:
        work.audit(Happened("factor.reset_expired", reset.subject, None, {"person": reset.person_id}))
        _end(work, replace(reset, state=ResetState.EXPIRED))


def _end(work: Work, reset: Reset) -> Reset:
    _save(work, reset)
    DueChanges(work).cancel(EXPIRE, reset.subject)
    person_id = reset.person_id
    tell_accounts(work, person_id, "factor.reset_ended", factor_subject(person_id), state=reset.state.value)
    return reset


def _save(work: Work, reset: Reset) -> None:
    ResetChanges(work).save(reset)
    work.promise(SubjectChanged(reset.subject))
