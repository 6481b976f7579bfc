"""Open a ticket again."""

from actions.feedback.access import ticket_for
from actions.feedback.appoint import with_responsible
from actions.feedback.hand_back_tickets import without_leaver
from actions.feedback.news import redraw, tell_staff
from actions.feedback.promises import promise
from data.model.feedback import Ticket, reopen
from data.model.people import Person
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.work import Work


def reopen_ticket(work: Work, *, number: int, by: Person, seen_round: int | None) -> Ticket:
    """Let the reporter, or whoever handles it, open the ticket again.

    Raises:
        UnknownTicket, NotAllowed, ButtonIsOld, TicketIsOpen: see `ticket_for`.
    """
    ticket = ticket_for(work, "feedback.reopen", number=number, by=by, seen_round=seen_round)
    opened = with_responsible(work, without_leaver(work, reopen(ticket)))
    TicketChanges(work).save(opened)
    promise(work, opened)
    work.audit(Happened("feedback.reopened", ticket.subject, by.person_id, {"round": opened.round}))
    theirs = ticket.reporter_id == by.person_id
    redraw(work, opened, attention=("feedback.staff",) if theirs else ("feedback.reporter",))
    if theirs:
        tell_staff(work, opened, "feedback.contested")
    return opened
