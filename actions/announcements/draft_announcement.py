"""Write an announcement; and the doors by which other capabilities have one written, or sent that is signed already."""

from dataclasses import replace

from actions.announcements.check_links import check_links
from actions.announcements.news import show_to, show_to_all
from actions.announcements.reviewing import digest_now, schedule, send_to_review
from actions.people.may import require
from data.model.announcement_checks import checked
from data.model.announcements import (
    LONGEST_BODY,
    LONGEST_HEAD,
    Announcement,
    AnnouncementState,
    Draft,
)
from data.model.approvals.requests import RequestState
from data.model.notices import Fact
from data.model.people import Chat, Person
from data.model.refusals import ButtonIsOld
from data.store.announcements import AnnouncementChanges, Announcements
from data.store.approvals import Requests
from data.store.audit import Happened
from data.store.work import Work

DRAFT = "announcements.draft"


def draft_announcement(work: Work, *, by: Person, chat: Chat, draft: Draft) -> Announcement:
    """Keep what somebody wants to tell, and put it before those who review it once it is whole.

    What lacks a language waits as a draft, and its card says what is missing.

    Args:
        chat: where the author is told, always a private one.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        NothingWritten, TooLong, PlaceholderLeft, BadLink: see `checked`.
        QuorumOutOfReach: too few may review it.
    """
    require(work, DRAFT, by=by, about=None)
    return propose_announcement(work, by=by, chat=chat, draft=draft)


def propose_announcement(work: Work, *, by: Person, chat: Chat, draft: Draft) -> Announcement:
    """Do the same for another capability, which has asked whether whoever acts may.

    Raises:
        NothingWritten, TooLong, PlaceholderLeft, BadLink: see `checked`.
        QuorumOutOfReach: too few may review it.
    """
    announcement = _kept(work, by=by, chat=chat, draft=draft)
    if not Announcements(work).texts(announcement).missing:
        return send_to_review(work, announcement, by=by, chat=chat)
    show_to(work, announcement, chat)
    return announcement


def announce_signed(work: Work, *, by: Person, chat: Chat, draft: Draft, request_number: int) -> Announcement:
    """Let something go out whose texts were signed with the package of another capability.

    Args:
        draft: without an instant it goes out at once.
        request_number: of the approved request whose evidence holds the texts; that it does, its capability makes sure.

    Raises:
        ButtonIsOld: the package is not approved.
        NothingWritten, TooLong, PlaceholderLeft, BadLink: see `checked`.
    """
    request = Requests(work).find(request_number)
    if request.state is not RequestState.APPROVED:
        raise ButtonIsOld
    package = Requests(work).evidence(request).digest
    return _signed(work, _kept(work, by=by, chat=chat, draft=draft), request=request.number, package=package)


def announce_again(work: Work, *, by: Person, chat: Chat, draft: Draft, signed: str) -> Announcement:
    """Let something go out that was reviewed with an announcement that is out already, which `draft.about` names.

    Args:
        signed: digest of what was reviewed then.

    Raises:
        TooLong, PlaceholderLeft, BadLink: see `checked`.
    """
    kept = _kept(work, by=by, chat=chat, draft=draft, longest=LONGEST_BODY + LONGEST_HEAD)
    return _signed(work, kept, about=draft.about, package=signed)


def _signed(work: Work, announcement: Announcement, **told: Fact) -> Announcement:
    """Let it go out, and keep by which signatures."""
    wanted = replace(
        announcement, wanted_at=announcement.wanted_at or work.now, state=AnnouncementState.APPROVED
    )
    signed = replace(wanted, signed=digest_now(work, wanted))
    facts: dict[str, Fact | None] = {"digest": signed.signed, **told}
    work.audit(Happened("announcements.reviewed", signed.subject, facts=facts))
    planned = schedule(work, signed)
    show_to_all(work, planned)
    return planned


def _kept(work: Work, *, by: Person, chat: Chat, draft: Draft, longest: int = LONGEST_BODY) -> Announcement:
    announcement = Announcement(
        number=AnnouncementChanges(work).next_number(),
        author_id=by.person_id,
        chat_id=chat.chat_id,
        kind=draft.kind,
        app=draft.app,
        audience=draft.audience,
        time_zone=draft.time_zone,
        opened_at=work.now,
        wanted_at=draft.wanted_at,
        about=draft.about,
        then_due=draft.then_due,
        to_platform=draft.to_platform,
        to_language=draft.to_language,
        to_group=draft.to_group,
    )
    AnnouncementChanges(work).add(announcement, checked(draft.texts, longest=longest))
    check_links(work, announcement)
    facts: dict[str, Fact | None] = {"kind": draft.kind.value, "audience": draft.audience.value}
    work.audit(Happened("announcements.drafted", announcement.subject, by.person_id, facts))
    return announcement
