"""Leave it at a low rating."""

from actions.feedback.access import ticket_for
from actions.feedback.news import redraw
from data.model.feedback import Ticket, let_be
from data.model.notices import Priority
from data.model.people import Person
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.work import Work

LET_BE = "feedback.let_be"


def leave_at_rating(work: Work, *, number: int, by: Person, seen_round: int | None) -> Ticket:
    """Take it that the reporter only wanted to say so; said twice it is the same.

    Raises:
        UnknownTicket, ButtonIsOld, TicketIsOpen, TicketIsOver: see `ticket_for`.
        NotRatedLow: they have not rated it low.
    """
    ticket = ticket_for(work, LET_BE, number=number, by=by, seen_round=seen_round)
    left = let_be(ticket)
    if left == ticket:
        return ticket
    TicketChanges(work).save(left)
    work.audit(Happened("feedback.left_at_rating", ticket.subject, by.person_id))
    redraw(work, left, priority=Priority.ANSWER)
    return left
