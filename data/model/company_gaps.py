"""What a company has not ruled, though a desk works without it: what nobody may do then, and what does not happen."""

from collections.abc import Iterator

from data.model.company import Company
from data.model.rights.rule import EVERYONE, STAFF
from data.model.rights.table import TABLE


def gaps(company: Company) -> Iterator[str]:
    """Name each part of the company file that is not there, with what follows from that."""
    for right, operations in _rights().items():
        if not company.may.get(right):
            yield f"may.{right}: is not there, so nobody may do this: {', '.join(operations)}"
    if not company.privacy.notice:
        days = company.privacy.term("tickets_without_consent").days
        yield (
            f"privacy.notice: is not there, so nobody is asked to agree, and words of tickets go {days} days after these are over"
        )
    if not company.audit_heads:
        yield "audit_heads: is not there, so that whoever has the database could write the audit log anew unseen"


def _rights() -> dict[str, list[str]]:
    """Return what each right is good for, rights in the order of the alphabet."""
    found: dict[str, list[str]] = {}
    for operation, rule in TABLE.items():
        for right in {way.right for way in rule.ways} - {"", EVERYONE, STAFF}:
            found.setdefault(right, []).append(operation)
    return {right: sorted(found[right]) for right in sorted(found)}
