"""A release: what it is, where it stands, and what may be done with it then."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from data.model.approvals.refusals import OwnReview
from data.model.releases.refusals import NotAsReleaseStands

KIND = "release"
# People read and write the number of the request; this one stands on buttons alone.
PREFIX = "RL"
KINDS = ("release", "update", "requirement", "plan")
SHIPPED = frozenset({"release", "update"})
EVIDENCE = ("summary", "test_report", "risk_assessment", "contingency_plan", "service_readiness")
# The update notice, by language: the fields of the evidence in which it is signed.
NOTICES = {"en": "notice_en", "zh-CN": "notice_zh_cn", "zh-TW": "notice_zh_tw"}
DRAFTED = "drafted"  # which of them the desk has worded
FILED_BY = "filed_by"  # which system asked for it in somebody's name
_NO_EVIDENCE = frozenset({"kind", "app", "version", "window", *NOTICES.values(), DRAFTED, FILED_BY})
LONGEST_NOTICE = 800
LONGEST_EVIDENCE = 2_000
LONGEST_VERSION = 64
LONGEST_WINDOW = 64
LONGEST_REASON = 500
MOST_LINKED = 50


def evidence_in(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of the evidence among all that a release rests on: the usual first, then what its company asked for beside it."""
    usual = (key for key in EVIDENCE if key in fields)
    return (*usual, *(key for key in fields if key not in _NO_EVIDENCE and key not in EVIDENCE))


class ReleaseState(StrEnum):
    """Where a release stands."""

    ASKED = "asked"
    DROPPED = "dropped"  # it was not agreed to
    AGREED = "agreed"  # there is nothing to deploy
    READY = "ready"
    GOING = "going"
    FAILED = "failed"
    WATCHED = "watched"
    CLOSED = "closed"
    ROLLED_BACK = "rolled_back"
    CALLED_OFF = "called_off"


class Done(StrEnum):
    """One thing that was done with a release."""

    ANNOUNCED = "announced"
    GO = "go"
    TAKEN = "taken"
    DEPLOYED = "deployed"
    FAILED = "failed"
    CLOSED = "closed"
    ROLLED_BACK = "rolled_back"
    CALLED_OFF = "called_off"
    REVIEWED = "reviewed"
    WATCH_OVER = "watch_over"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was done with a release, in the order of `number` from 1.

    Attributes:
        person_id: None for the desk itself, or the system that deploys.
        about: subject or constant name of what it was about; empty for nothing.
        words: what they wrote; empty where they wrote nothing, or it is not kept any more.
    """

    number: int
    done: Done
    person_id: int | None
    at: datetime
    about: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """Something that goes out to users once all have agreed.

    Attributes:
        number: that of the request by which it was asked for.
        kind: one of KINDS. app: its key.
        watch_until: None as long as it is not out.
        passed_by: who let it pass without all signatures; reviewed_by: who looked at that afterwards. None for nobody.
    """

    number: int
    kind: str
    app: str
    version: str
    requester_id: int
    state: ReleaseState = ReleaseState.ASKED
    watch_until: datetime | None = None
    passed_by: int | None = None
    reviewed_by: int | None = None

    @property
    def subject(self) -> str:
        """Return the number as people read it, which is that of its request, such as AP-7."""
        return f"AP-{self.number}"

    @property
    def reference(self) -> str:
        """Return what its buttons are about."""
        return f"{PREFIX}-{self.number}"

    @property
    def waits_for_review(self) -> bool:
        """Whether it passed in an emergency, and nobody has looked at that since."""
        return self.passed_by is not None and self.reviewed_by is None


CAN_BE = {
    Done.GO: (ReleaseState.READY, ReleaseState.FAILED),
    Done.CALLED_OFF: (ReleaseState.READY, ReleaseState.FAILED),
    Done.DEPLOYED: (ReleaseState.GOING,),
    Done.FAILED: (ReleaseState.GOING,),
    Done.CLOSED: (ReleaseState.WATCHED,),
    Done.ROLLED_BACK: (ReleaseState.GOING, ReleaseState.FAILED, ReleaseState.WATCHED),
}
THEN = {
    Done.GO: ReleaseState.GOING,
    Done.CALLED_OFF: ReleaseState.CALLED_OFF,
    Done.DEPLOYED: ReleaseState.WATCHED,
    Done.FAILED: ReleaseState.FAILED,
    Done.CLOSED: ReleaseState.CLOSED,
    Done.ROLLED_BACK: ReleaseState.ROLLED_BACK,
}


def move(release: Release, done: Done, *, watch_until: datetime | None = None) -> Release:
    """Return it as it stands after that.

    Raises:
        NotAsReleaseStands: it cannot be done as it stands.
    """
    if release.state not in CAN_BE[done]:
        raise NotAsReleaseStands(release.subject, release.state.value)
    return dataclasses.replace(release, state=THEN[done], watch_until=watch_until or release.watch_until)


def review(release: Release, *, by: int) -> Release:
    """Return it as looked at after an emergency.

    Raises:
        NotAsReleaseStands: nothing about it has to be reviewed any more.
        OwnReview: they asked for it or let it pass.
    """
    if not release.waits_for_review:
        raise NotAsReleaseStands(release.subject, release.state.value)
    if by in {release.passed_by, release.requester_id}:
        raise OwnReview(release.subject)
    return dataclasses.replace(release, reviewed_by=by)
