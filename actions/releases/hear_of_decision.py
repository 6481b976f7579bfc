"""Let a release be ready to go that was agreed to."""

from dataclasses import replace

from actions.releases.access import rules_of
from actions.releases.news import redraw, tell
from actions.releases.notice import ANNOUNCE
from data.model.approvals.requests import RequestState
from data.model.releases.release import SHIPPED, Release, ReleaseState
from data.store.approvals import Requests
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.releases import ReleaseChanges, Releases
from data.store.work import Work

READY = "releases.ready"


def hear_of_decision(work: Work, *, number: int) -> Release | None:
    """Let what was agreed to be announced, and be ready; None where that was done already."""
    release, request = Releases(work).find(number), Requests(work).find(number)
    if release.state is not ReleaseState.ASKED:
        return None
    if request.state is not RequestState.APPROVED:
        return _is(work, release, ReleaseState.DROPPED)
    if release.kind not in SHIPPED:
        return _is(work, release, ReleaseState.AGREED)
    if rules_of(work).announces:
        DueChanges(work).plan(ANNOUNCE, release.subject, work.now)
    ready = _is(work, release, ReleaseState.READY)
    work.audit(Happened("releases.ready", release.subject))
    tell(work, ready, READY)
    return ready


def _is(work: Work, release: Release, state: ReleaseState) -> Release:
    stands = replace(release, state=state)
    ReleaseChanges(work).save(stands)
    redraw(work, stands)
    return stands
