"""Show a file to those who need it, once it is here; or say that it will never come."""

from actions.feedback.news import redraw, staff_chats
from data.model.feedback import EntryKind, Ticket
from data.model.notices import MessageWanted, Priority
from data.model.people import Chat
from data.store.feedback import Tickets
from data.store.files import Files
from data.store.people import Chats
from data.store.work import Work

TO_REPORTER = frozenset({EntryKind.REPLY, EntryKind.QUESTION, EntryKind.SOLUTION})


def show_file(work: Work, *, file_id: int) -> None:
    """Show it beside the cards of those who have not seen it: the department, and the reporter where it is for them."""
    file = Files(work).find(file_id)
    if file is None:
        return
    ticket = Tickets(work).find(file.subject_number)
    redraw(work, ticket)
    sides = [True, False] if Tickets(work).entry(ticket, file.entry).kind in TO_REPORTER else [False]
    for side in sides:
        for chat in _chats(work, ticket, of_reporter=side):
            # Where it was sent everybody sees it already.
            if chat.chat_id != file.chat_id:
                work.promise(_message("feedback.file", ticket, chat, {"file": file_id}, of_reporter=side))


def miss_file(work: Work, *, file_id: int, largest_bytes: int) -> None:
    """Tell whoever sent it that it could not be taken in; the cards say so as well.

    Args:
        largest_bytes: as much as would have been taken in.
    """
    file = Files(work).find(file_id)
    if file is None:
        return
    ticket = Tickets(work).find(file.subject_number)
    redraw(work, ticket)
    by_reporter = file.person_id == ticket.reporter_id
    facts = {"file": file_id, "largest": largest_bytes}
    for chat in _chats(work, ticket, of_reporter=by_reporter):
        work.promise(_message("feedback.file_missing", ticket, chat, facts, of_reporter=by_reporter))


def _chats(work: Work, ticket: Ticket, *, of_reporter: bool) -> list[Chat]:
    return [Chats(work).find(ticket.chat_id)] if of_reporter else staff_chats(work, ticket)


def _message(
    kind: str, ticket: Ticket, chat: Chat, facts: dict[str, int], *, of_reporter: bool
) -> MessageWanted:
    about = "feedback.reporter" if of_reporter else "feedback.staff"
    return MessageWanted(kind, ticket.subject, chat.chat_id, facts, about_card=about, priority=Priority.WORK)
