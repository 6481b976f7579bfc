"""Read what was done about a ticket."""

from actions.feedback.access import ticket_for
from data.model.feedback import Ticket
from data.model.people import Person
from data.store.audit import Happened
from data.store.work import Work


def read_history(work: Work, *, number: int, by: Person) -> Ticket:
    """Return the ticket if this person may read who did what about it; that they looked is kept.

    Raises:
        UnknownTicket, NotAllowed: see `ticket_for`.
    """
    ticket = ticket_for(work, "feedback.history", number=number, by=by, seen_round=None)
    work.audit(Happened("feedback.viewed", ticket.subject, by.person_id))
    return ticket
