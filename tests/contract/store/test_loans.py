"""Loans come back as they were kept; what two do to them at once happens once."""

import functools
import threading
from collections.abc import Callable
from datetime import timedelta

import pytest

from actions.delegation.end_loan import hand_back_loan, withdraw_loan
from actions.delegation.lend_rights import lend_rights
from data.model.delegation import LentAlready, Loan, LoanIsOver, UnknownLoan
from data.model.refusals import Refusal
from data.model.rights.rule import OnLoan
from data.store.audit_trail import Trail
from data.store.database import Store
from data.store.delegation import Loans
from data.store.work import Work
from tests.contract.store.harness import Opening, person, private_chat, settle_in

DAY = timedelta(days=1)


@pytest.fixture
def settled(store: Store, opening: Opening) -> Store:
    settle_in(store, opening.roster)
    return store


def lent(work: Work, *, to: str = "lea", after: timedelta = timedelta(), reason: str = "外出") -> Loan:
    """Let zhou be away for three days."""
    return lend_rights(
        work,
        by=person(work, "zhou"),
        home=private_chat(work, "zhou", "slack"),
        delegate_id=person(work, to).person_id,
        starts_at=work.now + after,
        ends_at=work.now + after + 3 * DAY,
        reason=reason,
    )


def test_a_loan_comes_back_as_it_was_kept(settled: Store) -> None:
    with settled.work() as work:
        later, now = lent(work, after=9 * DAY, reason=""), lent(work)
        zhou, lea = person(work, "zhou"), person(work, "lea")
    with settled.reading() as reading:
        loans = Loans(reading)
        assert loans.find(now.number) == now
        assert (loans.reason(now), loans.reason(later)) == ("外出", "")
        assert loans.standing(lea.person_id) == loans.standing(zhou.person_id) == (now, later)
        assert loans.held_by(lea) == (OnLoan(zhou.person_id, zhou.groups),)
        assert loans.groups_of(lea) == {"marketing", "operations"}
        assert loans.held_by(zhou) == ()
        with pytest.raises(UnknownLoan):
            loans.find(99)


def at_once(settled: Store, deeds: list[Callable[[Work], object]], lost: type[Refusal]) -> int:
    """Let all of it be done at once where works stand side by side; return how many were not refused."""
    together = threading.Barrier(len(deeds), timeout=20)
    side_by_side = settled.engine.dialect.name == "postgresql"

    def run(work: Work, deed: Callable[[Work], object]) -> None:
        if side_by_side:
            together.wait()
        deed(work)

    futures = [settled.submit(lambda work, deed=deed: run(work, deed)) for deed in deeds]  # type: ignore[misc]  # mypy cannot infer a default
    faults = [future.exception() for future in futures]
    assert all(isinstance(fault, lost) for fault in faults if fault is not None)
    return faults.count(None)


def test_of_two_loans_for_the_same_days_one_is_kept(settled: Store) -> None:
    lending: list[Callable[[Work], object]] = [functools.partial(lent, to=to) for to in ("lea", "qiu")]
    assert at_once(settled, lending, LentAlready) == 1
    with settled.reading() as reading:
        assert len(Loans(reading).standing(person(reading, "zhou").person_id)) == 1


def test_a_loan_that_both_end_at_once_is_ended_once(settled: Store) -> None:
    with settled.work() as work:
        number = lent(work).number
        zhou, lea = person(work, "zhou"), person(work, "lea")
    ends: list[Callable[[Work], object]] = [
        lambda work: withdraw_loan(work, number=number, by=zhou),
        lambda work: hand_back_loan(work, number=number, by=lea),
    ]
    assert at_once(settled, ends, LoanIsOver) == 1
    with settled.reading() as reading:
        assert Loans(reading).held_by(lea) == ()
        told = Trail(reading).entries(*Trail(reading).span(since=None, until=None))
        assert [one.deed for one in told].count("delegation.ended") == 1
