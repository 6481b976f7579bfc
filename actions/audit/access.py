"""Who may read the audit chain."""

from data.model.audit import AuditIsForOthers
from data.model.company import Company
from data.model.people import Person
from data.store.work import Reading


def may_audit(company: Company, person: Person) -> bool:
    """Tell whether the company's rules let this person read it."""
    return not (person.groups | person.roles).isdisjoint(company.may.get("audit", ()))


def check_may_audit(reading: Reading, *, by: Person) -> None:
    """Refuse whoever may not read it.

    Raises:
        AuditIsForOthers: the company's rules let others do so.
    """
    if not may_audit(reading.company, by):
        raise AuditIsForOthers(" ".join(reading.company.may.get("audit", ())))
