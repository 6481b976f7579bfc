"""Keep what came with an entry of a ticket, and have it fetched."""

import dataclasses

from actions.feedback.access import check_words
from actions.feedback.news import redraw
from data.model.feedback import EntryKind, Ticket
from data.model.files import Enclosed
from data.model.people import Person
from data.model.writing import clean
from data.store.audit import Happened
from data.store.feedback import TicketChanges, Tickets
from data.store.files import FileChanges
from data.store.work import Work


def enclose_files(work: Work, ticket: Ticket, *, entry: int, by: Person, enclosed: Enclosed | None) -> Ticket:
    """Keep what came with an entry; where nothing did, nothing is done.

    Args:
        ticket: locked.
    """
    if not enclosed:
        return ticket
    changes, chat = FileChanges(work), enclosed.chat
    file_ids: list[int] = []
    if enclosed.earlier:
        file_ids += changes.hand_over(enclosed.earlier, to=ticket.subject, entry=entry)
        changes.wait_for_words(chat, "")
    file_ids += changes.add(
        enclosed.files, subject=ticket.subject, entry=entry, person_id=by.person_id, chat=chat
    )
    changes.fetch(file_ids, chat=chat, subject=ticket.subject)
    counted = dataclasses.replace(ticket, files=ticket.files + len(file_ids))
    TicketChanges(work).save(counted)
    facts = {"entry": entry, "files": len(file_ids)}
    work.audit(Happened("feedback.enclosed", ticket.subject, by.person_id, facts))
    return counted


def add_files(work: Work, *, number: int, entry: int, by: Person, enclosed: Enclosed) -> Ticket:
    """Keep a further part of what somebody sent as one: it belongs to the entry that its beginning became.

    Raises:
        UnknownTicket, TicketIsOver: see `check_words`.
    """
    ticket = TicketChanges(work).locked(number)
    found = Tickets(work).entry(ticket, entry)
    operation = "feedback.amend_note" if found.kind is EntryKind.NOTE else "feedback.amend"
    check_words(work, operation, ticket=ticket, entry=found, by=by)
    counted = enclose_files(work, ticket, entry=entry, by=by, enclosed=enclosed)
    redraw(work, counted)
    return counted


def written_with(text: str, *, longest: int, enclosed: Enclosed | None) -> str:
    """Return what was written as it can be kept; where files came with it, it may be nothing.

    Raises:
        NothingWritten, TooLong: the text is none to keep.
    """
    return clean(text, longest=longest) if text.strip() or not enclosed else ""
