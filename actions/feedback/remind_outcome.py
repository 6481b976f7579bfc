"""Remind the reporter, once, that a solution waits for their word, or for their rating."""

from actions.feedback.news import redraw
from data.model.feedback import Ticket, TicketState
from data.model.notices import MessageWanted, Priority
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.work import Work

REMINDER, RATING_REMINDER = "feedback.reminder", "feedback.rating_reminder"
REMINDERS = frozenset({REMINDER, RATING_REMINDER})


def remind_outcome(work: Work, *, number: int, seen_round: int) -> None:
    """Remind, unless the reporter has answered since."""
    ticket = TicketChanges(work).locked(number)
    if ticket.round != seen_round or not (ticket.state is TicketState.RESOLVED or _awaits_rating(ticket)):
        return
    work.audit(Happened("feedback.reminded", ticket.subject))
    redraw(work, ticket, attention=("feedback.outcome",))
    work.promise(
        MessageWanted(
            RATING_REMINDER if _awaits_rating(ticket) else REMINDER,
            ticket.subject,
            ticket.chat_id,
            about_card="feedback.outcome",
            priority=Priority.REMINDER,
        )
    )


def _awaits_rating(ticket: Ticket) -> bool:
    """Tell whether its reporter said that it is solved, and may still say how satisfied they are."""
    return ticket.state is TicketState.CLOSED and not ticket.silent and ticket.rating is None
