"""What the company file tells of time: read, and refused with key and reason."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from data.model.deadlines import FIRST_RESPONSE, RESOLUTION, Promise, ServiceLevel
from data.model.duty import Rota
from data.model.ladders import Told, Whom
from tests.contract.store.harness import resolved_company
from tests.unit.config.test_company import Told as Company
from tests.unit.config.test_company import changed, fault


def test_promises_rotas_and_chains_are_read(tmp_path: Path) -> None:
    company, _roster = resolved_company(tmp_path)
    complaint = company.service_levels["complain"]
    assert complaint == ServiceLevel(Promise(timedelta(hours=2)), Promise(workdays=2))
    assert list(complaint.promises) == [FIRST_RESPONSE, RESOLUTION]
    assert company.service_levels["report_security"].calendar == "around_the_clock"
    assert company.service_levels["praise"].promises == {}
    rota = company.rota("security")
    assert rota == Rota("security", ("ada", "chen"), "weekly", datetime(2026, 1, 5), "UTC", "#security")  # noqa: DTZ001  # a wall time
    assert company.rota_of(company.first_line) == company.rota("support")
    assert company.rota_of(company.department("legal")) is company.rota("nobody's") is None
    chain = company.escalations["default"]
    assert [step.to for step in chain.steps] == [
        (Told(Whom.ON_CALL),),
        (Told(Whom.NEXT_ON_CALL),),
        (Told(Whom.GROUP, "technical"),),
    ]


@pytest.mark.parametrize(
    ("part", "value", "told"),
    [
        ("service_levels", {"complian": {}}, "service_levels.complian: is none of report_problem"),
        ("service_levels", {"complain": {"answer": {"hours": 1}}}, "service_levels.complain: 'answer' is none of"),
        ("service_levels", {"complain": {"resolution": {"hours": 0}}}, "service_levels.complain: resolution: hours"),
        ("service_levels", {"complain": {"resolution": {"workdays": 1.5}}}, "resolution: workdays is a number"),
        ("service_levels", {"complain": {"resolution": {"days": 1}}}, "must be exactly one of hours, workdays"),
        ("service_levels", {"complain": {"calendar": "night"}}, "complain.calendar: there is no calendar 'night'"),
        ("service_levels", {"complain": None}, "service_levels.complain: "),
        ("escalation", {"default": [{"notify": {"group": "nobody"}}]}, "escalation.default: notifies the group 'nobody'"),
        ("escalation", {"default": [{"notify": "on_call"}, {"only_in": "night"}]}, "only_in: there is no calendar"),
        ("escalation", {"default": []}, "escalation.default: notifies nobody"),
    ],
)  # fmt: skip
def test_what_cannot_be_promised_is_refused(tmp_path: Path, part: str, value: object, told: str) -> None:
    assert told in fault(tmp_path, changed(lambda company: company.update({part: value})))


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("members", [], "rotas.platform: members: nobody takes turns"),
        ("members", ["lin", "stranger"], "rotas.platform.members: nobody has the key 'stranger'"),
        ("turns", "hourly", "rotas.platform: turns: 'hourly' is none of daily, weekly"),
        ("starts", "soon", "rotas.platform: Invalid isoformat"),
        ("starts", "2026-01-05T09:00+08:00", "rotas.platform: starts: is a time as clocks"),
        ("time_zone", "Mars/Olympus", "rotas.platform: time_zone: there is no zone"),
    ],
)
def test_a_rota_that_cannot_be_is_refused(tmp_path: Path, key: str, value: object, told: str) -> None:
    def change(company: Company) -> None:
        company["rotas"][0][key] = value

    assert told in fault(tmp_path, changed(change))
