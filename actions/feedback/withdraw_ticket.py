"""Take a report back."""

from actions.feedback.access import ticket_for
from actions.feedback.news import redraw
from actions.feedback.promises import over
from data.model.feedback import Ticket, withdraw
from data.model.notices import Priority
from data.model.people import Person
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.feedback_together import TicketsTogether
from data.store.work import Work


def withdraw_ticket(work: Work, *, number: int, by: Person, seen_round: int | None) -> Ticket:
    """End the ticket at its reporter's wish; it can be opened again.

    Raises:
        UnknownTicket, ButtonIsOld, TicketIsOver: see `ticket_for`.
    """
    ticket = ticket_for(work, "feedback.withdraw", number=number, by=by, seen_round=seen_round)
    withdrawn = withdraw(ticket)
    TicketChanges(work).save(withdrawn)
    over(work, withdrawn)
    work.audit(Happened("feedback.withdrawn", ticket.subject, by.person_id))
    redraw(work, withdrawn, priority=Priority.ANSWER)
    # What was handled together with it stands by itself from now on.
    for one in TicketsTogether(work).followers_of(withdrawn):
        redraw(work, one)
    return withdrawn
