"""Open a ticket again."""

from actions.feedback.access import check_may_handle
from actions.feedback.hand_back_tickets import without_leaver
from actions.feedback.news import redraw, tell_staff
from data.model.feedback import Ticket, UnknownTicket, reopen
from data.model.people import Person
from data.model.refusals import ButtonIsOld
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.work import Work


def reopen_ticket(work: Work, *, number: int, by: Person, seen_round: int | None) -> Ticket:
    """Let the reporter, or whoever handles it, open the ticket again.

    Raises:
        UnknownTicket: no ticket that this person may know of has that number.
        NotAllowed: it is another department's.
        ButtonIsOld: it was opened again since the button was drawn.
        TicketIsOpen: it is open.
    """
    changes = TicketChanges(work)
    ticket = changes.locked(number)
    if ticket.reporter_id != by.person_id:
        if not by.is_staff:
            raise UnknownTicket(ticket.subject)
        check_may_handle(work, ticket=ticket, by=by)
    if seen_round is not None and seen_round != ticket.round:
        raise ButtonIsOld
    opened = without_leaver(work, reopen(ticket))
    changes.save(opened)
    work.audit(Happened("feedback.reopened", ticket.subject, by.person_id, {"round": opened.round}))
    theirs = ticket.reporter_id == by.person_id
    redraw(work, opened, attention=("feedback.staff",) if theirs else ("feedback.reporter",))
    if theirs:
        tell_staff(work, opened, "feedback.contested")
    return opened
