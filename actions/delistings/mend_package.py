"""Change a package that waits for its signatures."""

from collections.abc import Mapping
from datetime import date

from actions.approvals.change_evidence import change_evidence
from actions.delistings.package import Draft, mended, package_of, rules_of
from data.model.approvals.requests import Request
from data.model.delistings import CHANGES, KIND, Delisting, DelistingState
from data.model.people import Person
from data.store.approvals import Requests
from data.store.delistings import Delistings
from data.store.work import Work


def mend_package(
    work: Work, *, number: int, by: Person, seen_evidence: int | None, told: Mapping[str, str], draft: Draft
) -> Request:
    """Keep another version of the package; the stages that it touches sign again.

    Args:
        told: what is filled in anew; what is absent stays as it was.

    Raises:
        NoDelistings, BadField: see `package_of`.
        UnknownRequest, NotAllowed, NotYours, AlreadyDecided, EvidenceChanged, NothingChanged: see `change_evidence`.
    """
    request = Requests(work).find(number, kind=KIND)
    before = Requests(work).evidence(request).fields
    going = Delistings(work).in_review(number)
    whole = mended(before, told) if before else dict(told)
    fields = package_of(work, whole, app=request.about, draft=draft, down_on=down_on(going))
    return change_evidence(
        work,
        number=number,
        by=by,
        seen_evidence=seen_evidence,
        fields=fields | {key: before[key] for key in (CHANGES,) if key in before},
        touches=rules_of(work).touches,
    )


def down_on(delisting: Delisting | None) -> date | None:
    """Return since when an app is down, None where it is not."""
    is_down = delisting is not None and delisting.state is not DelistingState.PLANNED
    return delisting.take_down_on if delisting is not None and is_down else None
