"""Keep how satisfied the reporter is."""

from actions.feedback.access import ticket_for
from actions.feedback.appoint import leader_of
from actions.feedback.news import redraw
from actions.feedback.remind_outcome import REMINDERS
from actions.feedback.resolve_ticket import REMIND
from data.model.feedback import LOW_RATING, Ticket, rate
from data.model.notices import MessageWanted, Priority, Recalled
from data.model.people import Person
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.feedback import TicketChanges
from data.store.people import Chats
from data.store.work import Work


def rate_ticket(work: Work, *, number: int, by: Person, rating: int, seen_round: int | None) -> Ticket:
    """Keep the rating; a low one is told to the department's head.

    Args:
        rating: 1 to 5.

    Raises:
        UnknownTicket, ButtonIsOld, TicketIsOpen, TicketIsOver: see `ticket_for`.
        AlreadyRated: it has a rating.
    """
    ticket = ticket_for(work, "feedback.rate", number=number, by=by, seen_round=seen_round)
    rated = rate(ticket, rating=rating)
    TicketChanges(work).save(rated)
    work.audit(Happened("feedback.rated", ticket.subject, by.person_id, {"rating": rating}))
    DueChanges(work).cancel(REMIND, f"{ticket.subject}:{ticket.round}")
    redraw(work, rated, priority=Priority.ANSWER)
    work.promise(Recalled(ticket.subject, REMINDERS))
    if rating <= LOW_RATING:
        _tell_head(work, rated)
    return rated


def _tell_head(work: Work, ticket: Ticket) -> None:
    head = leader_of(work, work.company.department(ticket.department))
    chat = Chats(work).private(head) if head is not None else None
    if chat is not None:
        facts = {"rating": ticket.rating or 0}
        work.promise(MessageWanted("feedback.low_rating", ticket.subject, chat.chat_id, facts))
