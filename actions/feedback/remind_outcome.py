"""Remind the reporter, once, that a solution waits for their word."""

from actions.feedback.news import redraw
from data.model.feedback import TicketState
from data.model.notices import MessageWanted, Priority
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.work import Work


def remind_outcome(work: Work, *, number: int, seen_round: int) -> None:
    """Remind, unless the reporter has answered since."""
    ticket = TicketChanges(work).locked(number)
    if ticket.state is not TicketState.RESOLVED or ticket.round != seen_round:
        return
    work.audit(Happened("feedback.reminded", ticket.subject))
    redraw(work, ticket, attention=("feedback.outcome",))
    work.promise(
        MessageWanted(
            "feedback.reminder",
            ticket.subject,
            ticket.chat_id,
            about_card="feedback.outcome",
            priority=Priority.REMINDER,
        )
    )
