"""Requests and grants come back as they were kept; of ten who decide at once, one has decided."""

import threading
from concurrent.futures import Future
from datetime import timedelta

import pytest

from actions.approvals.decide_request import decide_request
from actions.approvals.end_request import withdraw_request, withdraw_requests_of
from actions.delegation.lend_rights import lend_rights
from actions.permissions.begin_grant import hear_of_decision
from actions.permissions.request_permission import request_permission
from data.model.approvals.refusals import (
    AlreadyDecided,
    LendersRequest,
    OwnRequest,
    SignedAlready,
    UnknownRequest,
)
from data.model.approvals.requests import Request, RequestState, Step, who_signed
from data.model.people import Person
from data.model.permissions import Grant, UnknownGrant
from data.model.refusals import Refusal
from data.store.approvals import RequestChanges, Requests
from data.store.audit_check import verify_chain
from data.store.database import Store
from data.store.people import People
from data.store.permissions import Grants
from data.store.roster import RosterChanges
from data.store.work import Work
from tests.contract.store.harness import FrozenClock, person, private_chat


def asked(work: Work, by: str = "yun", permission: str = "prod_db_read", hours: int = 24) -> Request:
    """Let somebody of the demo company ask for a permission."""
    return request_permission(
        work,
        by=person(work, by),
        chat=private_chat(work, by, "slack"),
        permission=permission,
        length=timedelta(hours=hours),
        reason="排查发票问题",
    )


def approved(work: Work, request: Request, by: str) -> Grant | None:
    """Let somebody approve a request, and what follows from it follow."""
    decide_request(work, number=request.number, by=person(work, by), verdict=Step.APPROVE, seen_evidence=1)
    return hear_of_decision(work, request_number=request.number)


def test_a_request_comes_back_as_it_was_kept(settled: Store) -> None:
    with settled.work() as work:
        request = asked(work)
        assert Requests(work).find(request.number) == request
        assert Requests(work).evidence(request).fields["reason"] == "排查发票问题"
        changes = RequestChanges(work)
        assert changes.mark(request, Step.RETURN, by=3, stage="technical", comment="请补充") == 1
        assert changes.mark(request, Step.EXPIRE, by=None) == 2
        first, second = Requests(work).marks(request)
        assert (first.comment, first.person_id, first.stands) == ("请补充", 3, True)
        assert (second.comment, second.person_id) == ("", None)
        changes.fall(request, [first])
        assert not Requests(work).marks(request)[0].stands
        with pytest.raises(UnknownRequest):
            Requests(work).find(99)


def test_a_grant_comes_back_and_its_holder_has_it_until_its_second_and_no_longer(
    settled: Store, opening_clock: FrozenClock
) -> None:
    with settled.work() as work:
        grant = approved(work, asked(work, "wen", "announcer"), "zhou")
        assert grant is not None
        assert Grants(work).find(grant.number) == grant
        assert "announcer" in person(work, "wen").roles
        with pytest.raises(UnknownGrant):
            Grants(work).find(99)
    opening_clock.forward(timedelta(hours=24) - timedelta(seconds=1))
    with settled.reading() as reading:
        assert "announcer" in person(reading, "wen").roles
    opening_clock.forward(timedelta(seconds=1))
    with settled.reading() as reading:
        assert "announcer" not in People(reading).find(grant.person_id).roles
        assert Grants(reading).active_of(grant.person_id) == []


def outcomes(store: Store, tasks: list[tuple[str, Step]], number: int) -> list[str]:
    """Let all decide at once, and return what each was told."""
    together = threading.Barrier(min(len(tasks), 3), timeout=20)
    side_by_side = store.engine.dialect.name == "postgresql"

    def run(work: Work, by: Person, step: Step) -> str:
        if side_by_side and work.turn_id < 3:
            together.wait()
        if step is Step.WITHDRAW:
            return withdraw_request(work, number=number, by=by).state.value
        return decide_request(
            work, number=number, by=by, verdict=step, seen_evidence=1, comment="x"
        ).state.value

    def told(future: Future[str]) -> str:
        try:
            return future.result()
        except Refusal as refusal:
            return refusal.rule()

    with store.reading() as reading:
        staff = [(person(reading, by), step) for by, step in tasks]
    futures = [
        store.submit(lambda work, by=by, step=step: run(work, by, step), turn_id=turn)  # type: ignore[misc]  # mypy cannot infer a default
        for turn, (by, step) in enumerate(staff)
    ]
    return [told(future) for future in futures]


def test_of_ten_at_once_on_one_card_exactly_one_decides(settled: Store) -> None:
    with settled.work() as work:
        request = asked(work)
    verdicts = (Step.APPROVE, Step.REJECT, Step.CONDITION)
    tasks = [(by, step) for step in verdicts for by in ("lin", "ada", "chen")] + [("yun", Step.WITHDRAW)]
    told = outcomes(settled, tasks, request.number)
    decisive = [one for one in told if one in {state.value for state in RequestState}]
    assert len(decisive) == 1
    assert told.count(AlreadyDecided.rule()) == len(tasks) - 1
    with settled.reading() as reading:
        found = Requests(reading).find(request.number)
        assert [found.state.value] == decisive
        assert len(Requests(reading).marks(found)) == 1
        assert isinstance(verify_chain(reading.connection), int)


def test_two_signatures_are_two_people_however_often_each_presses(settled: Store) -> None:
    with settled.work() as work:
        request = asked(work, "yun", "prod_db_write", hours=1)
    told = outcomes(settled, [("lin", Step.APPROVE)] * 6 + [("ada", Step.APPROVE)] * 4, request.number)
    assert (told.count("waiting"), told.count("approved")) == (1, 1)
    assert told.count(AlreadyDecided.rule()) + told.count(SignedAlready.rule()) == 8
    with settled.reading() as reading:
        marks = Requests(reading).marks(Requests(reading).find(request.number))
        assert len({mark.person_id for mark in marks}) == len(marks) == 2


def test_a_lender_and_whoever_stands_in_at_once_are_one_signature(settled: Store) -> None:
    with settled.work() as work:
        request = asked(work, "yun", "prod_db_write", hours=1)
        lender = person(work, "lin")
        lend_rights(
            work,
            by=lender,
            home=private_chat(work, "lin", "slack"),
            delegate_id=person(work, "lea").person_id,
            starts_at=work.now,
            ends_at=work.now + timedelta(days=2),
        )
    told = outcomes(settled, [("lin", Step.APPROVE), ("lea", Step.APPROVE)] * 5, request.number)
    assert told.count("waiting") == 1
    assert told.count(SignedAlready.rule()) == 9
    with settled.reading() as reading:
        found = Requests(reading).find(request.number)
        (mark,) = Requests(reading).marks(found)
        assert who_signed(found, [mark]) == {lender.person_id, mark.person_id}
        assert mark.on_behalf_of in {None, lender.person_id}


def test_nobody_decides_on_their_own_request_through_whoever_stands_in(settled: Store) -> None:
    with settled.work() as work:
        request = asked(work, "lin")
        lend_rights(
            work,
            by=person(work, "lin"),
            home=private_chat(work, "lin", "slack"),
            delegate_id=person(work, "lea").person_id,
            starts_at=work.now,
            ends_at=work.now + timedelta(days=2),
        )
    told = outcomes(settled, [("lea", Step.APPROVE), ("lin", Step.APPROVE)], request.number)
    assert told == [LendersRequest.rule(), OwnRequest.rule()]


def test_of_two_that_conflict_and_are_approved_at_once_one_begins(settled: Store) -> None:
    with settled.work() as work:
        write, sign = asked(work, "yun", "prod_db_write", hours=1), asked(work, "yun", "release_signer")
        for by in ("lin", "ada"):
            decide_request(
                work, number=write.number, by=person(work, by), verdict=Step.APPROVE, seen_evidence=1
            )
        decide_request(
            work, number=sign.number, by=person(work, "gao"), verdict=Step.APPROVE, seen_evidence=1
        )
    futures = [
        settled.submit(lambda work, number=one.number: hear_of_decision(work, request_number=number))  # type: ignore[misc]  # mypy cannot infer a default
        for one in (write, sign)
    ]
    states = sorted(grant.state.value for future in futures if (grant := future.result()))
    assert states == ["active", "barred"]


def test_whoever_leaves_asks_no_more_and_gets_nothing_that_was_just_approved(settled: Store) -> None:
    with settled.work() as work:
        waiting, signed = asked(work), asked(work, permission="release_signer")
        decide_request(
            work, number=signed.number, by=person(work, "gao"), verdict=Step.APPROVE, seen_evidence=1
        )
        withdraw_requests_of(work, person(work, "yun"))
        assert Requests(work).find(waiting.number).state is RequestState.WAITING
        RosterChanges(work).leave(waiting.requester_id)
        withdraw_requests_of(work, People(work).find(waiting.requester_id))
        assert Requests(work).find(waiting.number).state is RequestState.WITHDRAWN
        assert Requests(work).find(signed.number).state is RequestState.APPROVED
        assert hear_of_decision(work, request_number=signed.number) is None
        assert Grants(work).of(waiting.requester_id) == []
        with pytest.raises(AlreadyDecided):
            approved(work, waiting, "lin")
