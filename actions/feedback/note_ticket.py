"""Note something on a ticket that the reporter never sees."""

from actions.feedback.access import ticket_for
from actions.feedback.enclose_files import enclose_files, written_with
from actions.feedback.news import redraw
from data.model.feedback import LONGEST_REPLY, EntryKind, Ticket
from data.model.files import Enclosed
from data.model.people import Person
from data.model.writing import Origin
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.work import Work


def note_ticket(
    work: Work,
    *,
    number: int,
    by: Person,
    text: str,
    seen_round: int | None,
    origin: Origin | None = None,
    enclosed: Enclosed | None = None,
) -> Ticket:
    """Keep an internal note, at any stage of the ticket.

    Args:
        origin: the message in which it was written.
        enclosed: what came with it; then it may be without words.

    Raises:
        UnknownTicket, NotAllowed, ButtonIsOld: see `ticket_for`.
        NothingWritten, TooLong: the text is none to keep.
    """
    ticket = ticket_for(work, "feedback.note", number=number, by=by, seen_round=seen_round)
    written = written_with(text, longest=LONGEST_REPLY, enclosed=enclosed)
    changes = TicketChanges(work)
    entry = changes.write(
        ticket, EntryKind.NOTE, author_id=by.person_id, text=written, at=work.now, origin=origin
    )
    work.audit(Happened("feedback.noted", ticket.subject, by.person_id, {"entry": entry}))
    ticket = enclose_files(work, ticket, entry=entry, by=by, enclosed=enclosed)
    redraw(work, ticket)
    return ticket
