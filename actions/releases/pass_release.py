"""Let a release pass in an emergency, and see to it that somebody else looks at that afterwards."""

from dataclasses import replace

from actions.approvals.pass_request import pass_request
from actions.approvals.review_later import Review, ask_again, review_later, take_review
from actions.releases.access import PASS, REVIEW, release_for, rules_of
from actions.releases.news import card_of_overview, redraw, tell
from data.model.people import Person
from data.model.releases.release import Done, Release, review
from data.store.audit import Happened
from data.store.releases import ReleaseChanges, Releases
from data.store.work import Work

REVIEW_DUE, TOLD_PASSED = "releases.review", "releases.passed"
LATER = Review(REVIEW_DUE, card_of_overview())


def pass_release(work: Work, *, number: int, by: Person, seen_evidence: int | None, reason: str) -> Release:
    """Let one who is trusted stand in for all signatures that are left; another one has to review it.

    Args:
        seen_evidence: version of the evidence for which the button was drawn.

    Raises:
        UnknownRelease, NotAllowed, NobodyMay: see `release_for`.
        NothingWritten, TooLong, AlreadyDecided, OwnRequest, EvidenceChanged: see `pass_request`.
    """
    release = release_for(work, PASS, number=number, by=by)
    pass_request(work, number=number, by=by, seen_evidence=seen_evidence, reason=reason)
    passed = replace(release, passed_by=by.person_id)
    ReleaseChanges(work).save(passed)
    rules = rules_of(work)
    review_later(
        work, LATER, subject=release.subject, group=rules.emergency_group, within=rules.review_within
    )
    redraw(work, passed)
    tell(work, passed, TOLD_PASSED, by=by.person_id)
    return passed


def remind_of_review(work: Work, *, number: int) -> None:
    """Ask once more for a review that nobody has made."""
    release = Releases(work).find(number)
    if ask_again(work, LATER, subject=release.subject, waits=release.waits_for_review):
        work.audit(Happened("releases.review_wanted", release.subject))


def review_release(work: Work, *, number: int, by: Person, comment: str) -> Release:
    """Keep what somebody else says of a release that passed in an emergency.

    Raises:
        UnknownRelease, NotAllowed, NobodyMay: see `release_for`.
        NotAsReleaseStands: nothing about it has to be reviewed.
        OwnReview: they asked for it, or let it pass.
        NothingWritten, TooLong: the comment is none to keep.
    """
    reviewed = review(release_for(work, REVIEW, number=number, by=by), by=by.person_id)
    words = take_review(work, LATER, subject=reviewed.subject, comment=comment)
    ReleaseChanges(work).save(reviewed)
    ReleaseChanges(work).note(reviewed, Done.REVIEWED, by=by.person_id, words=words)
    work.audit(Happened("releases.reviewed", reviewed.subject, by.person_id))
    redraw(work, reviewed)
    return reviewed
