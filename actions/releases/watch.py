"""Watch over a release that is out, until somebody closes it or takes it back."""

from actions.releases.access import release_for
from actions.releases.check_afterwards import call_off_checks
from actions.releases.connecting import take_back
from actions.releases.hear_of_deploy import WATCH_OVER
from actions.releases.news import redraw, tell
from data.model.people import Person
from data.model.releases.release import LONGEST_REASON, Done, Release, ReleaseState, move
from data.model.writing import clean
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.releases import ReleaseChanges, Releases
from data.store.work import Work

CLOSE, ROLL_BACK = "releases.close", "releases.roll_back"
TOLD_OVER, TOLD_BACK = "releases.watch_over", "releases.rolled_back"


def close_watch(work: Work, *, number: int, by: Person) -> Release:
    """Say that a release has gone well.

    Raises:
        UnknownRelease, NotAllowed: see `release_for`.
        NotAsReleaseStands: it is not being watched.
    """
    release = move(release_for(work, CLOSE, number=number, by=by), Done.CLOSED)
    ReleaseChanges(work).save(release)
    ReleaseChanges(work).note(release, Done.CLOSED, by=by.person_id)
    DueChanges(work).cancel(WATCH_OVER, release.subject)
    work.audit(Happened("releases.closed", release.subject, by.person_id))
    redraw(work, release)
    return release


def roll_back(work: Work, *, number: int, by: Person, reason: str = "") -> Release:
    """Take a release back, by the deploy system or by hand, and tell everybody.

    Args:
        reason: what is said about it; may be empty.

    Raises:
        UnknownRelease, NotAllowed: see `release_for`.
        NotAsReleaseStands: it is not out, nor on its way.
        TooLong: the reason is longer than is kept.
    """
    release = move(release_for(work, ROLL_BACK, number=number, by=by), Done.ROLLED_BACK)
    words = clean(reason, longest=LONGEST_REASON) if reason.strip() else ""
    ReleaseChanges(work).save(release)
    event = ReleaseChanges(work).note(release, Done.ROLLED_BACK, by=by.person_id, words=words)
    DueChanges(work).cancel(WATCH_OVER, release.subject)
    work.audit(Happened("releases.rolled_back", release.subject, by.person_id))
    call_off_checks(work, release, by=by, reason=words)
    take_back(work, release)
    redraw(work, release)
    tell(work, release, TOLD_BACK, event=event.number)
    return release


def end_of_watch(work: Work, *, number: int) -> None:
    """Ask for somebody to close what has been watched for long enough."""
    release = Releases(work).find(number)
    if release.state is ReleaseState.WATCHED:
        work.audit(Happened("releases.watch_over", release.subject))
        ReleaseChanges(work).note(release, Done.WATCH_OVER, by=None)
        redraw(work, release)
        tell(work, release, TOLD_OVER)
