"""Let what was written on a ticket follow the message in which it was written."""

from actions.feedback.access import check_words
from actions.feedback.news import redraw
from data.model.feedback import (
    LONGEST_REPORT,
    Entry,
    EntryKind,
    Ticket,
    UnknownTicket,
    as_corrected,
)
from data.model.notices import Recalled
from data.model.people import Person
from data.model.writing import clean
from data.store.audit import Happened
from data.store.feedback import TicketChanges, Tickets
from data.store.files import Files
from data.store.work import Work

AMEND, TAKE_BACK = "feedback.amend", "feedback.take_back"


def correct_entry(work: Work, *, number: int, entry: int, by: Person, text: str) -> Ticket:
    """Keep what its writer made of an entry, beside what stood there before.

    Raises:
        UnknownTicket: no ticket on which this person may write has that number.
        TicketIsOver: it is closed or withdrawn; it can be opened again first.
        NothingWritten, TooLong: the text is none to keep.
    """
    ticket, before = _own(work, AMEND, number=number, entry=entry, by=by)
    written = clean(text, longest=LONGEST_REPORT)
    if written == before.text:
        return ticket
    # What corrects a note is a note: it never reaches the reporter.
    kind = EntryKind.NOTE if before.kind is EntryKind.NOTE else EntryKind.CORRECTION
    _write(work, ticket, before, kind, by=by, text=written)
    return ticket


def mark_deleted(work: Work, *, number: int, entry: int, by: Person) -> Ticket:
    """Keep that the message is gone in which somebody wrote an entry; what it said stays on the ticket.

    Raises:
        UnknownTicket: no ticket on which this person may write has that number.
    """
    ticket, before = _own(work, TAKE_BACK, number=number, entry=entry, by=by)
    if before.kind is not EntryKind.NOTE:
        _write(work, ticket, before, EntryKind.DELETION, by=by, text="")
        work.promise(*_copies(work, ticket, entry))
    return ticket


def _copies(work: Work, ticket: Ticket, entry: int) -> list[Recalled]:
    """Return what was posted of an entry beside the ticket's cards: its words, and the files that came with them."""
    words = Recalled(ticket.subject, frozenset({"feedback.addition"}), {"entry": entry})
    files = [file.file_id for file in Files(work).of(ticket.subject) if file.entry == entry]
    return [words, *(Recalled(ticket.subject, frozenset({"feedback.file"}), {"file": one}) for one in files)]


def _own(work: Work, operation: str, *, number: int, entry: int, by: Person) -> tuple[Ticket, Entry]:
    """Return the ticket, locked, and the entry as it stands, if this person may do that with it."""
    ticket = TicketChanges(work).locked(number)
    found = [one for one in as_corrected(Tickets(work).entries(ticket)) if one.entry_number == entry]
    if not found:
        raise UnknownTicket(ticket.subject)
    operation = "feedback.amend_note" if found[0].kind is EntryKind.NOTE else operation
    check_words(work, operation, ticket=ticket, entry=found[0], by=by)
    return ticket, found[0]


def _write(work: Work, ticket: Ticket, before: Entry, kind: EntryKind, *, by: Person, text: str) -> None:
    TicketChanges(work).write(
        ticket, kind, author_id=by.person_id, text=text, at=work.now, corrects=before.entry_number
    )
    facts = {"entry": before.entry_number, "as": kind.value}
    work.audit(Happened("feedback.corrected", ticket.subject, by.person_id, facts))
    redraw(work, ticket)
