"""Lists of tickets, page by page."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, case, cast, exists, func, literal, select

from data.model.deadlines import FIRST_RESPONSE, RESOLUTION
from data.model.feedback import CONFIDENTIAL_KIND, MOST_SEVERE, SEVERITIES, Ticket, TicketState
from data.store.feedback import ticket_of, tickets, worked_on_by
from data.store.ladders import ladders
from data.store.work import Reading

ALL_STATES = tuple(state for state in TicketState if state is not TicketState.ERASED)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of the tickets on which departments work somebody wants to see.

    Attributes:
        handler_id: who works on them, None for whoever does.
        app: key of the app that they are about, empty for all.
        unfinished: whether only what is still worked on.
    """

    departments: frozenset[str]
    handler_id: int | None = None
    app: str = ""
    unfinished: bool = True


# What cannot wait comes before what can, then what is graver, then what is older.
URGENT_KINDS = (CONFIDENTIAL_KIND, "complain")
GRAVITY = {severity: -place for place, severity in enumerate(SEVERITIES)}
MOST_URGENT = (
    case((tickets.c.severity == MOST_SEVERE, 0), (tickets.c.kind.in_(URGENT_KINDS), 0), else_=1),
    case(GRAVITY, value=tickets.c.severity, else_=GRAVITY["normal"]),
    tickets.c.number,
)
UNFINISHED = (TicketState.OPEN, TicketState.RESOLVED)


class TicketLists:
    """Queries on many tickets."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection
        self._company = reading.company

    def unfinished(self, reporter_id: int, *, skip: int, most: int) -> list[Ticket]:
        """Return what a person reported and what is not over yet, the newest first."""
        return self._page(_of_reporter(reporter_id), tickets.c.number.desc(), skip=skip, most=most)

    def count_unfinished(self, reporter_id: int) -> int:
        """Return how many of a person's reports are not over yet."""
        return self._count(_of_reporter(reporter_id))

    def open_for(self, person_id: int, departments: frozenset[str], *, skip: int, most: int) -> list[Ticket]:
        """Return what departments still work on: first what this person does, then what nobody does; of each the urgent first."""
        mine = case((tickets.c.handler_id == person_id, 0), (tickets.c.handler_id.is_(None), 1), else_=2)
        return self._page(self._open_in(departments), mine, *MOST_URGENT, skip=skip, most=most)

    def count_open(self, departments: frozenset[str]) -> int:
        """Return how many tickets departments still work on."""
        return self._count(self._open_in(departments))

    def listed(self, chosen: Chosen, *, skip: int, most: int) -> list[Ticket]:
        """Return a page of what somebody chose to see: what is open the most urgent first, all else the newest first."""
        order = MOST_URGENT if chosen.unfinished else (tickets.c.number.desc(),)
        return self._page(self._chosen(chosen), *order, skip=skip, most=most)

    def count_listed(self, chosen: Chosen) -> int:
        """Return how many tickets somebody chose to see."""
        return self._count(self._chosen(chosen))

    def waiting_for(
        self, person_id: int, departments: frozenset[str], *, skip: int, most: int
    ) -> list[Ticket]:
        """Return what waits for somebody: what they work on, then what nobody of their departments does."""
        mine = case((tickets.c.handler_id == person_id, 0), else_=1)
        return self._page(self._waits(person_id, departments), mine, *MOST_URGENT, skip=skip, most=most)

    def count_waiting_for(self, person_id: int, departments: frozenset[str]) -> int:
        """Return how many tickets wait for somebody."""
        return self._count(self._waits(person_id, departments))

    def count_opened(self, department: str, *, since: datetime) -> int:
        """Return how many of the tickets on which a department works were reported since then."""
        return self._count(worked_on_by(self._company, {department}) & (tickets.c.opened_at >= since))

    def count_free(self, department: str) -> int:
        """Return how many of the open tickets of a department nobody works on."""
        return self._count(self._open_in({department}) & tickets.c.handler_id.is_(None))

    def overdue(self, department: str, *, at: datetime, most: int) -> list[int]:
        """Return the numbers of the open tickets of a department of which a promise is broken, the oldest first."""
        promise = (
            (ladders.c.subject == literal("FB-") + cast(tickets.c.number, String))
            & ladders.c.name.in_((FIRST_RESPONSE, RESOLUTION))
            & ladders.c.ended_at.is_(None)
            & (ladders.c.goal_at <= at)
        )
        query = select(tickets.c.number).where(self._open_in({department}), exists().where(promise))
        return list(self._connection.execute(query.order_by(tickets.c.number).limit(most)).scalars())

    def below(self, number: int, *, most: int) -> list[Ticket]:
        """Return the tickets that came before one, the newest first."""
        return self._page(tickets.c.number < number, tickets.c.number.desc(), skip=0, most=most)

    def count_below(self, number: int) -> int:
        """Return how many tickets came before one."""
        return self._count(tickets.c.number < number)

    def _open_in(self, departments: Collection[str]) -> ColumnElement[bool]:
        return (tickets.c.state == TicketState.OPEN) & worked_on_by(self._company, departments)

    def _chosen(self, chosen: Chosen) -> ColumnElement[bool]:
        states = (TicketState.OPEN,) if chosen.unfinished else ALL_STATES
        where = worked_on_by(self._company, chosen.departments) & tickets.c.state.in_(states)
        if chosen.handler_id is not None:
            where &= tickets.c.handler_id == chosen.handler_id
        return where & (tickets.c.app == chosen.app) if chosen.app else where

    def _waits(self, person_id: int, departments: Collection[str]) -> ColumnElement[bool]:
        theirs = (tickets.c.handler_id == person_id) | tickets.c.handler_id.is_(None)
        return self._open_in(departments) & theirs

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
