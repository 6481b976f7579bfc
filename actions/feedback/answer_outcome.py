"""Take the reporter's word on whether it is solved."""

from actions.feedback.access import ticket_for
from actions.feedback.appoint import with_responsible
from actions.feedback.hand_back_tickets import without_leaver
from actions.feedback.news import redraw, tell_staff
from actions.feedback.promises import over, promise
from actions.feedback.remind_outcome import REMINDERS
from actions.feedback.resolve_ticket import CLOSE, REMIND, ask_outcome, reminder_after
from data.model.feedback import (
    Ticket,
    TicketIsOver,
    TicketState,
    awaits_word,
    confirm_solved,
    reopen,
)
from data.model.notices import Priority, Recalled
from data.model.people import Person
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.feedback import TicketChanges
from data.store.feedback_together import TicketsTogether
from data.store.work import Work


def answer_outcome(work: Work, *, number: int, by: Person, solved: bool, seen_round: int | None) -> Ticket:
    """Close the ticket, or open it again and tell the department so.

    Whoever says that it is solved before anybody asked closes it as well, and is asked for a rating.

    Raises:
        UnknownTicket, ButtonIsOld, TicketIsOpen, TicketIsOver: see `ticket_for`.
    """
    operation = "feedback.confirm" if solved else "feedback.contest"
    ticket = ticket_for(work, operation, number=number, by=by, seen_round=seen_round)
    unasked = solved and ticket.state is TicketState.OPEN
    if not unasked and not awaits_word(ticket):
        raise TicketIsOver(ticket.subject, ticket.state.value)
    answered = (
        confirm_solved(ticket) if solved else with_responsible(work, without_leaver(work, reopen(ticket)))
    )
    TicketChanges(work).save(answered)
    asked = f"{ticket.subject}:{ticket.round}"
    DueChanges(work).cancel(CLOSE, asked)
    unreminded = DueChanges(work).cancel(REMIND, asked) or unasked
    if solved and unreminded:
        # One reminder at most, of the one question or of the other.
        DueChanges(work).plan(REMIND, asked, work.now + reminder_after(work))
    deed = "feedback.confirmed" if solved else "feedback.contested"
    work.audit(Happened(deed, ticket.subject, by.person_id, {"round": ticket.round}))
    redraw(work, answered, priority=Priority.ANSWER, attention=() if solved else ("feedback.staff",))
    work.promise(Recalled(ticket.subject, REMINDERS))
    if unasked:
        _close_unasked(work, answered)
    if not solved:
        promise(work, answered)
        tell_staff(work, answered, "feedback.contested")
    return answered


def _close_unasked(work: Work, ticket: Ticket) -> None:
    """End what was promised of it, and let what was handled together with it stand by itself."""
    over(work, ticket)
    ask_outcome(work, ticket)
    for one in TicketsTogether(work).followers_of(ticket):
        redraw(work, one)
