"""Close a ticket about whose solution its reporter says nothing."""

from actions.feedback.news import redraw
from data.model.feedback import TicketState, close_silent
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.work import Work


def close_silent_ticket(work: Work, *, number: int, seen_round: int) -> None:
    """Close it, unless the reporter has answered since; what they are asked they may still answer."""
    ticket = TicketChanges(work).locked(number)
    if ticket.state is not TicketState.RESOLVED or ticket.round != seen_round:
        return
    closed = close_silent(ticket)
    TicketChanges(work).save(closed)
    work.audit(Happened("feedback.closed_in_silence", ticket.subject, facts={"round": ticket.round}))
    redraw(work, closed)
