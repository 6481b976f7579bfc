"""What was said last between a reporter and those who work on what they reported."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, func, or_, select

from data.model.feedback import EntryKind, Ticket, TicketState
from data.store.feedback import ticket_entries, ticket_of, tickets
from data.store.work import Reading

# Notes and what the desk keeps of hand-overs are said to nobody there.
_BY_REPORTERS = (EntryKind.REPORT.value, EntryKind.ADDITION.value)
_BY_COLLEAGUES = (EntryKind.REPLY.value, EntryKind.QUESTION.value)
# What somebody says in quick succession stands in its order, though it is all received before the first of it is done.
SUCCESSION = timedelta(minutes=1)
_IS_SAID = or_(
    and_(ticket_entries.c.kind.in_(_BY_COLLEAGUES), ticket_entries.c.at <= bindparam("until")),
    and_(ticket_entries.c.kind.in_(_BY_REPORTERS), ticket_entries.c.at <= bindparam("soon")),
)
_LAST = (
    select(ticket_entries.c.ticket_number, func.max(ticket_entries.c.entry_number).label("entry_number"))
    .join(tickets, tickets.c.number == ticket_entries.c.ticket_number)
    .where(
        tickets.c.reporter_id == bindparam("person_id"),
        tickets.c.chat_id == bindparam("chat_id"),
        tickets.c.state == TicketState.OPEN,
        _IS_SAID,
    )
    .group_by(ticket_entries.c.ticket_number)
    .subquery()
)
# Asked whenever somebody says something: built once.
_LAST_SAID = (
    select(
        tickets,
        ticket_entries.c.entry_number,
        ticket_entries.c.kind.label("said_as"),
        ticket_entries.c.at.label("said_at"),
    )
    .join(_LAST, _LAST.c.ticket_number == tickets.c.number)
    .join(
        ticket_entries,
        (ticket_entries.c.ticket_number == _LAST.c.ticket_number)
        & (ticket_entries.c.entry_number == _LAST.c.entry_number),
    )
    .order_by(ticket_entries.c.at.desc(), tickets.c.number.desc())
)


@dataclass(frozen=True, slots=True)
class LastSaid:
    """What was said last about an open ticket."""

    ticket: Ticket
    entry_number: int
    said_as: EntryKind
    said_at: datetime


class TicketTalk:
    """Queries on what was said about tickets."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def last_said(self, person_id: int, chat_id: int, *, until: datetime) -> list[LastSaid]:
        """Return what was said last of each open report that somebody made in a chat, the latest first.

        Args:
            until: when something was received that may go on with it, however late that is understood.
        """
        where = {"person_id": person_id, "chat_id": chat_id, "until": until, "soon": until + SUCCESSION}
        rows = self._reading.connection.execute(_LAST_SAID, where)
        return [
            LastSaid(ticket_of(row), row.entry_number, EntryKind(row.said_as), row.said_at) for row in rows
        ]
