"""Ten people press one card at the same moment: exactly one of them has done it, and all others are told so."""

import json
import threading
from collections.abc import Callable
from concurrent.futures import Future

import pytest
from sqlalchemy import select, update

from actions.alerts.acknowledge_alert import acknowledge_alert
from actions.alerts.hear_alerts import hear_alerts
from actions.approvals.decide_request import decide_request
from actions.feedback.claim_ticket import claim_ticket
from actions.feedback.file_ticket import Report, file_ticket
from actions.permissions.request_permission import request_permission
from actions.tasks.end_task import finish_task
from actions.tasks.open_task import Wanted, add_task
from data.model.alerts import Alert, AlreadyAcknowledged, ToldAlerts
from data.model.approvals.refusals import AlreadyDecided
from data.model.approvals.requests import Step
from data.model.durations import duration
from data.model.feedback import AlreadyClaimed
from data.model.people import Person
from data.model.refusals import Refusal
from data.model.tasks import Bearer, TaskIsOver
from data.store.audit import audit_entries
from data.store.audit_check import verify_chain
from data.store.database import Store
from data.store.people_tables import people
from data.store.work import Work
from tests.contract.store.harness import person, private_chat

TEN = ("lin", "ada", "chen", "raj", "zhou", "yun", "fang", "wen", "lea", "qiu")
# Works stand side by side on so many threads.
SIDE_BY_SIDE = 3
Press = Callable[[Work, Person], object]


def _request(work: Work) -> Press:
    who = person(work, "hsu")
    number = request_permission(
        work,
        by=who,
        chat=private_chat(work, "hsu", "slack"),
        permission="prod_db_read",
        length=duration("PT8H"),
        reason="排查",
    ).number
    verdicts = (Step.APPROVE, Step.REJECT)
    return lambda work, by: decide_request(
        work,
        number=number,
        by=by,
        verdict=verdicts[by.person_id % 2],
        seen_evidence=1,
        comment="x",
    )


def _report(work: Work) -> Press:
    report = Report("report_problem", "闪退", app="photobox")
    ticket = file_ticket(work, reporter=person(work, "mei"), chat=private_chat(work, "mei"), report=report)
    return lambda work, by: claim_ticket(work, number=ticket.number, by=by, seen_round=1)


def _alert(work: Work) -> Press:
    alert = Alert("a", firing=True, severity="critical", summary="它坏了")
    hear_alerts(work, ToldAlerts("alerts", "key", "ApiDown", "photobox", (alert,)))
    return lambda work, by: acknowledge_alert(work, number=1, by=by, seen_round=1)


def _task(work: Work) -> Press:
    to = Bearer(group="operations")
    task = add_task(work, by=person(work, "hsu"), wanted=Wanted(to=to, what="准备"))
    return lambda work, by: finish_task(work, number=task.number, by=by)


@pytest.mark.parametrize(
    ("stands", "deeds", "late"),
    [
        (_request, {"approvals.approved", "approvals.rejected"}, AlreadyDecided),
        (_report, {"feedback.claimed"}, AlreadyClaimed),
        (_alert, {"alerts.acknowledged"}, AlreadyAcknowledged),
        (_task, {"tasks.finished"}, TaskIsOver),
    ],
)
def test_of_ten_presses_at_once_exactly_one_counts(
    settled: Store, stands: Callable[[Work], Press], deeds: set[str], late: type[Refusal]
) -> None:
    with settled.work() as work:
        groups = json.dumps(["operations", "technical"])
        work.connection.execute(update(people).where(people.c.company_key.in_(TEN)).values(groups=groups))
        press = stands(work)
        ten = [person(work, key) for key in TEN]
    together = threading.Barrier(SIDE_BY_SIDE, timeout=20)

    def run(work: Work, by: Person, turn: int) -> int:
        if settled.engine.dialect.name == "postgresql" and turn < SIDE_BY_SIDE:
            together.wait()
        press(work, by)
        return by.person_id

    futures: list[Future[int]] = [
        settled.submit(lambda work, by=by, turn=turn: run(work, by, turn))  # type: ignore[misc]  # mypy cannot infer a default
        for turn, by in enumerate(ten)
    ]
    told = [future.exception(timeout=60) for future in futures]
    (winner,) = [by.person_id for by, fault in zip(ten, told, strict=True) if fault is None]
    assert [type(fault) for fault in told if fault is not None] == [late] * (len(TEN) - 1)
    assert {getattr(fault, "who", winner) for fault in told if fault is not None} == {winner}
    with settled.reading() as reading:
        bodies = reading.connection.execute(select(audit_entries.c.body)).scalars()
        done = [entry for entry in map(json.loads, bodies) if entry["deed"] in deeds]
        assert [entry["by"] for entry in done] == [winner]
        assert isinstance(verify_chain(reading.connection), int)
