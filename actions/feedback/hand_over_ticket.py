"""Hand a ticket over to another department."""

from actions.feedback.access import handling_departments, ticket_for
from actions.feedback.news import move_to_department, redraw
from actions.feedback.together import with_followers
from data.model.feedback import CannotHaveTicket, EntryKind, Ticket, hand_over
from data.model.people import Person
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.work import Work


def hand_over_ticket(
    work: Work, *, number: int, by: Person, department: str, seen_round: int | None
) -> Ticket:
    """Let another department work on it, in its own channel; whoever is responsible stays so.

    Raises:
        UnknownTicket, NotAllowed, ButtonIsOld, TicketIsOver: see `ticket_for`; what is confidential stays where it is.
        CannotHaveTicket: that department does not work on tickets.
        HasTheTicket: it works on it already.
    """
    ticket = ticket_for(work, "feedback.hand_over", number=number, by=by, seen_round=seen_round)
    if department not in {one.key for one in handling_departments(work.company)}:
        raise CannotHaveTicket(ticket.subject)
    moved = [move(work, one, department=department, by=by) for one in with_followers(work, ticket)]
    return moved[0]


def move(work: Work, ticket: Ticket, *, department: str, by: Person) -> Ticket:
    """Let another department work on a locked ticket.

    Raises:
        HasTheTicket: it works on it already.
    """
    given, changes = hand_over(ticket, department=department), TicketChanges(work)
    changes.save(given)
    changes.write(given, EntryKind.HANDED_OVER, author_id=by.person_id, text="", at=work.now)
    facts = {"from": ticket.department, "to": department}
    work.audit(Happened("feedback.handed_over", ticket.subject, by.person_id, facts))
    redraw(work, given)
    move_to_department(work, given, was=ticket.department)
    return given
