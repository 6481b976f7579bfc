"""Confirm by a second factor that it is this person who speaks, and not whoever has their chat."""

from datetime import timedelta
from math import ceil

from actions.people.tell_accounts import tell_accounts
from data.model.factor import (
    PAUSE,
    TRIES,
    Factor,
    FactorCodeUsed,
    FactorNeeded,
    NotAFactorCode,
    TooManyFactorCodes,
    WrongFactorCode,
    backup_code,
    one_time_code,
    step_of,
)
from data.model.notices import Fact, SubjectChanged
from data.model.people import Person
from data.model.refusals import Refusal
from data.store.audit import Happened
from data.store.factor import FactorChanges, Factors
from data.store.work import Work

FACTOR_PAUSED = "factor.paused"
FACTOR_BACKUP_USED = "factor.backup_used"


def factor_subject(person_id: int) -> str:
    """Return the subject of what is shown of somebody's second factor."""
    return f"factor.{person_id}"


def confirm_factor(work: Work, *, by: Person, typed: str, platform: str, wanted: str) -> Refusal | None:
    """Take a code as this person's second factor, or return why it is not taken.

    Call it in the transaction that does what the code is for, before doing it, and do nothing where it returns a
    refusal. That is returned and not raised, so that a wrong try stays counted: a raised one would roll the count back.
    A code that was taken is used up with the transaction: what is rolled back leaves it good.

    Args:
        typed: a one-time code or a backup code, as the person typed it; it is kept nowhere.
        platform: on which it was typed; their other accounts are told of what should alarm them.
        wanted: name of what the code is for, such as release.approve; it is audited.

    Returns:
        None when it is confirmed, else FactorNeeded, NotAFactorCode, WrongFactorCode, FactorCodeUsed or
        TooManyFactorCodes.
    """
    factor = Factors(work).in_force(by.person_id)
    if factor is None:
        return FactorNeeded()
    tries, since = Factors(work).tries(by.person_id) or (0, work.now)
    if tries >= TRIES:
        # Not even a right code is listened to, or guessing could go on.
        return TooManyFactorCodes(ceil((since + PAUSE - work.now) / timedelta(minutes=1)))
    code, backup = one_time_code(typed), backup_code(typed)
    if not (code or backup):
        return NotAFactorCode()
    if code and (step := step_of(factor, code, at=work.now)) is not None:
        return _one_time(work, factor, step, wanted=wanted)
    if backup and FactorChanges(work).use_backup(factor, backup):
        _told_of_backup(work, factor, wanted=wanted)
        return None
    return _count(work, factor, platform=platform, wanted=wanted)


def _one_time(work: Work, factor: Factor, step: int, *, wanted: str) -> Refusal | None:
    person_id = factor.person_id
    if not FactorChanges(work).used(factor, step):
        work.audit(Happened("factor.replayed", factor_subject(person_id), person_id, {"wanted": wanted}))
        return FactorCodeUsed()
    FactorChanges(work).forgive(person_id)
    work.audit(Happened("factor.confirmed", factor_subject(person_id), person_id, {"wanted": wanted}))
    return None


def _told_of_backup(work: Work, factor: Factor, *, wanted: str) -> None:
    person_id, left = factor.person_id, Factors(work).left(factor)
    FactorChanges(work).forgive(person_id)
    facts: dict[str, Fact] = {"wanted": wanted, "left": left}
    work.audit(Happened("factor.backup_used", factor_subject(person_id), person_id, facts))
    tell_accounts(work, person_id, FACTOR_BACKUP_USED, factor_subject(person_id), left=left)
    work.promise(SubjectChanged(factor_subject(person_id)))


def _count(work: Work, factor: Factor, *, platform: str, wanted: str) -> Refusal:
    person_id = factor.person_id
    tries = FactorChanges(work).count_wrong(person_id)
    facts: dict[str, Fact] = {"tries": tries, "wanted": wanted}
    work.audit(Happened("factor.wrong_code", factor_subject(person_id), person_id, facts))
    if tries < TRIES:
        return WrongFactorCode(TRIES - tries)
    minutes = int(PAUSE.total_seconds()) // 60
    work.audit(Happened("factor.paused", factor_subject(person_id), person_id, {"minutes": minutes}))
    told: dict[str, Fact] = {"minutes": minutes, "platform": platform}
    tell_accounts(work, person_id, FACTOR_PAUSED, factor_subject(person_id), but=platform, **told)
    return TooManyFactorCodes(minutes)
