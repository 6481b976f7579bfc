"""Take a ticket over from a colleague."""

from actions.feedback.access import ticket_for
from actions.feedback.news import redraw
from actions.feedback.promises import answered
from actions.feedback.together import with_followers
from data.model.feedback import Ticket
from data.model.feedback_together import take_over
from data.model.notices import MessageWanted
from data.model.people import Person
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.people import Chats
from data.store.work import Work

TAKE_OVER = "feedback.take_over"


def take_over_ticket(work: Work, *, number: int, by: Person, seen_round: int | None) -> Ticket:
    """Work on a ticket in the place of whoever did, who is told.

    Raises:
        UnknownTicket, NotAllowed, ButtonIsOld, TicketIsMerged, TicketIsOver: see `ticket_for`.
        HasTheTicket: they work on it already.
    """
    ticket = ticket_for(work, TAKE_OVER, number=number, by=by, seen_round=seen_round)
    taken = take_over(ticket, by=by.person_id)
    for one in with_followers(work, taken):
        changed = taken if one.number == number else take_over(one, by=by.person_id)
        TicketChanges(work).save(changed)
        answered(work, changed)
        redraw(work, changed)
    was = f"person.{ticket.handler_id}" if ticket.handler_id is not None else ""
    work.audit(Happened("feedback.taken_over", ticket.subject, by.person_id, {"from": was}))
    chat = Chats(work).private(ticket.handler_id) if ticket.handler_id is not None else None
    if chat is not None:
        facts = {"by": by.person_id}
        work.promise(MessageWanted("feedback.taken_over", ticket.subject, chat.chat_id, facts))
    return taken
