"""Put an announcement before those who review it, and hear what they decided."""

from dataclasses import replace
from datetime import datetime

from actions.announcements.news import (
    APPROVED,
    SEND,
    SOONEST,
    WATCH,
    redraw,
    show_to_all,
    show_to_author,
    tell_author,
    tell_origin,
)
from actions.announcements.plan_reminders import plan_reminders
from actions.approvals.open_request import open_request
from data.model.announcements import (
    KIND,
    OUT,
    Announcement,
    AnnouncementState,
    LanguagesMissing,
    evidence_of,
    to_be_sent,
)
from data.model.approvals.requests import Request, RequestState, digest_of
from data.model.notices import Fact, SubjectChanged
from data.model.people import Chat, Person
from data.store.announcement_audience import AudienceRows
from data.store.announcements import AnnouncementChanges, Announcements
from data.store.approvals import Requests
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.work import Reading, Work

ENDED = {
    RequestState.REJECTED: AnnouncementState.REJECTED,
    RequestState.WITHDRAWN: AnnouncementState.DRAFT,
    RequestState.EXPIRED: AnnouncementState.DRAFT,
}


def digest_now(reading: Reading, announcement: Announcement) -> str:
    """Return the fingerprint of the newest texts, whom they reach, and when."""
    fields = evidence_of(announcement, Announcements(reading).texts(announcement))
    return digest_of(KIND, announcement.subject, fields)


def send_to_review(work: Work, announcement: Announcement, *, by: Person, chat: Chat) -> Announcement:
    """Ask those who review it, and return how it stands then.

    Args:
        by: who asks, and is not asked, whichever account they use. chat: where they are told.

    Raises:
        LanguagesMissing: it is not written in all languages yet.
        QuorumOutOfReach: too few may review it.
    """
    texts = Announcements(work).texts(announcement)
    if texts.missing:
        raise LanguagesMissing(announcement.subject, " ".join(texts.missing))
    reached = AudienceRows(work).count(announcement)
    request = open_request(
        work,
        kind=KIND,
        about=announcement.subject,
        by=by,
        chat=chat,
        policy=work.company.announcing.policy(kind=announcement.kind.value, reached=reached),
        fields=evidence_of(announcement, texts),
        shown_in="",
    )
    state = announcement.state if announcement.state in OUT else AnnouncementState.REVIEW
    asked = replace(announcement, state=state, request=request.number)
    AnnouncementChanges(work).save(asked)
    redraw(work, asked)
    return asked


def hear_of_review(work: Work, *, request_number: int) -> None:
    """Let an announcement go its way that was reviewed; what nobody agreed to stays where it is."""
    request = Requests(work).find(request_number)
    announcement = Announcements(work).of_request(request_number)
    if announcement is None:
        return
    same = Requests(work).evidence(request).digest == digest_now(work, announcement)
    agreed = request.state is RequestState.APPROVED and same
    if announcement.state in OUT:
        if agreed:
            _correct(work, announcement)
    elif announcement.state is AnnouncementState.REVIEW:
        heard = _agreed(work, announcement) if agreed else _not_agreed(work, announcement, request)
        (show_to_all if agreed else show_to_author)(work, heard)


def _agreed(work: Work, announcement: Announcement) -> Announcement:
    signed = replace(announcement, signed=digest_now(work, announcement), state=AnnouncementState.APPROVED)
    work.audit(Happened("announcements.reviewed", signed.subject, facts={"digest": signed.signed}))
    if signed.wanted_at is None:
        AnnouncementChanges(work).save(signed)
        tell_author(work, signed, APPROVED)
        return signed
    return schedule(work, signed)


def schedule(work: Work, announcement: Announcement, *, at: datetime | None = None) -> Announcement:
    """Let what was agreed to go out when it is wanted, at once where that has passed.

    Args:
        at: when, where it was agreed to without a time.
    """
    planned = to_be_sent(announcement, at=max(at or announcement.wanted_at or work.now, work.now))
    AnnouncementChanges(work).save(planned)
    DueChanges(work).plan(SEND, planned.subject, planned.send_at or work.now)
    return planned


def _not_agreed(work: Work, announcement: Announcement, request: Request) -> Announcement:
    state = ENDED.get(request.state, AnnouncementState.DRAFT)
    ended = replace(announcement, state=state, signed="")
    AnnouncementChanges(work).save(ended)
    if state is AnnouncementState.REJECTED:
        tell_origin(work, ended)
    return ended


def _correct(work: Work, announcement: Announcement) -> None:
    """Let every copy say what was agreed to in place of what it said."""
    corrected = replace(
        announcement,
        shown=announcement.revision,
        signed=digest_now(work, announcement),
        corrected_at=work.now,
    )
    AnnouncementChanges(work).save(corrected)
    plan_reminders(work, corrected)
    facts: dict[str, Fact | None] = {"revision": corrected.shown, "digest": corrected.signed}
    work.audit(Happened("announcements.corrected", corrected.subject, facts=facts))
    work.promise(SubjectChanged(corrected.copies))
    DueChanges(work).plan(WATCH, corrected.subject, work.now + SOONEST)
    redraw(work, corrected)
