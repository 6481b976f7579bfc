"""Judge whether somebody answers for what each department works on."""

from collections.abc import Iterator

from actions.feedback.access import handling_departments
from bot.doctor.finding import Finding, fine, warning
from data.model.company import Company, Department
from data.model.feedback import CONFIDENTIAL_DEPARTMENT
from data.model.people import Roster

STEP = "responsible"
_MEND = "name its head under departments, or a rota with its members under rotas, in the company file"


def responsibility_findings(company: Company, roster: Roster) -> Iterator[Finding]:
    """Judge each department that works on tickets: somebody of it is on duty, or leads it."""
    confided = [one for one in company.departments if one.key == CONFIDENTIAL_DEPARTMENT]
    departments = [*handling_departments(company), *confided]
    led = [one for one in departments if _is_led(company, roster, one)]
    for one in departments:
        if one not in led:
            told = f"{one.key}: has neither a head nor a rota: {_stands_in(one, roster)}"
            yield warning(STEP, told, _MEND)
    if len(led) == len(departments):
        yield fine(STEP, "each department that works on tickets has somebody who answers for them")


def _is_led(company: Company, roster: Roster, department: Department) -> bool:
    rota = company.rota_of(department)
    members = {one.key for one in roster.people if department.key in one.groups}
    return bool(department.head) or (rota is not None and not members.isdisjoint(rota.members))


def _stands_in(department: Department, roster: Roster) -> str:
    if any(department.key in one.groups for one in roster.people):
        return "any member of it answers for its tickets"
    if department.key == CONFIDENTIAL_DEPARTMENT:
        return "nobody answers for security reports"
    return "the leading group or an admin answers for its tickets"
