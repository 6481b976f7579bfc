"""Let an urgent delisting begin in an emergency, and see to it that somebody else looks at that afterwards."""

from collections.abc import Iterable

from actions.approvals.pass_request import pass_request
from actions.approvals.review_later import Review, ask_again, review_later, take_review
from actions.delistings.access import delisting_for, guard_package
from actions.delistings.news import CARD, redraw
from actions.delistings.package import rules_of
from data.model.approvals.requests import Mark, Request, Step
from data.model.delisting_package import URGENT
from data.model.delistings import Delisting, Event, NotUrgent, reviewed
from data.model.people import Person
from data.store.approvals import Requests
from data.store.audit import Happened
from data.store.delistings import DelistingChanges, Delistings
from data.store.work import Work

PASS, REVIEW = "delistings.pass", "delistings.review"
REVIEW_DUE = "delistings.review"
LATER = Review(REVIEW_DUE, CARD)


def pass_package(work: Work, *, number: int, by: Person, seen_evidence: int | None, reason: str) -> Request:
    """Let one who is trusted stand in for all signatures that are left; another one has to review it.

    Args:
        number: of the request.
        seen_evidence: version of the package for which the button was drawn.

    Raises:
        UnknownRequest, NotAllowed, NobodyMay: see `guard_package`.
        NotUrgent: it was not asked for as that.
        NothingWritten, TooLong, AlreadyDecided, OwnRequest, EvidenceChanged: see `pass_request`.
    """
    guard_package(work, PASS, number=number, by=by)
    request = Requests(work).find(number)
    if URGENT not in Requests(work).evidence(request).fields:
        raise NotUrgent(request.subject)
    return pass_request(work, number=number, by=by, seen_evidence=seen_evidence, reason=reason)


def passed_by(marks: Iterable[Mark]) -> int | None:
    """Return who stood in for all signatures that were left, None where nobody did."""
    return next((mark.person_id for mark in marks if mark.step is Step.WAIVE), None)


def let_review(work: Work, delisting: Delisting) -> None:
    """Let those who are trusted be asked to look at it."""
    rules = rules_of(work)
    review_later(work, LATER, subject=delisting.subject, group=rules.urgent_group, within=rules.review_within)


def remind_of_review(work: Work, *, number: int) -> None:
    """Ask once more for a review that nobody has made."""
    delisting = Delistings(work).find(number)
    if ask_again(work, LATER, subject=delisting.subject, waits=delisting.waits_for_review):
        work.audit(Happened("delistings.review_wanted", delisting.subject))


def review_delisting(work: Work, *, number: int, by: Person, comment: str) -> Delisting:
    """Keep what somebody else says of a delisting that began in an emergency.

    Raises:
        UnknownDelisting, NotAllowed, NobodyMay: see `delisting_for`.
        DelistingIsOver: nothing about it has to be reviewed.
        OwnReview: they asked for it, or let it pass.
        NothingWritten, TooLong: the comment is none to keep.
    """
    looked_at = reviewed(delisting_for(work, REVIEW, number=number, by=by), by=by.person_id)
    words = take_review(work, LATER, subject=looked_at.subject, comment=comment)
    DelistingChanges(work).save(looked_at)
    DelistingChanges(work).write(looked_at, Event.REVIEWED, by=by.person_id, text=words)
    work.audit(Happened("delistings.reviewed", looked_at.subject, by.person_id))
    redraw(work, looked_at)
    return looked_at
