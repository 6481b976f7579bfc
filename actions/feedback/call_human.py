"""Ask for a human."""

import dataclasses

from actions.feedback.access import ticket_for
from actions.feedback.news import redraw, tell_staff
from actions.feedback.promises import heard
from data.model.feedback import Ticket
from data.model.notices import Priority
from data.model.people import Person
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.work import Work


def call_human(work: Work, *, number: int, by: Person, seen_round: int | None) -> Ticket:
    """Tell the department once that the reporter wants to speak with a person.

    Raises:
        UnknownTicket, ButtonIsOld, TicketIsOver: see `ticket_for`.
    """
    ticket = ticket_for(work, "feedback.call_human", number=number, by=by, seen_round=seen_round)
    if ticket.wants_human:
        return ticket
    called = dataclasses.replace(ticket, wants_human=True)
    TicketChanges(work).save(called)
    heard(work, called)
    work.audit(Happened("feedback.human_called", ticket.subject, by.person_id))
    redraw(work, called, priority=Priority.ANSWER, attention=("feedback.staff",))
    tell_staff(work, called, "feedback.human")
    return called
