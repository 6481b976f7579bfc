"""Change what a release rests on."""

from collections.abc import Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from actions.approvals.change_evidence import change_evidence
from actions.releases.access import rules_of
from actions.releases.notice import Draft, without_drafts
from actions.releases.open_release import checked
from data.model.approvals.requests import Request
from data.model.people import Person
from data.model.releases.release import KIND, evidence_in
from data.store.approvals import Requests
from data.store.releases import ReleaseChanges, Releases
from data.store.work import Reading, Work


def mend_release(
    work: Work, *, number: int, by: Person, seen_evidence: int | None, fields: Mapping[str, str], draft: Draft
) -> Request:
    """Let a release rest on other evidence; what is left out stays as it is.

    Raises:
        ReleasesNotSet: the company has no rules for it any more.
        NothingWritten, TooLong, BadField: see `checked`.
        UnknownRequest, NotAllowed, NotYours, AlreadyDecided, EvidenceChanged, NothingChanged: see `change_evidence`.
    """
    before = Requests(work).evidence(Requests(work).find(number, kind=KIND)).fields
    after = mended(work, before, fields, zone=ZoneInfo(by.time_zone), draft=draft)
    touches = rules_of(work).touches
    changed = change_evidence(
        work, number=number, by=by, seen_evidence=seen_evidence, fields=after, touches=touches
    )
    ReleaseChanges(work).save(replace(Releases(work).find(number), version=after["version"]))
    return changed


def mended(
    reading: Reading, before: Mapping[str, str], fields: Mapping[str, str], *, zone: ZoneInfo, draft: Draft
) -> dict[str, str]:
    """Return what a release rests on once some of it is told anew.

    Args:
        zone: in which a window without one is meant.

    Raises:
        NothingWritten, TooLong, BadField: see `checked`.
    """
    given = {key: value for key, value in fields.items() if value.strip()}
    # A window that stands may be over by now: it is looked at only where it is told anew.
    window = {"window": before["window"]} if "window" in before and "window" not in given else {}
    kept = {key: value for key, value in without_drafts(before).items() if key != "window"}
    # Whatever the company asks for by now, it rests on what it was asked for with, and on what is told beside that.
    asked = dict.fromkeys((*evidence_in(before), *(key for key in rules_of(reading).beside if key in given)))
    return checked(reading, {**kept, **given}, asked=asked, zone=zone, draft=draft) | window
