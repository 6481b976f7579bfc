"""Reply to the reporter of a ticket."""

from actions.feedback.access import ticket_for
from actions.feedback.enclose_files import enclose_files
from actions.feedback.news import redraw, tell_reporter
from actions.feedback.promises import answered
from actions.feedback.together import AsRead, as_written, reporter_of, with_followers
from data.model.feedback import LONGEST_REPLY, EntryKind, Ticket
from data.model.files import Enclosed
from data.model.people import Person
from data.model.writing import clean
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.work import Work


def reply_to_reporter(
    work: Work,
    *,
    number: int,
    by: Person,
    text: str,
    seen_round: int | None,
    question: bool = False,
    enclosed: Enclosed | None = None,
    as_read: AsRead = as_written,
) -> Ticket:
    """Send the reporter an answer, or a question, in the words of the person who writes it.

    Args:
        enclosed: what goes with it.
        as_read: makes of the text what a reporter reads.

    Raises:
        UnknownTicket, NotAllowed, ButtonIsOld, TicketIsOver: see `ticket_for`.
        NothingWritten, TooLong: the text is none to send.
    """
    operation = "feedback.ask" if question else "feedback.reply"
    ticket = ticket_for(work, operation, number=number, by=by, seen_round=seen_round)
    kind = EntryKind.QUESTION if question else EntryKind.REPLY
    written = clean(text, longest=LONGEST_REPLY)
    # Each reporter is told on what is theirs, under their own key.
    told = [
        _told(work, one, kind, by=by, text=as_read(reporter_of(work, one), written), enclosed=enclosed)
        for one in with_followers(work, ticket)
    ]
    return told[0]


def _told(
    work: Work, ticket: Ticket, kind: EntryKind, *, by: Person, text: str, enclosed: Enclosed | None
) -> Ticket:
    question = kind is EntryKind.QUESTION
    entry = TicketChanges(work).write(ticket, kind, author_id=by.person_id, text=text, at=work.now)
    work.audit(Happened("feedback.replied", ticket.subject, by.person_id, {"entry": entry}))
    answered(work, ticket, awaited=question)
    tell_reporter(work, ticket, "feedback.reply", entry=entry)
    ticket = enclose_files(work, ticket, entry=entry, by=by, enclosed=enclosed)
    redraw(work, ticket, attention=("feedback.reporter",) if question else ())
    return ticket
