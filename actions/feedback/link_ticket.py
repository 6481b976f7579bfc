"""Link a ticket to another one, or to what else it has to do with."""

from actions.feedback.access import ticket_for
from actions.feedback.news import redraw
from data.model.feedback import Ticket
from data.model.feedback_together import AlreadyTogether, guard_pair
from data.model.people import Person
from data.store.audit import Happened
from data.store.feedback_together import TogetherChanges
from data.store.work import Work

LINK = "feedback.link"


def link_ticket(work: Work, *, number: int, to: int, by: Person, seen_round: int | None) -> Ticket:
    """Let the cards of two tickets name each other; both go on by themselves.

    Raises:
        UnknownTicket, NotAllowed, ButtonIsOld, TicketIsOver: see `ticket_for`; of both.
        CannotBeTogether: it is the same, or one of them is confidential alone.
        AlreadyTogether: they are linked already.
    """
    ticket = ticket_for(work, LINK, number=number, by=by, seen_round=seen_round)
    other = ticket_for(work, LINK, number=to, by=by, seen_round=None)
    guard_pair(ticket, other)
    changes = TogetherChanges(work)
    if not changes.link(ticket, other.subject):
        raise AlreadyTogether(ticket.subject, other.subject)
    changes.link(other, ticket.subject)
    for one, linked in ((ticket, other), (other, ticket)):
        work.audit(Happened("feedback.linked", one.subject, by.person_id, {"to": linked.subject}))
        redraw(work, one)
    return ticket


def link_elsewhere(work: Work, *, number: int, to: str, by: Person, seen_round: int | None) -> Ticket:
    """Let the card of a ticket name something that is no ticket.

    Args:
        to: its number as people read it, such as AL-3, which this person may see.

    Raises:
        UnknownTicket, NotAllowed, ButtonIsOld, TicketIsOver: see `ticket_for`.
        AlreadyTogether: they are linked already.
    """
    ticket = ticket_for(work, LINK, number=number, by=by, seen_round=seen_round)
    if not TogetherChanges(work).link(ticket, to):
        raise AlreadyTogether(ticket.subject, to)
    work.audit(Happened("feedback.linked", ticket.subject, by.person_id, {"to": to}))
    redraw(work, ticket)
    return ticket
