"""The doctor says where nobody answers for what a department works on."""

from dataclasses import replace

import pytest

from bot.doctor.company import rule_findings
from bot.doctor.finding import State
from bot.doctor.responsibility import responsibility_findings
from config.company import read_company
from data.model.company import Company
from data.model.people import Roster
from tests.contract.store.harness import DEMO


@pytest.fixture
def demo() -> tuple[Company, Roster]:
    return read_company(DEMO)


def headless(company: Company, key: str, *, rotas: bool) -> Company:
    """Return the company with a department that nobody leads."""
    changed = tuple(replace(one, head="") if one.key == key else one for one in company.departments)
    return replace(company, departments=changed, rotas=company.rotas if rotas else ())


def test_departments_with_a_head_or_a_rota_are_fine(demo: tuple[Company, Roster]) -> None:
    company, roster = demo
    for told in (company, headless(company, "operations", rotas=True)):
        (finding,) = responsibility_findings(told, roster)
        assert finding.state is State.OK


@pytest.mark.parametrize(
    ("key", "gone", "told"),
    [
        ("legal", "", "legal: has neither a head nor a rota: any member of it"),
        ("legal", "legal", "legal: has neither a head nor a rota: the leading group or an admin"),
        (
            "security",
            "security",
            "security: has neither a head nor a rota: nobody answers for security reports",
        ),
    ],
)
def test_a_department_that_nobody_leads_is_named(
    demo: tuple[Company, Roster], key: str, gone: str, told: str
) -> None:
    company, roster = demo
    kept = tuple(one for one in roster.people if gone not in one.groups)
    (finding,) = responsibility_findings(headless(company, key, rotas=False), replace(roster, people=kept))
    assert (finding.state, finding.told.startswith(told)) == (State.WARNING, True)


def test_a_right_that_nobody_has_is_named(demo: tuple[Company, Roster]) -> None:
    company, _roster = demo
    (finding,) = rule_findings(company)
    assert finding.state is State.OK
    (finding,) = rule_findings(replace(company, may={**company.may, "hold": ()}))
    assert (finding.state, finding.told.partition(":")[0]) == (State.WARNING, "may.hold")
