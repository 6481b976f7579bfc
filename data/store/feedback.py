"""Tickets and their entries as they are kept; what people wrote is sealed under the reporter's key."""

import dataclasses
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Integer,
    LargeBinary,
    Row,
    String,
    Table,
    bindparam,
    false,
    func,
    select,
    update,
)

from data.model.company import Company
from data.model.feedback import CONFIDENTIAL_KIND, Entry, EntryKind, Ticket, TicketState, UnknownTicket
from data.model.writing import Origin
from data.store.counters import next_number
from data.store.inventory import FEW, IMPERSONAL, INSTANT, NUMBER, SEALED, holds, legible, purpose
from data.store.numbered import row_numbered
from data.store.origins import OriginChanges
from data.store.schema import Moment, metadata
from data.store.ticket_tokens import keep_terms
from data.store.work import Reading, Work

tickets = Table(
    "tickets",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("kind", String(32), nullable=False, info=legible("what kind of report it is", FEW)),
    Column("reporter_id", BigInteger, nullable=False, index=True, info=holds("who reports", NUMBER)),
    Column("chat_id", BigInteger, nullable=False, info=holds("where the reporter is told", NUMBER)),
    Column("department", String(32), nullable=False, info=IMPERSONAL),
    Column("opened_at", Moment, nullable=False, info=legible("when it was reported", INSTANT)),
    Column("state", String(16), nullable=False, info=legible("where it stands", FEW)),
    Column("app", String(32), nullable=False, info=legible("which app it is about", FEW)),
    Column(
        "version",
        String(64),
        nullable=False,
        info=legible(
            "which version, as it was written",
            "at most 64 characters, asked for as a version; not sealed yet",
        ),
    ),
    Column("severity", String(16), nullable=False, info=legible("how grave it is", FEW)),
    Column("responsible_id", BigInteger, info=holds("who answers for it", NUMBER)),
    Column("handler_id", BigInteger, info=holds("who works on it", NUMBER)),
    Column("round", Integer, nullable=False, info=IMPERSONAL),
    Column(
        "rating",
        Integer,
        info=legible("how satisfied the reporter was", "one of five, by which reports are made"),
    ),
    Column(
        "wants_human", Boolean, nullable=False, info=legible("whether the reporter asked for a person", FEW)
    ),
    # Counted here, so that a card without files need not ask for any.
    Column("files", Integer, nullable=False, server_default="0", info=IMPERSONAL),
    Column("merged_into", BigInteger, index=True, info=IMPERSONAL),
    Column(
        "let_be",
        Boolean,
        nullable=False,
        server_default=false(),
        info=legible("whether the reporter wants nothing more done about a low rating", FEW),
    ),
    Column(
        "topic",
        String(32),
        nullable=False,
        server_default="",
        info=legible("what it is about, by the company's list", FEW),
    ),
    Column("silent", Boolean, nullable=False, server_default=false(), info=IMPERSONAL),
    info=purpose("to handle what people report", kept="for good, as a number and a kind, for the count"),
)
ticket_entries = Table(
    "ticket_entries",
    metadata,
    Column("ticket_number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("entry_number", Integer, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("kind", String(16), nullable=False, info=IMPERSONAL),
    Column("author_id", BigInteger, nullable=False, info=holds("who wrote it", NUMBER)),
    Column(
        "sealed", LargeBinary, nullable=False, info=holds("what was written: reports, replies, notes", SEALED)
    ),
    Column("at", Moment, nullable=False, info=legible("when it was written", INSTANT)),
    Column("corrects", Integer, info=IMPERSONAL),
    Column("on_behalf_of", BigInteger, info=holds("in whose place it was done", NUMBER)),
    info=purpose(
        "to handle what people report",
        kept="privacy.terms.tickets (without consent: tickets_without_consent) after the last word on what is over, or until its writer is forgotten",
    ),
)
_FIELDS = tuple(field.name for field in dataclasses.fields(Ticket))


# Asked in every turn: built once, as building a statement costs more than running it.
_SAVE = update(tickets).where(tickets.c.number == bindparam("saved"))
_ENTRIES = (
    select(ticket_entries)
    .where(ticket_entries.c.ticket_number == bindparam("number"))
    .order_by(ticket_entries.c.entry_number)
)


class Tickets:
    """Queries on tickets."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def find(self, number: int) -> Ticket:
        """Return the ticket with that number.

        Raises:
            UnknownTicket: there is none.
        """
        unknown = UnknownTicket(f"FB-{number}")
        return ticket_of(row_numbered(self._reading, tickets, number, unknown, locks=False))

    def of_reporter(self, person_id: int) -> list[Ticket]:
        """Return what a person reported, the newest first."""
        rows = self._connection.execute(
            select(tickets).where(tickets.c.reporter_id == person_id).order_by(tickets.c.number.desc())
        )
        return [ticket_of(row) for row in rows]

    def open_of(self, departments: frozenset[str]) -> list[Ticket]:
        """Return the tickets on which departments still work, the oldest first."""
        rows = self._connection.execute(
            select(tickets)
            .where(tickets.c.state == TicketState.OPEN, worked_on_by(self._reading.company, departments))
            .order_by(tickets.c.number)
        )
        return [ticket_of(row) for row in rows]

    def handled_by(self, person_id: int) -> list[Ticket]:
        """Return the open tickets on which somebody works, the oldest first."""
        rows = self._connection.execute(
            select(tickets)
            .where(tickets.c.handler_id == person_id, tickets.c.state == TicketState.OPEN)
            .order_by(tickets.c.number)
        )
        return [ticket_of(row) for row in rows]

    def answered_for_by(self, person_id: int) -> list[Ticket]:
        """Return the open tickets for which somebody answers, the oldest first."""
        rows = self._connection.execute(
            select(tickets)
            .where(tickets.c.responsible_id == person_id, tickets.c.state == TicketState.OPEN)
            .order_by(tickets.c.number)
        )
        return [ticket_of(row) for row in rows]

    def entries(self, ticket: Ticket) -> list[Entry]:
        """Return all that was written on a ticket, the oldest first."""
        rows = self._connection.execute(_ENTRIES, {"number": ticket.number})
        return [self._entry(ticket, row) for row in rows]

    def entry(self, ticket: Ticket, entry_number: int) -> Entry:
        """Return one entry of a ticket."""
        row = self._connection.execute(
            select(ticket_entries).where(
                ticket_entries.c.ticket_number == ticket.number,
                ticket_entries.c.entry_number == entry_number,
            )
        ).one()
        return self._entry(ticket, row)

    def _entry(self, ticket: Ticket, row: Row[tuple[object, ...]]) -> Entry:
        text = self._reading.unseal(
            row.sealed, person_id=ticket.reporter_id, row=_row(ticket.number, row.entry_number)
        )
        return Entry(
            ticket.number,
            row.entry_number,
            EntryKind(row.kind),
            row.author_id,
            text,
            row.at,
            corrects=row.corrects,
            on_behalf_of=row.on_behalf_of,
        )


class TicketChanges:
    """Changes to tickets."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def locked(self, number: int) -> Ticket:
        """Return the ticket with that number, locked until the work ends.

        Raises:
            UnknownTicket: there is none.
        """
        return ticket_of(row_numbered(self._work, tickets, number, UnknownTicket(f"FB-{number}")))

    def next_number(self) -> int:
        """Return the number for a new ticket."""
        return next_number(self._connection, "ticket")

    def add(self, ticket: Ticket) -> None:
        """Keep a new ticket."""
        self._connection.execute(tickets.insert().values(**_values(ticket)))

    def save(self, ticket: Ticket) -> None:
        """Keep what became of a ticket."""
        self._connection.execute(_SAVE, {"saved": ticket.number, **_values(ticket)})

    def write(
        self,
        ticket: Ticket,
        kind: EntryKind,
        *,
        author_id: int,
        text: str,
        at: datetime,
        corrects: int | None = None,
        origin: Origin | None = None,
    ) -> int:
        """Keep an entry on a locked ticket and return its number.

        Args:
            corrects: number of the entry in whose place it now stands.
            origin: the message in which it was written.
        """
        last = self._connection.execute(
            select(func.max(ticket_entries.c.entry_number)).where(
                ticket_entries.c.ticket_number == ticket.number
            )
        ).scalar()
        entry_number = (last or 0) + 1
        row = _row(ticket.number, entry_number)
        self._connection.execute(
            ticket_entries.insert().values(
                ticket_number=ticket.number,
                entry_number=entry_number,
                kind=kind.value,
                author_id=author_id,
                sealed=self._work.seal(text, person_id=ticket.reporter_id, row=row),
                at=at,
                corrects=corrects,
                on_behalf_of=self._work.in_place_of(author_id),
            )
        )
        keep_terms(self._work, ticket.number, text)
        if origin is not None:
            OriginChanges(self._work).remember(origin, subject=ticket.subject, entry=entry_number)
        return entry_number


def worked_on_by(company: Company, departments: Collection[str]) -> ColumnElement[bool]:
    """Choose the tickets that departments have, and those about a matter of theirs that others have and may tell."""
    theirs = tickets.c.department.in_(sorted(departments))
    topics = sorted(one.key for one in company.topics if one.department in departments)
    about = tickets.c.topic.in_(topics) & (tickets.c.kind != CONFIDENTIAL_KIND)
    return theirs | about if topics else theirs


def ticket_of(row: Row[tuple[object, ...]]) -> Ticket:
    """Return the ticket that a row of its table holds."""
    values = {name: getattr(row, name) for name in _FIELDS}
    return Ticket(**values | {"state": TicketState(row.state)})


def _values(ticket: Ticket) -> dict[str, object]:
    return {name: getattr(ticket, name) for name in _FIELDS}


def _row(ticket_number: int, entry_number: int) -> str:
    return f"ticket_entries:{ticket_number}:{entry_number}"
