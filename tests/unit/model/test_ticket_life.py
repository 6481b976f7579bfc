"""Whatever is done to a ticket in whatever order, what must hold of it holds."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from data.model.feedback import (
    KINDS,
    RATINGS,
    AlreadyClaimed,
    AlreadyRated,
    Ticket,
    TicketIsOpen,
    TicketIsOver,
    TicketState,
    claim,
    confirm_solved,
    contest,
    may_handle,
    rate,
    reopen,
    resolve,
    withdraw,
)
from tests.contract.store.harness import MONDAY

HANDLERS = st.integers(10, 12)


def new_ticket(kind: str = "complain", department: str = "operations") -> Ticket:
    return Ticket(1, kind, 1, 1, department, MONDAY)


class TicketLife(RuleBasedStateMachine):
    """A ticket under every operation, refused or not."""

    def __init__(self) -> None:
        super().__init__()
        self.ticket = self.before = new_ticket()

    def become(self, ticket: Ticket) -> None:
        self.before, self.ticket = self.ticket, ticket

    @rule(by=HANDLERS)
    def claim(self, by: int) -> None:
        if self.ticket.state is not TicketState.OPEN:
            with pytest.raises(TicketIsOver):
                claim(self.ticket, by=by, handler_name="")
        elif self.ticket.handler_id is not None:
            with pytest.raises(AlreadyClaimed):
                claim(self.ticket, by=by, handler_name="小云")
        else:
            self.become(claim(self.ticket, by=by, handler_name=""))
            assert self.ticket.handler_id == by

    @rule(by=HANDLERS)
    def resolve(self, by: int) -> None:
        if self.ticket.state is not TicketState.OPEN:
            with pytest.raises(TicketIsOver):
                resolve(self.ticket, by=by)
        else:
            self.become(resolve(self.ticket, by=by))
            assert self.ticket.handler_id == (self.before.handler_id or by)

    @rule(solved=st.booleans())
    def answer(self, *, solved: bool) -> None:
        deed = confirm_solved if solved else contest
        if self.ticket.state is TicketState.OPEN:
            with pytest.raises(TicketIsOpen):
                deed(self.ticket)
        elif self.ticket.state is not TicketState.RESOLVED:
            with pytest.raises(TicketIsOver):
                deed(self.ticket)
        else:
            self.become(deed(self.ticket))
            assert self.ticket.state is (TicketState.CLOSED if solved else TicketState.OPEN)

    @rule(rating=st.sampled_from(RATINGS))
    def rate(self, rating: int) -> None:
        if self.ticket.state is not TicketState.CLOSED:
            with pytest.raises((TicketIsOpen, TicketIsOver)):
                rate(self.ticket, rating=rating)
        elif self.ticket.rating is not None:
            with pytest.raises(AlreadyRated):
                rate(self.ticket, rating=rating)
        else:
            self.become(rate(self.ticket, rating=rating))
            assert self.ticket.rating == rating

    @rule()
    def reopen(self) -> None:
        if self.ticket.state is TicketState.OPEN:
            with pytest.raises(TicketIsOpen):
                reopen(self.ticket)
        else:
            self.become(reopen(self.ticket))

    @rule()
    def withdraw(self) -> None:
        if self.ticket.state is not TicketState.OPEN:
            with pytest.raises(TicketIsOver):
                withdraw(self.ticket)
        else:
            self.become(withdraw(self.ticket))

    @invariant()
    def a_rating_stands_on_a_closed_ticket_only(self) -> None:
        assert self.ticket.rating is None or self.ticket.state is TicketState.CLOSED

    @invariant()
    def what_is_solved_has_somebody_who_solved_it(self) -> None:
        if self.ticket.state in {TicketState.RESOLVED, TicketState.CLOSED}:
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

GROUPS = ("operations", "technical", "security", "leading_group")


@given(
    kind=st.sampled_from(KINDS),
    department=st.sampled_from(GROUPS),
    groups=st.frozensets(st.sampled_from(GROUPS)),
    handling=st.lists(st.sampled_from(GROUPS), unique=True).map(tuple),
)
def test_only_members_of_its_department_handle_a_ticket_and_security_reports_are_securitys(
    kind: str, department: str, groups: frozenset[str], handling: tuple[str, ...]
) -> None:
    ticket = new_ticket(kind, department)
    allowed = may_handle(ticket, groups=groups, handling=handling)
    assert allowed == (department in groups and (ticket.confidential or department in handling))
    assert not may_handle(ticket, groups=frozenset(), handling=handling)


def test_a_withdrawn_ticket_is_over_and_not_open_for_whoever_rates_it() -> None:
    with pytest.raises(TicketIsOver):
        rate(withdraw(new_ticket()), rating=5)
    assert replace(new_ticket(), number=7).subject == "FB-7"
