"""Let a colleague work on a ticket."""

from dataclasses import replace

from actions.feedback.access import ticket_for, works_on
from actions.feedback.news import redraw
from actions.feedback.promises import answered
from actions.feedback.together import with_followers
from data.model.feedback import CannotHaveTicket, Ticket, assign
from data.model.notices import MessageWanted
from data.model.people import Person
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.people import Chats
from data.store.work import Work


def assign_ticket(work: Work, *, number: int, by: Person, to: Person, seen_round: int | None) -> Ticket:
    """Make a colleague of the same department the one who works on it, and tell them.

    Raises:
        UnknownTicket, NotAllowed, ButtonIsOld, TicketIsOver: see `ticket_for`.
        CannotHaveTicket: they do not work on tickets of that department.
        HasTheTicket: they work on it already.
    """
    ticket = ticket_for(work, "feedback.assign", number=number, by=by, seen_round=seen_round)
    if not works_on(work, ticket=ticket, person=to):
        raise CannotHaveTicket(ticket.subject)
    assigned = assign(ticket, to=to.person_id)
    work.audit(Happened("feedback.assigned", ticket.subject, by.person_id, {"to": f"person.{to.person_id}"}))
    for one in with_followers(work, assigned):
        theirs = replace(one, handler_id=to.person_id)
        TicketChanges(work).save(theirs)
        answered(work, theirs)
        redraw(work, theirs)
    chat = Chats(work).private(to.person_id)
    if chat is not None and to.person_id != by.person_id:
        facts = {"by": by.person_id}
        work.promise(MessageWanted("feedback.assigned", ticket.subject, chat.chat_id, facts))
    return assigned
