"""Ask for a release, or for a plan or a requirement on the way to one."""

from collections.abc import Collection, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from actions.approvals.open_request import open_request
from actions.approvals.ruling import is_over
from actions.people.may import require
from actions.releases.access import rules_of
from actions.releases.news import SHOWN_IN, show_in_app
from actions.releases.notice import Draft, worded
from data.model.approvals.requests import Request, RequestState
from data.model.notices import SubjectChanged
from data.model.people import Chat, Person
from data.model.refusals import BadField
from data.model.releases.refusals import AskedForAlready, NotAWindow
from data.model.releases.release import (
    FILED_BY,
    KIND,
    LONGEST_EVIDENCE,
    LONGEST_VERSION,
    SHIPPED,
    Release,
    ReleaseState,
)
from data.model.releases.window import window
from data.model.writing import NothingWritten, TooLong, clean, one_line
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
        fields: version, each kind of evidence that is asked for, and perhaps window and texts of the notice.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        ReleasesNotSet: the company has no rules for it.
        NothingWritten, TooLong, BadField: see `checked`.
        AskedForAlready: the same version is under way.
        QuorumOutOfReach: too few may sign it.
    """
    require(work, ASK, by=by, about=None)
    rules = rules_of(work)
    told = {**fields, "kind": kind, "app": app}
    written = checked(work, told, asked=rules.evidence, zone=ZoneInfo(by.time_zone), draft=draft)
    going = under_way_as(work, kind=kind, app=app, version=written["version"])
    if going is not None:
        raise AskedForAlready(going.subject)
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


def under_way_as(reading: Reading, *, kind: str, app: str, version: str) -> Release | None:
    """Return the release of that version which is under way, None where there is none."""
    for other in Releases(reading).under_way():
        # What was not agreed to a moment ago has yet to hear of it.
        dropped = (
            other.state is ReleaseState.ASKED
            and is_over(request := Requests(reading).find(other.number))
            and request.state is not RequestState.APPROVED
        )
        if (other.kind, other.app, other.version) == (kind, app, version) and not dropped:
            return other
    return None


def checked(
    reading: Reading, fields: Mapping[str, str], *, asked: Collection[str], zone: ZoneInfo, draft: Draft
) -> dict[str, str]:
    """Return what a release rests on as it is kept.

    Args:
        asked: keys of the evidence that it has to rest on.
        zone: in which a window without one is meant.

    Raises:
        NothingWritten, TooLong: the version is none to keep.
        BadField: some evidence is none to keep; the window is no time from when until when, or it is over; or see `worded`.
    """
    told = {key: fields[key] for key in ("kind", "app")}
    told |= {"version": clean(one_line(fields["version"]), longest=LONGEST_VERSION)}
    told |= {key: _evidence(key, fields.get(key, "")) for key in asked}
    if told["kind"] in SHIPPED:
        told |= worded(fields, told, draft=draft)
    if FILED_BY in fields:
        told[FILED_BY] = fields[FILED_BY]
    if fields.get("window", "").strip():
        told["window"] = _window(fields["window"], zone=zone, now=reading.now)
    return told


def _evidence(key: str, written: str) -> str:
    try:
        return clean(written, longest=LONGEST_EVIDENCE)
    except (NothingWritten, TooLong) as refusal:
        raise BadField(key, refusal) from None


def _window(written: str, *, zone: ZoneInfo, now: datetime) -> str:
    try:
        since, until = window(written, zone=zone)
    except NotAWindow as refusal:
        raise BadField("window", refusal) from None
    if until <= now:
        raise BadField("window", NotAWindow())
    return f"{since.isoformat()}/{until.isoformat()}"
