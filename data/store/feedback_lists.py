"""Lists of tickets, page by page."""

from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from data.model.feedback import Ticket, TicketState
from data.store.feedback import ticket_of, tickets
from data.store.work import Reading

UNFINISHED = (TicketState.OPEN, TicketState.RESOLVED)


class TicketLists:
    """Queries on many tickets."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def unfinished(self, reporter_id: int, *, skip: int, most: int) -> list[Ticket]:
        """Return what a person reported and what is not over yet, the newest first."""
        return self._page(_of_reporter(reporter_id), tickets.c.number.desc(), skip=skip, most=most)

    def count_unfinished(self, reporter_id: int) -> int:
        """Return how many of a person's reports are not over yet."""
        return self._count(_of_reporter(reporter_id))

    def open_for(self, person_id: int, departments: frozenset[str], *, skip: int, most: int) -> list[Ticket]:
        """Return what departments still work on: first what this person does, then what nobody does, then the rest."""
        mine = case((tickets.c.handler_id == person_id, 0), (tickets.c.handler_id.is_(None), 1), else_=2)
        return self._page(_open_in(departments), mine, tickets.c.number, skip=skip, most=most)

    def count_open(self, departments: frozenset[str]) -> int:
        """Return how many tickets departments still work on."""
        return self._count(_open_in(departments))

    def _page(
        self, where: ColumnElement[bool], *order: ColumnElement[Any], skip: int, most: int
    ) -> list[Ticket]:
        query = select(tickets).where(where).order_by(*order).offset(skip).limit(most)
        return [ticket_of(row) for row in self._connection.execute(query)]

    def _count(self, where: ColumnElement[bool]) -> int:
        return int(
            self._connection.execute(select(func.count()).select_from(tickets).where(where)).scalar_one()
        )


def _of_reporter(reporter_id: int) -> ColumnElement[bool]:
    return (tickets.c.reporter_id == reporter_id) & tickets.c.state.in_(UNFINISHED)


def _open_in(departments: frozenset[str]) -> ColumnElement[bool]:
    return (tickets.c.state == TicketState.OPEN) & tickets.c.department.in_(sorted(departments))
