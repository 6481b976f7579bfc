"""Which company counts: the one that was applied last."""

from dataclasses import dataclass

from config.company import company_of
from data.model.company import Company
from data.store.companies import Companies
from data.store.work import Reading


@dataclass(frozen=True, slots=True)
class InForce:
    """A company that was applied, as this version reads it."""

    number: int
    file_hash: str
    company: Company


def in_force(reading: Reading) -> InForce | None:
    """Return the company that counts, None as long as none was applied.

    Raises:
        CompanyFileFault: this version cannot use it any more.
    """
    applied = Companies(reading).newest()
    if applied is None:
        return None
    return InForce(applied.number, applied.file_hash, company_of(applied.rules))
