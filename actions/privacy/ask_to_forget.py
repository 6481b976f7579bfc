"""Show a person what would be erased of them, what would stay, and why."""

from actions.people.may import require
from data.model.erasing import CompanyKeepsItsOwn, Erasure, Stays, evidence, what_stays
from data.model.people import Chat, Person
from data.model.rights.rule import Matter
from data.store.audit import Happened
from data.store.erasures import ErasureChanges, Erasures
from data.store.own_rows import Marks
from data.store.work import Reading, Work

FORGET = "privacy.forget"


def ask_to_forget(work: Work, *, by: Person, chat: Chat) -> Erasure:
    """Return the wish of a person, who has only asked so far; asked again, it is the same one.

    Args:
        chat: the private chat in which it is shown.

    Raises:
        CompanyKeepsItsOwn: they work here.
    """
    require(work, FORGET, by=by, about=Matter(by.person_id))
    if by.is_staff:
        raise CompanyKeepsItsOwn
    known = Erasures(work).unfinished_of(by.person_id)
    if known is not None:
        return known
    wish = ErasureChanges(work).ask(by.person_id, chat_id=chat.chat_id)
    work.audit(Happened("privacy.asked_to_forget", wish.subject, by.person_id))
    return wish


def stays_of(reading: Reading, person_id: int) -> list[Stays]:
    """Return what of a person cannot be erased now."""
    found = Erasures(reading)
    kept = reading.company.privacy.term("after_complaint")
    return what_stays(found.tickets_of(person_id), found.holds_of(person_id), now=reading.now, kept=kept)


def evidence_of(reading: Reading, person_id: int) -> int:
    """Return a version that changes when what would be erased, or stay, is something else."""
    found = Erasures(reading)
    accounts = [platform + user_id for platform, user_id in Marks.of(reading.connection, person_id).accounts]
    return evidence(found.tickets_of(person_id), accounts, found.holds_of(person_id))
