"""Claim a ticket."""

from dataclasses import replace

from actions.feedback.access import ticket_for
from actions.feedback.news import redraw
from actions.feedback.promises import answered
from actions.feedback.together import with_followers
from data.model.feedback import Ticket, claim
from data.model.people import Person
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.work import Work


def claim_ticket(work: Work, *, number: int, by: Person, seen_round: int | None) -> Ticket:
    """Make a person the one who works on the ticket.

    Raises:
        UnknownTicket, NotAllowed, ButtonIsOld, TicketIsOver: see `ticket_for`.
        AlreadyClaimed: somebody was faster.
    """
    ticket = ticket_for(work, "feedback.claim", number=number, by=by, seen_round=seen_round)
    claimed = claim(ticket, by=by.person_id)
    for one in with_followers(work, claimed):
        theirs = replace(one, handler_id=by.person_id)
        TicketChanges(work).save(theirs)
        answered(work, theirs)
        redraw(work, theirs)
    work.audit(Happened("feedback.claimed", ticket.subject, by.person_id))
    return claimed
