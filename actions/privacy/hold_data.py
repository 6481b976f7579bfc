"""Keep by law what its person wants erased, until a day, and for a reason."""

from datetime import datetime

from data.model.company import Company
from data.model.erasing import LONGEST_REASON, HoldInThePast, HoldIsForOthers
from data.model.people import Person
from data.model.writing import clean
from data.store.audit import Happened
from data.store.erasures import ErasureChanges
from data.store.feedback import Tickets
from data.store.work import Reading, Work

# Unless the company file says otherwise, under may: hold.
HOLDERS = ("legal", "admin")


def may_hold(company: Company, person: Person) -> bool:
    """Tell whether the company's rules let this person hold data."""
    return not (person.groups | person.roles).isdisjoint(company.may.get("hold", HOLDERS))


def check_may_hold(reading: Reading, *, by: Person) -> None:
    """Refuse whoever may not hold data.

    Raises:
        HoldIsForOthers: the company's rules let others do so.
    """
    if not may_hold(reading.company, by):
        raise HoldIsForOthers(" ".join(reading.company.may.get("hold", HOLDERS)))


def hold_data(work: Work, *, number: int, by: Person, until: datetime, reason: str) -> None:
    """Hold all that is kept of whoever reported a ticket.

    Raises:
        HoldIsForOthers: the company's rules let others do so.
        UnknownTicket: no ticket has that number.
        HoldInThePast: it would be over already.
        NothingWritten, TooLong: the reason is none to keep.
    """
    check_may_hold(work, by=by)
    ticket = Tickets(work).find(number)
    if until <= work.now:
        raise HoldInThePast
    kept = clean(reason, longest=LONGEST_REASON)
    hold = ErasureChanges(work).hold(ticket.reporter_id, until=until, reason=kept)
    facts: dict[str, str | int | None] = {"ticket": ticket.subject, "until": until.date().isoformat()}
    work.audit(Happened("privacy.held", f"hold.{hold.number}", by.person_id, facts))


def release_data(work: Work, *, number: int, by: Person) -> None:
    """Hold nothing any more of whoever reported a ticket.

    Raises:
        HoldIsForOthers: the company's rules let others do so.
        UnknownTicket: no ticket has that number.
    """
    check_may_hold(work, by=by)
    ticket = Tickets(work).find(number)
    ErasureChanges(work).release(ticket.reporter_id)
    work.audit(Happened("privacy.released", ticket.subject, by.person_id))
