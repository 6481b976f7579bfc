"""Who may touch which ticket."""

from data.model.feedback import Ticket, UnknownTicket, may_handle, must_have_words
from data.model.people import Person
from data.model.refusals import ButtonIsOld, NotAllowed
from data.store.feedback import TicketChanges, Tickets
from data.store.work import Reading, Work


def ticket_for_staff(work: Work, *, number: int, by: Person, seen_round: int | None) -> Ticket:
    """Return the ticket, locked, if this person may work on it.

    Args:
        seen_round: round for which the button was drawn; None when it was no button.

    Raises:
        UnknownTicket: no ticket has that number, or it is a confidential one of others.
        NotAllowed: it is another department's.
        TicketIsOver: its words are erased.
        ButtonIsOld: the ticket was opened again since the button was drawn.
    """
    ticket = TicketChanges(work).locked(number)
    check_may_handle(work, ticket=ticket, by=by)
    must_have_words(ticket)
    _check_round(ticket, seen_round)
    return ticket


def check_may_handle(reading: Reading, *, ticket: Ticket, by: Person) -> None:
    """Refuse whoever may not work on the ticket.

    Raises:
        UnknownTicket: it is a confidential one of others, whose existence is nobody's business.
        NotAllowed: it is another department's.
    """
    if may_handle(ticket, groups=by.groups, handling=reading.company.may["handle_tickets"]):
        return
    if ticket.confidential:
        raise UnknownTicket(ticket.subject)
    raise NotAllowed(ticket.department)


def ticket_for_reporter(work: Work, *, number: int, by: Person, seen_round: int | None) -> Ticket:
    """Return the ticket, locked, if this person reported it.

    Raises:
        UnknownTicket: no ticket of this person has that number.
        ButtonIsOld: the ticket was opened again since the button was drawn.
    """
    ticket = TicketChanges(work).locked(number)
    if ticket.reporter_id != by.person_id:
        raise UnknownTicket(ticket.subject)
    _check_round(ticket, seen_round)
    return ticket


def ticket_to_read(reading: Reading, *, number: int, by: Person) -> Ticket:
    """Return the ticket if this person may read it.

    Raises:
        UnknownTicket: no ticket that this person may know of has that number.
    """
    ticket = Tickets(reading).find(number)
    handles = may_handle(ticket, groups=by.groups, handling=reading.company.may["handle_tickets"])
    if ticket.reporter_id != by.person_id and not handles:
        raise UnknownTicket(ticket.subject)
    return ticket


def _check_round(ticket: Ticket, seen_round: int | None) -> None:
    if seen_round is not None and seen_round != ticket.round:
        raise ButtonIsOld
