"""Change what has not gone out, and put it before those who review it."""

from dataclasses import replace

from actions.announcements.check_links import check_links
from actions.announcements.news import SEND, redraw
from actions.announcements.reviewing import send_to_review
from actions.approvals.change_evidence import change_evidence
from actions.people.may import require
from data.model.announcement_checks import checked
from data.model.announcements import (
    UNSENT,
    Announcement,
    AnnouncementState,
    Changed,
    UnknownAnnouncement,
    evidence_of,
    require_state,
    revised,
    rewritten,
)
from data.model.approvals.requests import RequestState
from data.model.people import Chat, Person
from data.store.announcements import AnnouncementChanges, Announcements
from data.store.approvals import Requests
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.work import Work

STEER = "announcements.steer"


def edit_announcement(work: Work, *, number: int, by: Person, chat: Chat, changed: Changed) -> Announcement:
    """Change what has not gone out; whoever agreed to it before is asked anew.

    Args:
        chat: where whoever changes it is told, always a private one.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownAnnouncement: nothing has that number.
        AnnouncementMovedOn: it is being reviewed, where its evidence is changed instead, or it is out.
        TooLong, PlaceholderLeft, BadLink: see `checked`.
        QuorumOutOfReach: too few may review it.
    """
    require(work, STEER, by=by, about=None)
    announcement = Announcements(work).find(number)
    require_state(announcement, UNSENT - {AnnouncementState.REVIEW})
    DueChanges(work).cancel(SEND, announcement.subject)
    edited = rewrite(work, announcement, changed)
    edited = replace(edited, state=AnnouncementState.DRAFT, signed="", send_at=None)
    AnnouncementChanges(work).save(edited)
    work.audit(Happened("announcements.edited", edited.subject, by.person_id))
    if Announcements(work).texts(edited).missing:
        redraw(work, edited)
        return edited
    return send_to_review(work, edited, by=by, chat=chat)


def submit_announcement(work: Work, *, number: int, by: Person, chat: Chat) -> Announcement:
    """Put a draft before those who review it, or before them again what they returned.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownAnnouncement: nothing has that number.
        AnnouncementMovedOn: it is no draft, and was not returned.
        LanguagesMissing, QuorumOutOfReach: see `send_to_review`.
        NotYours: somebody else asked for the review; see `change_evidence`.
    """
    require(work, STEER, by=by, about=None)
    announcement = Announcements(work).find(number)
    if _was_returned(work, announcement):
        _ask_again(work, announcement, by=by, seen_evidence=None)
        return announcement
    require_state(announcement, frozenset({AnnouncementState.DRAFT}))
    return send_to_review(work, announcement, by=by, chat=chat)


def mend_announcement(
    work: Work, *, request_number: int, by: Person, seen_evidence: int | None, changed: Changed
) -> Announcement:
    """Change what is being reviewed; whoever has signed signs anew.

    Raises:
        UnknownAnnouncement: no announcement is reviewed by that request.
        TooLong, PlaceholderLeft, BadLink: see `checked`.
        UnknownRequest, NotAllowed, NotYours, AlreadyDecided, EvidenceChanged, NothingChanged: see `change_evidence`.
    """
    announcement = Announcements(work).of_request(request_number)
    if announcement is None:
        raise UnknownAnnouncement(f"AP-{request_number}")
    mended = rewrite(work, announcement, changed)
    AnnouncementChanges(work).save(mended)
    _ask_again(work, mended, by=by, seen_evidence=seen_evidence)
    work.audit(Happened("announcements.edited", mended.subject, by.person_id))
    redraw(work, mended)
    return mended


def _was_returned(work: Work, announcement: Announcement) -> bool:
    request = announcement.request
    return request is not None and Requests(work).find(request).state is RequestState.RETURNED


def _ask_again(work: Work, announcement: Announcement, *, by: Person, seen_evidence: int | None) -> None:
    """Let the review rest on what it says now."""
    change_evidence(
        work,
        number=announcement.request or 0,
        by=by,
        seen_evidence=seen_evidence,
        fields=evidence_of(announcement, Announcements(work).texts(announcement)),
        touches={},
    )


def rewrite(work: Work, announcement: Announcement, changed: Changed) -> Announcement:
    """Keep another revision of what is told, and return the announcement with it, not saved yet.

    Raises:
        TooLong, PlaceholderLeft, BadLink: see `checked`.
    """
    texts = checked(rewritten(Announcements(work).texts(announcement), changed))
    anew = revised(announcement, changed)
    AnnouncementChanges(work).write(anew, texts)
    check_links(work, anew)
    return anew
