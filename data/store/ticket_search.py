"""Search for tickets by their words, over what is sealed."""

from collections.abc import Collection

from sqlalchemy import exists, func, select

from data.model.feedback import Ticket, TicketState
from data.model.searching import terms_of
from data.store.feedback import ticket_of, tickets, worked_on_by
from data.store.ticket_tokens import ticket_tokens, token_of
from data.store.work import Reading

# So many of what has a term are counted, to begin with the term that fewest have.
COUNTED = 1_000
SEARCHED_AT_MOST = 8


class TicketSearch:
    """Queries by words."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def found(self, words: str, departments: Collection[str], *, most: int, skip: int = 0) -> list[Ticket]:
        """Return the newest tickets on which departments work in which all of the words stand; none where nothing can be looked for.

        Args:
            skip: how many of them, the newest, are left out.
        """
        terms = terms_of(words)[:SEARCHED_AT_MOST]
        tokens = sorted({token_of(self._reading, term) for term in terms}, key=self._frequency)
        if not tokens:
            return []
        rarest, others = ticket_tokens.alias(), tokens[1:]
        query = (
            select(tickets)
            .join(rarest, rarest.c.ticket_number == tickets.c.number)
            .where(
                rarest.c.token == tokens[0],
                worked_on_by(self._reading.company, departments),
                tickets.c.state != TicketState.ERASED,
            )
            .order_by(rarest.c.ticket_number.desc())
            .offset(skip)
            .limit(most)
        )
        for token in others:
            also = ticket_tokens.alias()
            query = query.where(
                exists().where(also.c.token == token, also.c.ticket_number == rarest.c.ticket_number)
            )
        return [ticket_of(row) for row in self._connection.execute(query)]

    def _frequency(self, token: bytes) -> int:
        """Return how many tickets have a term, as far as it matters."""
        some = select(ticket_tokens.c.ticket_number).where(ticket_tokens.c.token == token).limit(COUNTED)
        return int(self._connection.execute(select(func.count()).select_from(some.subquery())).scalar_one())
