"""Whom the news of a ticket reaches."""

from data.model.feedback import Ticket
from data.model.notices import Fact, MessageWanted, Priority, SubjectChanged
from data.model.people import Chat
from data.store.people import Chats
from data.store.work import Reading, Work


def staff_chats(reading: Reading, ticket: Ticket) -> list[Chat]:
    """Return the channels in which the ticket's department works on it."""
    channel = reading.company.department(ticket.department).slack
    found = [Chats(reading).keyed(channel, platform) for platform in ("slack", "telegram")]
    return [chat for chat in found if chat is not None]


def redraw(
    work: Work, ticket: Ticket, *, priority: Priority = Priority.WORK, attention: tuple[str, ...] = ()
) -> None:
    """Let every card about the ticket show it as it is now.

    Args:
        attention: kinds of cards whose readers have to do something now.
    """
    work.promise(SubjectChanged(ticket.subject, priority, frozenset(attention)))


def tell_reporter(work: Work, ticket: Ticket, kind: str, **facts: Fact) -> None:
    """Tell the reporter something once, beside their card."""
    work.promise(MessageWanted(kind, ticket.subject, ticket.chat_id, facts, about_card="feedback.reporter"))


def tell_staff(work: Work, ticket: Ticket, kind: str, **facts: Fact) -> None:
    """Draw the department's attention to the ticket, beside its card."""
    for chat in staff_chats(work, ticket):
        work.promise(
            MessageWanted(
                kind,
                ticket.subject,
                chat.chat_id,
                facts,
                about_card="feedback.staff",
                priority=Priority.WORK,
            )
        )
