"""Look at a ticket."""

from actions.feedback.access import ticket_to_read
from data.model.feedback import Ticket
from data.model.people import Person
from data.store.audit import Happened
from data.store.work import Work


def view_ticket(work: Work, *, number: int, by: Person) -> Ticket:
    """Return the ticket if this person may read it; that somebody else than its reporter looked is kept.

    Raises:
        UnknownTicket: no ticket that this person may know of has that number.
    """
    ticket = ticket_to_read(work, number=number, by=by)
    if ticket.reporter_id != by.person_id:
        work.audit(Happened("feedback.viewed", ticket.subject, by.person_id))
    return ticket
