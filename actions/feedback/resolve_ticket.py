"""Resolve a ticket."""

from datetime import timedelta

from actions.feedback.access import ticket_for
from actions.feedback.news import redraw
from actions.feedback.promises import over
from actions.feedback.together import AsRead, as_written, reporter_of, with_followers
from data.model.durations import duration
from data.model.feedback import LONGEST_REPLY, EntryKind, Ticket, resolve
from data.model.notices import CardWanted, Priority
from data.model.people import Person
from data.model.writing import clean
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.feedback import TicketChanges
from data.store.work import Work

REMIND, CLOSE = "feedback.remind", "feedback.close_silent"


def resolve_ticket(
    work: Work,
    *,
    number: int,
    by: Person,
    seen_round: int | None,
    reason: str = "",
    as_read: AsRead = as_written,
) -> Ticket:
    """Declare the ticket solved and ask the reporter whether it is.

    Args:
        reason: what the reporter is told about the solution; may be empty.
        as_read: makes of it what a reporter reads.

    Raises:
        UnknownTicket, NotAllowed, ButtonIsOld, TicketIsOver: see `ticket_for`.
        TooLong: the reason is longer than one message.
    """
    ticket = ticket_for(work, "feedback.resolve", number=number, by=by, seen_round=seen_round)
    written = clean(reason, longest=LONGEST_REPLY) if reason.strip() else ""
    solved = [
        _solved(work, one, by=by, reason=as_read(reporter_of(work, one), written))
        for one in with_followers(work, ticket)
    ]
    return solved[0]


def _solved(work: Work, ticket: Ticket, *, by: Person, reason: str) -> Ticket:
    if reason:
        TicketChanges(work).write(
            ticket, EntryKind.SOLUTION, author_id=by.person_id, text=reason, at=work.now
        )
    return declare_solved(work, ticket, by=by.person_id)


def declare_solved(work: Work, ticket: Ticket, *, by: int) -> Ticket:
    """Let a locked ticket that is open be solved, and ask its own reporter whether it is."""
    resolved = resolve(ticket, by=by)
    TicketChanges(work).save(resolved)
    over(work, resolved)
    work.audit(Happened("feedback.resolved", ticket.subject, by, {"round": ticket.round}))
    redraw(work, resolved)
    ask_outcome(work, ticket)
    DueChanges(work).plan(REMIND, f"{ticket.subject}:{ticket.round}", work.now + reminder_after(work))
    _close_in_silence(work, resolved)
    return resolved


def ask_outcome(work: Work, ticket: Ticket) -> None:
    """Show the reporter the question whether this round of it solved it, or, where they have said so, for a rating."""
    work.promise(
        CardWanted(
            "feedback.outcome",
            ticket.subject,
            ticket.chat_id,
            instance=ticket.round,
            priority=Priority.ANSWER,
        )
    )


def _close_in_silence(work: Work, ticket: Ticket) -> None:
    """Let it be closed if its reporter says nothing for as long as the company waits."""
    patience = work.company.patience
    if patience is not None:
        calendar = work.company.calendar(work.company.department(ticket.department).calendar)
        at = patience.due(calendar, work.now)
        DueChanges(work).plan(CLOSE, f"{ticket.subject}:{ticket.round}", at)


def reminder_after(work: Work) -> timedelta:
    """Return how long somebody's word is waited for before they are reminded of it."""
    return duration(work.company.timings["survey_reminder"])
