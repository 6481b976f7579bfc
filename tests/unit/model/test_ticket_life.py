"""Whatever is done to a ticket in whatever order, what must hold of it holds."""

from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from data.model.feedback import (
    RATINGS,
    AlreadyClaimed,
    AlreadyRated,
    Ticket,
    TicketState,
    claim,
    confirm_solved,
    rate,
    reopen,
    resolve,
    withdraw,
)
from data.model.rights.table import TABLE
from tests.contract.store.harness import MONDAY

HANDLERS = st.integers(10, 12)


def doable(operation: str, ticket: Ticket) -> bool:
    """Tell whether the table lets it be done as the ticket stands."""
    states = TABLE[f"feedback.{operation}"].states
    assert states
    return ticket.state.value in states


def new_ticket(kind: str = "complain", department: str = "operations") -> Ticket:
    return Ticket(1, kind, 1, 1, department, MONDAY)


class TicketLife(RuleBasedStateMachine):
    """A ticket under every operation, refused or not."""

    def __init__(self) -> None:
        super().__init__()
        self.ticket = self.before = new_ticket()

    def become(self, ticket: Ticket) -> None:
        self.before, self.ticket = self.ticket, ticket

    @precondition(lambda self: doable("claim", self.ticket))
    @rule(by=HANDLERS)
    def claim(self, by: int) -> None:
        if self.ticket.handler_id is not None:
            with pytest.raises(AlreadyClaimed):
                claim(self.ticket, by=by)
        else:
            self.become(claim(self.ticket, by=by))
            assert self.ticket.handler_id == by

    @precondition(lambda self: doable("resolve", self.ticket))
    @rule(by=HANDLERS)
    def resolve(self, by: int) -> None:
        self.become(resolve(self.ticket, by=by))
        assert self.ticket.handler_id == (self.before.handler_id or by)

    @precondition(lambda self: doable("confirm", self.ticket))
    @rule()
    def confirm(self) -> None:
        self.become(confirm_solved(self.ticket))
        assert self.ticket.state is TicketState.CLOSED

    @precondition(lambda self: doable("rate", self.ticket))
    @rule(rating=st.sampled_from(RATINGS))
    def rate(self, rating: int) -> None:
        if self.ticket.rating is not None:
            with pytest.raises(AlreadyRated):
                rate(self.ticket, rating=rating)
        else:
            self.become(rate(self.ticket, rating=rating))
            assert self.ticket.rating == rating

    @precondition(lambda self: doable("reopen", self.ticket) or doable("contest", self.ticket))
    @rule()
    def reopen(self) -> None:
        self.become(reopen(self.ticket))
        assert self.ticket.state is TicketState.OPEN

    @precondition(lambda self: doable("withdraw", self.ticket))
    @rule()
    def withdraw(self) -> None:
        self.become(withdraw(self.ticket))

    @invariant()
    def a_rating_stands_on_a_closed_ticket_only(self) -> None:
        assert self.ticket.rating is None or self.ticket.state is TicketState.CLOSED

    @invariant()
    def what_is_solved_has_somebody_who_solved_it(self) -> None:
        """Who reported it may call it solved as long as nobody works on it."""
        if self.ticket.state is TicketState.RESOLVED:
            assert self.ticket.handler_id is not None

    @invariant()
    def a_round_begins_whenever_it_is_opened_again_and_only_then(self) -> None:
        opened = self.ticket.state is TicketState.OPEN and self.before.state is not TicketState.OPEN
        assert self.ticket.round == self.before.round + opened
        self.before = self.ticket

    @invariant()
    def what_was_reported_stays_as_it_was(self) -> None:
        now, then = self.ticket, new_ticket()
        assert (now.number, now.kind, now.reporter_id, now.opened_at, now.responsible_id) == (
            then.number,
            then.kind,
            then.reporter_id,
            then.opened_at,
            then.responsible_id,
        )


TestTicketLife = TicketLife.TestCase
TestTicketLife.settings = settings(max_examples=60, stateful_step_count=25)


def test_a_number_is_written_as_people_read_it() -> None:
    assert replace(new_ticket(), number=7).subject == "FB-7"
