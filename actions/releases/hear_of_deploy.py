"""Hear what became of a release on its way out: from the system that deploys, or from people."""

from actions.releases.access import release_for, rules_of
from actions.releases.check_afterwards import open_checks
from actions.releases.connecting import CALL_BACK, CALL_GO, take_back_by_hand
from actions.releases.news import redraw, tell
from data.model.people import Person
from data.model.releases.release import LONGEST_REASON, Done, Release, ReleaseState, move
from data.model.tasks import TaskState
from data.model.writing import clean
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.releases import ReleaseChanges, Releases
from data.store.tasks import Tasks
from data.store.work import Work

REPORT = "releases.report"
WATCH_OVER = "releases.watch_over"
FIXED = "releases.fixed"
TOLD_DEPLOYED, TOLD_FAILED = "releases.deployed", "releases.failed"
TOLD_TROUBLE, TOLD_BACK_FAILED = "releases.trouble", "releases.back_failed"


def note_answer(
    work: Work, *, number: int, call: str, attempt: int, went_well: bool | None, reason: str
) -> None:
    """Keep what the deploy system answered when it was called.

    Args:
        attempt: event for which it was called. went_well: None when it has only begun.
        reason: constant name or words of that system; empty where it gave none.
    """
    release = Releases(work).find(number)
    if call == CALL_BACK:
        if went_well is False:
            tell(work, release, TOLD_BACK_FAILED)
            take_back_by_hand(work, release)
        return
    last = max((one.number for one in Releases(work).events(release) if one.done is Done.GO), default=0)
    if call != CALL_GO or release.state is not ReleaseState.GOING or attempt != last:
        return  # it was taken back or tried once more meanwhile
    if went_well is None:
        ReleaseChanges(work).note(release, Done.TAKEN, by=None)
        work.audit(Happened("releases.taken", release.subject))
        redraw(work, release)
        return
    _came(work, release, went_well=went_well, by=None, words=reason)


def hear_report(work: Work, *, number: int, went_well: bool, reason: str) -> None:
    """Take what the deploy system reports by itself; of what is out already, a failure draws attention.

    Raises:
        UnknownRelease: no release has that number.
    """
    release = Releases(work).find(number)
    if release.state is ReleaseState.GOING:
        _came(work, release, went_well=went_well, by=None, words=reason)
    elif release.state is ReleaseState.WATCHED and not went_well:
        event = ReleaseChanges(work).note(release, Done.FAILED, by=None, words=reason[:LONGEST_REASON])
        work.audit(Happened("releases.trouble", release.subject))
        redraw(work, release)
        tell(work, release, TOLD_TROUBLE, event=event.number)


def report_by_hand(work: Work, *, number: int, by: Person, went_well: bool, reason: str = "") -> Release:
    """Take somebody's word on whether it is out.

    Raises:
        UnknownRelease, NotAllowed: see `release_for`.
        NotAsReleaseStands: nobody waits for that.
        TooLong: the reason is longer than is kept.
    """
    release = release_for(work, REPORT, number=number, by=by)
    words = clean(reason, longest=LONGEST_REASON) if reason.strip() else ""
    return _came(work, release, went_well=went_well, by=by.person_id, words=words)


def hear_of_task(work: Work, *, task_number: int) -> None:
    """Take the end of the task by which it was to be done by hand."""
    task = Tasks(work).find(task_number)
    release = Releases(work).find(int(task.about.rpartition("-")[2]))
    if release.state is ReleaseState.GOING:
        last = Tasks(work).entries(task)[-1]
        _came(work, release, went_well=task.state is TaskState.DONE, by=last.person_id, words=last.text)


def _came(work: Work, release: Release, *, went_well: bool, by: int | None, words: str) -> Release:
    until = work.now + rules_of(work).watch if went_well else None
    done = Done.DEPLOYED if went_well else Done.FAILED
    came = move(release, done, watch_until=until)
    changes = ReleaseChanges(work)
    changes.save(came)
    event = changes.note(came, done, by=by, words=words[:LONGEST_REASON])
    deed = "releases.deployed" if went_well else "releases.failed"
    work.audit(Happened(deed, release.subject, by))
    redraw(work, came)
    tell(work, came, TOLD_DEPLOYED if went_well else TOLD_FAILED, event=event.number)
    if until is not None:
        DueChanges(work).plan(WATCH_OVER, release.subject, until)
        open_checks(work, came)
        for ticket in Releases(work).tickets(came):
            DueChanges(work).plan(FIXED, f"FB-{ticket}", work.now)
    return came
