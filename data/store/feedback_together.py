"""Which tickets have to do with each other, and with what else."""

from sqlalchemy import BigInteger, Column, String, Table, select

from data.model.feedback import Ticket, TicketState
from data.store.feedback import ticket_of, tickets
from data.store.inventory import IMPERSONAL, purpose
from data.store.schema import inserts_into, metadata
from data.store.work import Reading, Work

ticket_links = Table(
    "ticket_links",
    metadata,
    Column("ticket_number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    # What it is linked to, such as FB-7; what other capabilities have is linked by its number as well.
    Column("subject", String(48), primary_key=True, info=IMPERSONAL),
    info=purpose("to know which reports have to do with each other", kept="as long as the tickets"),
)
_LINK = inserts_into(ticket_links)


class TicketsTogether:
    """Queries on tickets that have to do with each other."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def lead_of(self, ticket: Ticket) -> Ticket | None:
        """Return the open ticket with which this one is handled together, None when it stands by itself."""
        if ticket.merged_into is None:
            return None
        query = select(tickets).where(
            tickets.c.number == ticket.merged_into, tickets.c.state == TicketState.OPEN
        )
        row = self._connection.execute(query).first()
        return ticket_of(row) if row else None

    def followers_of(self, ticket: Ticket) -> list[Ticket]:
        """Return the open tickets that are handled together with this one, the oldest first."""
        query = (
            select(tickets)
            .where(tickets.c.merged_into == ticket.number, tickets.c.state == TicketState.OPEN)
            .order_by(tickets.c.number)
        )
        return [ticket_of(row) for row in self._connection.execute(query)]

    def links_of(self, ticket: Ticket) -> list[str]:
        """Return the subjects to which it is linked."""
        query = select(ticket_links.c.subject).where(ticket_links.c.ticket_number == ticket.number)
        return sorted(self._connection.execute(query).scalars())

    def linked_to(self, subject: str) -> list[int]:
        """Return the numbers of the tickets that are linked to something, the oldest first."""
        query = select(ticket_links.c.ticket_number).where(ticket_links.c.subject == subject)
        return sorted(self._connection.execute(query).scalars())


class TogetherChanges:
    """Changes to what has to do with what."""

    def __init__(self, work: Work) -> None:
        self._connection = work.connection

    def link(self, ticket: Ticket, subject: str) -> bool:
        """Link a ticket to something; return whether it was not before."""
        insert = _LINK[self._connection.dialect.name]
        values = {"ticket_number": ticket.number, "subject": subject}
        return bool(self._connection.execute(insert.values(**values).on_conflict_do_nothing()).rowcount)
