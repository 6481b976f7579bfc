"""Claim a ticket."""

from actions.feedback.access import ticket_for
from actions.feedback.news import redraw
from actions.feedback.promises import answered
from data.model.feedback import Ticket, claim
from data.model.people import Person
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.people import People
from data.store.work import Work


def claim_ticket(work: Work, *, number: int, by: Person, seen_round: int | None) -> Ticket:
    """Make a person the one who works on the ticket.

    Raises:
        UnknownTicket, NotAllowed, ButtonIsOld, TicketIsOver: see `ticket_for`.
        AlreadyClaimed: somebody was faster.
    """
    ticket = ticket_for(work, "feedback.claim", number=number, by=by, seen_round=seen_round)
    handler = People(work).find(ticket.handler_id).name if ticket.handler_id is not None else ""
    claimed = claim(ticket, by=by.person_id, handler_name=handler)
    TicketChanges(work).save(claimed)
    answered(work, claimed)
    work.audit(Happened("feedback.claimed", ticket.subject, by.person_id))
    redraw(work, claimed)
    return claimed
