"""Add something to a report."""

from actions.feedback.access import ticket_for
from actions.feedback.enclose_files import enclose_files, written_with
from actions.feedback.news import redraw, show_to_staff, tell_reporter, tell_staff
from actions.feedback.note_topic import with_topic
from actions.feedback.promises import heard
from data.model.feedback import LONGEST_REPORT, EntryKind, Ticket
from data.model.files import Enclosed
from data.model.people import Person
from data.model.writing import Origin
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.work import Work


def add_detail(
    work: Work,
    *,
    number: int,
    by: Person,
    text: str,
    seen_round: int | None = None,
    continued: bool = False,
    origin: Origin | None = None,
    enclosed: Enclosed | None = None,
) -> Ticket:
    """Keep what the reporter adds and show it to the department.

    Args:
        continued: the rest of one long text that its platform had cut: it needs no answer of its own.
        origin: the message in which it was written.
        enclosed: what came with it; then it may be without words.

    Raises:
        UnknownTicket, ButtonIsOld, TicketIsOver: see `ticket_for`; a closed one can be opened again first.
        NothingWritten, TooLong: the text is none to keep.
    """
    ticket = ticket_for(work, "feedback.add", number=number, by=by, seen_round=seen_round)
    written = written_with(text, longest=LONGEST_REPORT, enclosed=enclosed)
    changes = TicketChanges(work)
    ticket = _told_apart(work, ticket, written)
    entry = changes.write(
        ticket, EntryKind.ADDITION, author_id=by.person_id, text=written, at=work.now, origin=origin
    )
    work.audit(Happened("feedback.added", ticket.subject, by.person_id, {"entry": entry}))
    heard(work, ticket)
    ticket = enclose_files(work, ticket, entry=entry, by=by, enclosed=enclosed)
    redraw(work, ticket)
    if not continued:
        tell_reporter(work, ticket, "feedback.added")
        tell_staff(work, ticket, "feedback.addition", entry=entry)
    return ticket


def _told_apart(work: Work, ticket: Ticket, written: str) -> Ticket:
    """Return the ticket with what is added kept as its topic, where it tells one, and shown to those whose matter that is."""
    about = with_topic(work, ticket, written)
    if about != ticket:
        TicketChanges(work).save(about)
        show_to_staff(work, about)
    return about
