"""Keep by law what its person wants erased, until a day, and for a reason."""

from datetime import datetime

from actions.people.may import require
from data.model.erasing import LONGEST_REASON, HoldInThePast
from data.model.people import Person
from data.model.writing import clean
from data.store.audit import Happened
from data.store.erasures import ErasureChanges
from data.store.feedback import Tickets
from data.store.work import Work

HOLD = "privacy.hold"


def hold_data(work: Work, *, number: int, by: Person, until: datetime, reason: str) -> None:
    """Hold all that is kept of whoever reported a ticket.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownTicket: no ticket has that number.
        HoldInThePast: it would be over already.
        NothingWritten, TooLong: the reason is none to keep.
    """
    require(work, HOLD, by=by, about=None)
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
        NotAllowed, NobodyMay: see `require`.
        UnknownTicket: no ticket has that number.
    """
    require(work, HOLD, by=by, about=None)
    ticket = Tickets(work).find(number)
    ErasureChanges(work).release(ticket.reporter_id)
    work.audit(Happened("privacy.released", ticket.subject, by.person_id))
