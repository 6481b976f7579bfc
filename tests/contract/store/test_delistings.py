"""A delisting comes back as it was kept; what was decided twice or too late begins nothing a second time."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from actions.approvals.decide_request import decide_request
from actions.approvals.end_request import withdraw_request
from actions.delistings.begin_delisting import hear_of_decision
from actions.delistings.end_delisting import close_delisting, stop_delisting
from actions.delistings.keep_days import end_service, hear_of_task, take_down
from actions.delistings.open_delisting import open_delisting
from actions.delistings.pass_package import REVIEW_DUE, pass_package, review_delisting
from actions.delistings.timetable import END, LADDER, TAKE_DOWN
from actions.tasks.end_task import finish_task
from data.model.approvals.refusals import OwnReview
from data.model.approvals.requests import Request, Step
from data.model.delisting_package import FIELDS, URGENT, YES
from data.model.delistings import (
    DelistedAlready,
    Delisting,
    DelistingIsOver,
    DelistingState,
    Event,
    NotUrgent,
    Store,
    StoreState,
    UnknownDelisting,
)
from data.model.refusals import NotAllowed
from data.model.tasks import TaskState
from data.store.audit_check import verify_chain
from data.store.database import Store as Kept
from data.store.delistings import DelistingChanges, Delistings
from data.store.due import DueRows
from data.store.tasks import Tasks
from data.store.work import Reading, Work
from tests.contract.store.harness import FrozenClock, person, private_chat

TOLD = dict.fromkeys(FIELDS, "words") | {
    "stores": "App Store, Google Play",
    "take_down_date": "2026-06-01",
    "end_of_service_date": "2026-06-30",
    "export_until": "2026-06-20",
    "refund_until": "2026-07-15",
}


def asked(work: Work, by: str = "zhou", told: Mapping[str, str] = TOLD) -> Request:
    """Let somebody ask for an app to be taken down."""
    return open_delisting(
        work,
        by=person(work, by),
        chat=private_chat(work, by, "slack"),
        app="weatherly",
        told=told,
        draft=lambda key, _fields: f"text for {key}",
    )


def begun(work: Work) -> Delisting:
    """Return a delisting that all have signed."""
    request = asked(work)
    for by in ("qiu", "gao", "ivy"):
        decide_request(
            work, number=request.number, by=person(work, by), verdict=Step.APPROVE, seen_evidence=1
        )
    delisting = hear_of_decision(work, request_number=request.number)
    assert delisting is not None
    return delisting


def planned(reading: Reading, clock: FrozenClock, subject: str) -> set[str]:
    """Return what is due about something, by name."""
    rows = DueRows(reading).due_by(clock().replace(year=2030))
    return {row.name for row in rows if row.subject == subject}


def test_a_delisting_comes_back_as_it_was_kept(settled: Kept) -> None:
    with settled.work() as work:
        delisting, changes = begun(work), DelistingChanges(work)
        assert Delistings(work).find(delisting.number) == delisting
        assert delisting.texts == {f"body_{one}": f"text for body_{one}" for one in ("en", "zh_cn", "zh_tw")}
        changes.write(delisting, Event.STOPPED, by=person(work, "zhou").person_id, text="还没准备好")
        assert Delistings(work).entries(delisting)[-1].text == "还没准备好"
        first, second = Delistings(work).stores(delisting)
        assert (first.name, second.name, first.state) == ("App Store", "Google Play", StoreState.PENDING)
        changes.save_store(delisting, replace(second, state=StoreState.DOWN, at=work.now))
        assert Delistings(work).stores(delisting)[1] == Store(
            2, "Google Play", second.task, StoreState.DOWN, at=work.now
        )
        with pytest.raises(UnknownDelisting):
            Delistings(work).find(99)


def test_what_was_signed_begins_once_and_an_app_goes_once(settled: Kept) -> None:
    with settled.work() as work:
        delisting = begun(work)
        assert hear_of_decision(work, request_number=delisting.request) is None
        with pytest.raises(DelistedAlready, match="DL-1"):
            asked(work, "fang")
    with settled.reading() as reading:
        assert [one.number for one in Delistings(reading).under_way()] == [1]
        assert isinstance(verify_chain(reading.connection), int)


def test_its_two_days_come_once_each_and_in_their_order(settled: Kept, opening_clock: FrozenClock) -> None:
    with settled.work() as work:
        delisting = begun(work)
        assert {LADDER, TAKE_DOWN, END} <= planned(work, opening_clock, delisting.subject)
        end_service(work, number=1)
        assert Delistings(work).find(1).state is DelistingState.PLANNED
        for _twice in range(2):
            take_down(work, number=1)
        for _twice in range(2):
            end_service(work, number=1)
        events = [one.event for one in Delistings(work).entries(delisting)]
        assert events.count(Event.TAKEN_DOWN) == events.count(Event.ENDED) == 1
        with pytest.raises(DelistingIsOver):
            stop_delisting(work, number=1, by=person(work, "zhou"), reason="too late")
        with pytest.raises(NotAllowed):
            close_delisting(work, number=1, by=person(work, "lin"), note="none of his")
        assert (
            close_delisting(work, number=1, by=person(work, "fang"), note="周宁").state
            is DelistingState.CLOSED
        )


def test_a_store_is_down_when_its_task_is_done_and_a_stop_ends_all_that_was_planned(
    settled: Kept, opening_clock: FrozenClock
) -> None:
    with settled.work() as work:
        delisting = begun(work)
        store = Delistings(work).stores(delisting)[0]
        finish_task(work, number=store.task, by=person(work, "yun"))
        for _twice in range(2):
            hear_of_task(work, task_number=store.task)
        done = Delistings(work).stores(delisting)[0]
        assert (done.state, done.person_id) == (StoreState.DOWN, person(work, "yun").person_id)
        stop_delisting(work, number=1, by=person(work, "zhou"), reason="新产品没有准备好")
        assert not planned(work, opening_clock, delisting.subject)
        left = [one for one in Tasks(work).about(delisting.subject) if one.state is TaskState.OPEN]
        assert [one.kind for one in left] == ["delisting_restore"]


def test_one_alone_lets_pass_what_is_urgent_and_another_one_looks_at_it(
    settled: Kept, opening_clock: FrozenClock
) -> None:
    with settled.work() as work:
        request = asked(work)
        with pytest.raises(NotUrgent):
            pass_package(work, number=request.number, by=person(work, "gao"), seen_evidence=1, reason="now")
        withdraw_request(work, number=request.number, by=person(work, "zhou"))
        request = asked(work, told={**TOLD, "take_down_date": "2026-03-02", URGENT: YES})
        for stranger in ("zhou", "qiu", "root"):
            with pytest.raises(NotAllowed, match="leading_group"):
                pass_package(
                    work, number=request.number, by=person(work, stranger), seen_evidence=1, reason="now"
                )
        pass_package(work, number=request.number, by=person(work, "gao"), seen_evidence=1, reason="court")
        delisting = hear_of_decision(work, request_number=request.number)
        assert delisting is not None
        assert delisting.waits_for_review
        assert REVIEW_DUE in planned(work, opening_clock, delisting.subject)
        with pytest.raises(OwnReview):
            review_delisting(work, number=delisting.number, by=person(work, "gao"), comment="fine")
        looked_at = review_delisting(work, number=delisting.number, by=person(work, "ivy"), comment="right")
        assert Delistings(work).find(delisting.number) == looked_at
        assert REVIEW_DUE not in planned(work, opening_clock, delisting.subject)
        with pytest.raises(DelistingIsOver):
            review_delisting(work, number=delisting.number, by=person(work, "song"), comment="twice")
