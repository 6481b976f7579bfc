"""Ask the admins to take a second factor off somebody who lost it."""

from actions.people.confirm_factor import factor_subject
from actions.people.may import may, require
from actions.people.tell_accounts import tell_accounts
from data.model.notices import CardWanted, Priority
from data.model.people import PLATFORMS, Person
from data.model.resets import ADMINS, WAITS, NoFactor, Reset, ResetWaits, TooFewAdmins
from data.model.rights.rule import Matter
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.factor import Factors
from data.store.people import Chats, People
from data.store.resets import ResetChanges, Resets
from data.store.work import Reading, Work

OPERATION = "factor.reset"
CARD, EXPIRE = "factor.reset", "factor.reset_expires"


def ask_reset(work: Work, *, by: Person, person_id: int) -> Reset:
    """Put a card before every admin but that person, and tell the person on all accounts.

    Args:
        person_id: whose factor it is.

    Raises:
        NotAllowed, NobodyMay: it is somebody else's; see `require`.
        NoFactor: there is none.
        ResetWaits: it was asked for already.
        TooFewAdmins: there are not two admins beside that person.
    """
    require(work, "factor.ask_reset", by=by, about=Matter(owner_id=person_id))
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
    """Return all who may take it off, but for that person."""
    people = People(reading)
    return [
        one
        for one in people.of_company()
        if one != person_id and may(reading, OPERATION, by=people.find(one))
    ]
