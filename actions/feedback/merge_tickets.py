"""Handle two tickets together."""

from dataclasses import replace

from actions.feedback.access import ticket_for
from actions.feedback.hand_over_ticket import move
from actions.feedback.news import redraw
from actions.feedback.promises import answered
from actions.feedback.together import with_followers
from data.model.feedback import Ticket
from data.model.feedback_together import CannotBeTogether, merge, part
from data.model.people import Person
from data.store.audit import Happened
from data.store.feedback import TicketChanges, Tickets
from data.store.feedback_together import TicketsTogether
from data.store.work import Work

MERGE, PART = "feedback.merge", "feedback.part"


def merge_tickets(work: Work, *, number: int, into: int, by: Person, seen_round: int | None) -> Ticket:
    """Handle a ticket, and all that are handled together with it, with another one; each reporter is told on.

    Raises:
        UnknownTicket, NotAllowed, ButtonIsOld, TicketIsMerged, TicketIsOver: see `ticket_for`; of both.
        CannotBeTogether, AlreadyTogether: see `merge`.
    """
    if number == into:
        raise CannotBeTogether(f"FB-{number}", f"FB-{into}")
    # Both are locked in the order of their numbers, so that nobody waits for each other.
    for needed in sorted((number, into)):
        TicketChanges(work).locked(needed)
    ticket = ticket_for(work, MERGE, number=number, by=by, seen_round=seen_round)
    lead = ticket_for(work, MERGE, number=_lead(work, into), by=by, seen_round=None)
    merge(ticket, into=lead)
    if lead.handler_id is None and ticket.department == lead.department:
        # Whoever worked on the one works on both.
        lead = replace(lead, handler_id=ticket.handler_id)
        TicketChanges(work).save(lead)
    for one in with_followers(work, ticket):
        merged = merge(replace(one, merged_into=None), into=lead)
        if merged.department != lead.department:
            merged = replace(
                move(work, merged, department=lead.department, by=by), handler_id=lead.handler_id
            )
        TicketChanges(work).save(merged)
        if lead.handler_id is not None:
            answered(work, merged)
        work.audit(Happened("feedback.merged", one.subject, by.person_id, {"into": lead.subject}))
        redraw(work, merged)
    if lead.handler_id is not None:
        answered(work, lead)
    redraw(work, lead)
    return lead


def part_tickets(work: Work, *, number: int, by: Person, seen_round: int | None) -> Ticket:
    """Let a ticket stand by itself again.

    Raises:
        UnknownTicket, NotAllowed, ButtonIsOld, TicketIsOver: see `ticket_for`.
    """
    ticket = ticket_for(work, PART, number=number, by=by, seen_round=seen_round)
    lead = TicketsTogether(work).lead_of(ticket)
    if ticket.merged_into is None:
        return ticket
    parted = part(ticket)
    TicketChanges(work).save(parted)
    facts = {"from": f"FB-{ticket.merged_into}"}
    work.audit(Happened("feedback.parted", ticket.subject, by.person_id, facts))
    redraw(work, parted)
    if lead is not None:
        redraw(work, lead)
    return parted


def _lead(work: Work, number: int) -> int:
    """Return the number of the ticket with which that one is handled, its own when it stands by itself."""
    lead = TicketsTogether(work).lead_of(Tickets(work).find(number))
    return lead.number if lead else number
