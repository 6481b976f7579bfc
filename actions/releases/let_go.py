"""Let a release go, or call it off."""

from zoneinfo import ZoneInfo

from actions.approvals.open_conditions import unmet_conditions
from actions.releases.access import release_for, rules_of
from actions.releases.connecting import deploy
from actions.releases.news import redraw, tell
from actions.releases.notice import refuse_unannounced
from data.model.approvals.refusals import EvidenceChanged
from data.model.people import Person
from data.model.releases.refusals import ConditionsOpen, InFreeze, OutsideWindow
from data.model.releases.release import LONGEST_REASON, Done, Release, move
from data.model.releases.window import window
from data.model.writing import clean
from data.store.approvals import Requests
from data.store.audit import Happened
from data.store.releases import ReleaseChanges
from data.store.work import Work

GO, CALL_OFF = "releases.go", "releases.call_off"
CALLED_OFF = "releases.called_off"


def let_go(work: Work, *, number: int, by: Person, seen_evidence: int | None) -> Release:
    """Let the deploy system carry a release out, or people where there is none.

    Args:
        seen_evidence: version of the evidence for which the button was drawn.

    Raises:
        UnknownRelease, NotAllowed: see `release_for`.
        NotAsReleaseStands: it is not ready, or gone already.
        EvidenceChanged: the button was drawn for other evidence.
        ConditionsOpen: somebody agreed on a condition that is not met.
        NoticeWaits: see `refuse_unannounced`.
        OutsideWindow, InFreeze: not now.
    """
    release = release_for(work, GO, number=number, by=by)
    going = move(release, Done.GO)
    request = Requests(work).find(number)
    if seen_evidence not in {None, request.evidence}:
        raise EvidenceChanged(release.subject, request.evidence)
    _refuse_conditions(work, release)
    if release.passed_by is None:
        refuse_unannounced(work, release)
    _refuse_time(work, release, by)
    ReleaseChanges(work).save(going)
    event = ReleaseChanges(work).note(going, Done.GO, by=by.person_id)
    work.audit(Happened("releases.went", release.subject, by.person_id, {"evidence": request.evidence}))
    deploy(work, going, attempt=event.number)
    redraw(work, going)
    return going


def call_off(work: Work, *, number: int, by: Person, reason: str = "") -> Release:
    """Let a release not go.

    Args:
        reason: what is said about it; may be empty.

    Raises:
        UnknownRelease, NotAllowed: see `release_for`.
        NotAsReleaseStands: it is gone or over.
        TooLong: the reason is longer than is kept.
    """
    release = move(release_for(work, CALL_OFF, number=number, by=by), Done.CALLED_OFF)
    ReleaseChanges(work).save(release)
    words = clean(reason, longest=LONGEST_REASON) if reason.strip() else ""
    event = ReleaseChanges(work).note(release, Done.CALLED_OFF, by=by.person_id, words=words)
    work.audit(Happened("releases.called_off", release.subject, by.person_id))
    redraw(work, release)
    tell(work, release, CALLED_OFF, event=event.number)
    return release


def _refuse_conditions(work: Work, release: Release) -> None:
    waiting = [task.subject for task in unmet_conditions(work, Requests(work).find(release.number))]
    if waiting:
        raise ConditionsOpen(release.subject, ", ".join(waiting))


def _refuse_time(work: Work, release: Release, by: Person) -> None:
    zone = ZoneInfo(by.time_zone)
    written = Requests(work).evidence(Requests(work).find(release.number)).fields.get("window", "")
    if written:
        since, until = window(written, zone=zone)
        if not since <= work.now < until:
            told = [f"{one.astimezone(zone):%Y-%m-%d %H:%M}" for one in (since, until)]
            raise OutsideWindow(release.subject, *told)
    for since, until in rules_of(work).freezes:
        if since <= work.now < until and release.passed_by is None:
            raise InFreeze(release.subject, f"{until.astimezone(zone):%Y-%m-%d %H:%M}")
