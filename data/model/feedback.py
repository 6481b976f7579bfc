"""Tickets: what a person reported, and what becomes of it; who may do what, and when, stands in the table of rights."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from data.model.refusals import Refusal

PROBLEM = "report_problem"
KINDS = (PROBLEM, "complain", "suggest", "praise", "ask_question", "report_security")
SEVERITIES = ("low", "normal", "high", "critical")
MOST_SEVERE = "critical"
LONGEST_REPORT = 65_536
LONGEST_REPLY = 3_000
LONGEST_VERSION = 64
RATINGS = (1, 2, 3, 4, 5)
LOW_RATING = 2
CONFIDENTIAL_KIND, CONFIDENTIAL_DEPARTMENT = "report_security", "security"


class TicketState(StrEnum):
    """Where a ticket stands."""

    OPEN = "open"
    RESOLVED = "resolved"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"


class EntryKind(StrEnum):
    """What an entry of a ticket is. NOTE never reaches the reporter."""

    REPORT = "report"
    ADDITION = "addition"
    REPLY = "reply"
    QUESTION = "question"
    SOLUTION = "solution"
    NOTE = "note"
    CORRECTION = "correction"
    DELETION = "deletion"
    HANDED_BACK = "handed-back"
    HANDED_OVER = "handed-over"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing written on a ticket, in the order of `entry_number` from 1.

    Attributes:
        corrects: number of the entry in whose place this one stands, None when it stands for itself.
        on_behalf_of: in whose place its author wrote it, by person_id; None for nobody's but their own.
    """

    ticket_number: int
    entry_number: int
    kind: EntryKind
    author_id: int
    text: str
    at: datetime
    corrects: int | None = None
    on_behalf_of: int | None = None


@dataclass(frozen=True, slots=True)
class Ticket:
    """A report on its way.

    Attributes:
        chat_id: where the reporter is told. department: whose ticket it is.
        responsible_id: who answers for it; stays when others work on it. handler_id: who works on it.
        round: counts from 1, one more each time it is opened again.
        wants_human: whether the reporter asked for a person.
        files: how many were sent about it. topic: key of the matter that it is about, empty for none of the company's.
        merged_into: number of the ticket with which it is handled together, None when it stands by itself.
        let_be: whether its reporter, who rated it low, wants nothing more done about it.
        silent: whether it was closed because its reporter did not say whether it is solved; they still can.
    """

    number: int
    kind: str
    reporter_id: int
    chat_id: int
    department: str
    opened_at: datetime
    state: TicketState = TicketState.OPEN
    app: str = ""
    version: str = ""
    severity: str = ""
    responsible_id: int | None = None
    handler_id: int | None = None
    round: int = 1
    rating: int | None = None
    wants_human: bool = False
    files: int = 0
    merged_into: int | None = None
    let_be: bool = False
    silent: bool = False
    topic: str = ""

    @property
    def subject(self) -> str:
        """Return the number as people read it, such as FB-7."""
        return f"FB-{self.number}"

    @property
    def confidential(self) -> bool:
        """Whether only the security group may see it."""
        return self.kind == CONFIDENTIAL_KIND


@dataclass(eq=False)
class UnknownTicket(Refusal):
    """No ticket that this person may know of has that number."""

    number: str


@dataclass(eq=False)
class AlreadyClaimed(Refusal):
    """Somebody else works on it."""

    subject: str
    who: int


@dataclass(eq=False)
class CannotHaveTicket(Refusal):
    """Whoever or whichever department it is does not work on tickets of that kind."""

    subject: str


@dataclass(eq=False)
class HasTheTicket(Refusal):
    """It is theirs already."""

    subject: str


@dataclass(eq=False)
class TicketIsOver(Refusal):
    """The ticket is resolved, closed or withdrawn, so that this can no longer be done."""

    subject: str
    state: str


@dataclass(eq=False)
class TicketIsOpen(Refusal):
    """The ticket is still being worked on."""

    subject: str


@dataclass(eq=False)
class AlreadyRated(Refusal):
    """The reporter has rated it."""

    subject: str
    rating: int


@dataclass(eq=False)
class NotRatedLow(Refusal):
    """The reporter has not said that they are not satisfied."""

    subject: str


def as_corrected(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries as they stand now: each with its newest text, each correction with what stood before it.

    Args:
        entries: all of a ticket, the oldest first.
    """
    newest = {entry.entry_number: entry.text for entry in entries if entry.corrects is None}
    told = []
    for entry in entries:
        before = entry.text if entry.corrects is None else newest[entry.corrects]
        told.append(dataclasses.replace(entry, text=before))
        if entry.corrects is not None and entry.kind is not EntryKind.DELETION:
            newest[entry.corrects] = entry.text
    return [dataclasses.replace(entry, text=newest.get(entry.entry_number, entry.text)) for entry in told]


def claim(ticket: Ticket, *, by: int) -> Ticket:
    """Let a person work on it.

    Raises:
        AlreadyClaimed: somebody does already.
    """
    if ticket.handler_id is not None:
        raise AlreadyClaimed(ticket.subject, ticket.handler_id)
    return dataclasses.replace(ticket, handler_id=by)


def assign(ticket: Ticket, *, to: int) -> Ticket:
    """Let somebody work on it, whoever did before.

    Raises:
        HasTheTicket: they do already.
    """
    if ticket.handler_id == to:
        raise HasTheTicket(ticket.subject)
    return dataclasses.replace(ticket, handler_id=to)


def hand_over(ticket: Ticket, *, department: str) -> Ticket:
    """Let another department work on it; whoever is responsible stays so.

    Raises:
        HasTheTicket: it does already.
    """
    if ticket.department == department:
        raise HasTheTicket(ticket.subject)
    return dataclasses.replace(ticket, department=department, handler_id=None)


def confide(ticket: Ticket, *, responsible_id: int | None) -> Ticket:
    """Let it be a security report, which nobody but the security group knows of from then on."""
    return dataclasses.replace(
        ticket,
        kind=CONFIDENTIAL_KIND,
        department=CONFIDENTIAL_DEPARTMENT,
        responsible_id=responsible_id,
        handler_id=None,
    )


def hand_back(ticket: Ticket) -> Ticket:
    """Let nobody work on it."""
    return dataclasses.replace(ticket, handler_id=None)


def resolve(ticket: Ticket, *, by: int) -> Ticket:
    """Declare it solved, which the reporter may still contest."""
    handler = ticket.handler_id if ticket.handler_id is not None else by
    return dataclasses.replace(ticket, state=TicketState.RESOLVED, handler_id=handler)


def confirm_solved(ticket: Ticket) -> Ticket:
    """Close it because the reporter says that it is solved."""
    return dataclasses.replace(ticket, state=TicketState.CLOSED, silent=False)


def close_silent(ticket: Ticket) -> Ticket:
    """Close it because its reporter was asked whether it is solved, and says nothing."""
    return dataclasses.replace(ticket, state=TicketState.CLOSED, silent=True)


def awaits_word(ticket: Ticket) -> bool:
    """Tell whether its reporter may still say whether it is solved."""
    return ticket.state is TicketState.RESOLVED or (ticket.state is TicketState.CLOSED and ticket.silent)


def reopen(ticket: Ticket) -> Ticket:
    """Open it again, by itself: what it was handled together with may be over."""
    return dataclasses.replace(
        ticket,
        state=TicketState.OPEN,
        round=ticket.round + 1,
        rating=None,
        wants_human=False,
        merged_into=None,
        let_be=False,
        silent=False,
    )


def withdraw(ticket: Ticket) -> Ticket:
    """Take it back at the reporter's wish."""
    return dataclasses.replace(ticket, state=TicketState.WITHDRAWN)


def rate(ticket: Ticket, *, rating: int) -> Ticket:
    """Keep the reporter's rating, 1 to 5.

    Raises:
        AlreadyRated: it has a rating.
    """
    if ticket.rating is not None:
        raise AlreadyRated(ticket.subject, ticket.rating)
    return dataclasses.replace(ticket, rating=rating)


def let_be(ticket: Ticket) -> Ticket:
    """Leave it at a low rating, as its reporter wishes.

    Raises:
        NotRatedLow: there is nothing to leave it at.
    """
    if ticket.rating is None or ticket.rating > LOW_RATING:
        raise NotRatedLow(ticket.subject)
    return dataclasses.replace(ticket, let_be=True)
