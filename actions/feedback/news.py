"""Whom the news of a ticket reaches."""

from actions.feedback.note_topic import concerned_department
from data.model.feedback import Ticket
from data.model.files import FileState
from data.model.notices import CardWanted, Fact, MessageWanted, Priority, Recalled, SubjectChanged
from data.model.people import Chat
from data.store.cards import CardChanges, Shown
from data.store.files import Files
from data.store.people import Chats
from data.store.work import Reading, Work


def staff_chats(reading: Reading, ticket: Ticket) -> list[Chat]:
    """Return the channels in which the ticket's department works on it, and the one whose matter it is about."""
    company = reading.company
    also = concerned_department(company, ticket)
    channels = [company.department(key).slack for key in (ticket.department, also) if key]
    found = [
        Chats(reading).keyed(channel, platform) for channel in channels for platform in ("slack", "telegram")
    ]
    return [chat for chat in found if chat is not None]


def show_to_staff(work: Work, ticket: Ticket) -> None:
    """Let the card stand wherever the ticket is worked on; where it does, it stays."""
    for chat in staff_chats(work, ticket):
        work.promise(CardWanted("feedback.staff", ticket.subject, chat.chat_id))


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


# What the department is told of a ticket beside its card, files aside, which the reporter is sent as well.
TOLD_TO_STAFF = frozenset(
    {
        "feedback.staff",
        "feedback.addition",
        "feedback.contested",
        "feedback.handed_back",
        "feedback.human",
        "feedback.low_rating",
        "feedback.assigned",
        "feedback.taken_over",
        "feedback.history",
    }
)


def move_to_department(work: Work, ticket: Ticket, *, was: str) -> None:
    """Post the card, and what was sent with the report, where the ticket is worked on now."""
    sent = [one for one in Files(work).of(ticket.subject) if one.state is FileState.KEPT]
    for chat in staff_chats(work, ticket):
        newest = Shown(work).newest_instance("feedback.staff", ticket.subject, chat.chat_id)
        if newest:
            CardChanges(work).leave_behind("feedback.staff", ticket.subject, chat.chat_id, before=newest)
        instance = 0 if newest is None else newest + 1
        work.promise(CardWanted("feedback.staff", ticket.subject, chat.chat_id, instance=instance))
        for file in sent:
            facts = {"file": file.file_id}
            work.promise(
                MessageWanted(
                    "feedback.file",
                    ticket.subject,
                    chat.chat_id,
                    facts,
                    about_card="feedback.staff",
                    priority=Priority.WORK,
                )
            )
    # For the homes of those whose ticket it is no longer.
    work.promise(SubjectChanged(f"group.{was}"))


def take_back_from_staff(work: Work, ticket: Ticket) -> None:
    """Take back all that the desk posted of the ticket to those who shall know of it no longer."""
    work.promise(Recalled(ticket.subject, TOLD_TO_STAFF))
    for file in Files(work).of(ticket.subject):
        if file.person_id == ticket.reporter_id:
            work.promise(Recalled(ticket.subject, frozenset({"feedback.file"}), {"file": file.file_id}))
