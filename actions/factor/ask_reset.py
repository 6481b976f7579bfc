"""Ask the admins to take a second factor off somebody who lost it."""

from actions.people.confirm_factor import factor_subject
from actions.people.tell_accounts import tell_accounts
from data.model.notices import CardWanted, Priority
from data.model.people import PLATFORMS, Person
from data.model.resets import ADMINS, WAITS, NoFactor, NotAnAdmin, Reset, ResetWaits, TooFewAdmins
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.factor import Factors
from data.store.people import Chats
from data.store.resets import ResetChanges, Resets
from data.store.troubles import Troubles
from data.store.work import Reading, Work

ADMIN = "admin"
CARD, EXPIRE = "factor.reset", "factor.reset_expires"


def ask_reset(work: Work, *, by: Person, person_id: int) -> Reset:
    """Put a card before every admin but that person, and tell the person on all accounts.

    Args:
        person_id: whose factor it is.

    Raises:
        NotAnAdmin: it is somebody else's, and only admins ask for others.
        NoFactor: there is none.
        ResetWaits: it was asked for already.
        TooFewAdmins: there are not two admins beside that person.
    """
    if by.person_id != person_id and ADMIN not in by.roles:
        raise NotAnAdmin
    factor = Factors(work).in_force(person_id)
    if factor is None:
        raise NoFactor
    if Resets(work).waiting(person_id) is not None:
        raise ResetWaits
    admins = others(work, person_id)
    if len(admins) < ADMINS:
        raise TooFewAdmins
    reset = ResetChanges(work).add(
        person_id=person_id,
        factor_number=factor.number,
        asked_by=by.person_id,
        expires_at=work.now + WAITS,
    )
    DueChanges(work).plan(EXPIRE, reset.subject, reset.expires_at)
    work.audit(Happened("factor.reset_asked", reset.subject, by.person_id, {"person": person_id}))
    for admin in admins:
        for platform in PLATFORMS:
            chat = Chats(work).private_on(admin, platform)
            if chat is not None:
                work.promise(CardWanted(CARD, reset.subject, chat.chat_id, priority=Priority.ALERT))
    tell_accounts(work, person_id, "factor.reset_asked", factor_subject(person_id), reset=reset.number)
    return reset


def others(reading: Reading, person_id: int) -> list[int]:
    """Return all admins but that person."""
    return [admin for admin in Troubles(reading).with_role(ADMIN) if admin != person_id]
