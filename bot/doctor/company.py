"""Judge what the company file leaves open."""

from collections.abc import Iterator

from bot.doctor.finding import Finding, fine, warning
from data.model.company import Company
from data.model.company_gaps import gaps

STEP = "company_rules"
_MEND = "write it into the company file, as docs/company.md tells, and apply it"


def rule_findings(company: Company) -> Iterator[Finding]:
    """Judge whether the company rules all that a desk can do."""
    found = [warning(STEP, told, _MEND) for told in gaps(company)]
    yield from found or [fine(STEP, "every right is somebody's, and people are told what is kept of them")]
