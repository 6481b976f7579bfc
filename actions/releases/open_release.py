"""Ask for a release, or for a plan or a requirement on the way to one."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from actions.approvals.open_request import open_request
from actions.approvals.ruling import is_over
from actions.people.may import require
from actions.releases.access import rules_of
from actions.releases.news import SHOWN_IN, show_in_app
from actions.releases.notice import Draft, worded
from data.model.approvals.requests import Request
from data.model.notices import SubjectChanged
from data.model.people import Chat, Person
from data.model.releases.refusals import AskedForAlready, NotAWindow
from data.model.releases.release import (
    EVIDENCE,
    KIND,
    LONGEST_EVIDENCE,
    LONGEST_VERSION,
    SHIPPED,
    Release,
    ReleaseState,
)
from data.model.releases.window import window
from data.model.writing import clean, one_line
from data.store.approvals import Requests
from data.store.releases import ReleaseChanges, Releases
from data.store.work import Reading, Work

ASK = "releases.request"


def open_release(
    work: Work, *, by: Person, chat: Chat, kind: str, app: str, fields: Mapping[str, str], draft: Draft
) -> Request:
    """Put a release before all who have to sign it.

    Args:
        chat: where the requester is told, always a private one.
        kind: one of KINDS. app: its key.
        fields: version, each kind of evidence, and perhaps window and texts of the notice.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        ReleasesNotSet: the company has no rules for it.
        NothingWritten, TooLong, NotAWindow, BadText: see `checked`.
        AskedForAlready: the same version is under way.
        QuorumOutOfReach: too few may sign it.
    """
    require(work, ASK, by=by, about=None)
    rules = rules_of(work)
    told = {**fields, "kind": kind, "app": app}
    written = checked(work, told, zone=ZoneInfo(by.time_zone), draft=draft)
    _refuse_twice(work, kind, app, written["version"])
    request = open_request(
        work,
        kind=KIND,
        about=app,
        by=by,
        chat=chat,
        policy=rules.policy,
        fields=written,
        shown_in=SHOWN_IN,
    )
    release = Release(request.number, kind, app, written["version"], by.person_id)
    ReleaseChanges(work).add(release)
    show_in_app(work, release)
    work.promise(SubjectChanged(f"home.{by.person_id}"))
    return request


def _refuse_twice(work: Work, kind: str, app: str, version: str) -> None:
    for other in Releases(work).under_way():
        # What was taken back a moment ago has yet to hear of it.
        dropped = other.state is ReleaseState.ASKED and is_over(Requests(work).find(other.number))
        if (other.kind, other.app, other.version) == (kind, app, version) and not dropped:
            raise AskedForAlready(other.subject)


def checked(reading: Reading, fields: Mapping[str, str], *, zone: ZoneInfo, draft: Draft) -> dict[str, str]:
    """Return what a release rests on as it is kept.

    Args:
        zone: in which a window without one is meant.

    Raises:
        NothingWritten, TooLong: some of it is none to keep.
        NotAWindow: it is no time from when until when, or it is over.
        BadText: see `worded`.
    """
    told = {key: fields[key] for key in ("kind", "app")}
    told |= {"version": clean(one_line(fields["version"]), longest=LONGEST_VERSION)}
    told |= {key: clean(fields[key], longest=LONGEST_EVIDENCE) for key in EVIDENCE}
    if told["kind"] in SHIPPED:
        told |= worded(fields, told, draft=draft)
    if fields.get("window", "").strip():
        since, until = window(fields["window"], zone=zone)
        if until <= reading.now:
            raise NotAWindow
        told["window"] = f"{since.isoformat()}/{until.isoformat()}"
    return told
