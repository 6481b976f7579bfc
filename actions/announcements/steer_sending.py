"""Pause, resume and cancel an announcement."""

from dataclasses import replace

from actions.announcements.edit_announcement import STEER
from actions.announcements.news import SEND, UNIT, redraw, tell_origin
from actions.announcements.send_announcement import go_on
from actions.approvals.end_request import call_off_request, withdraw_request
from actions.people.may import require
from data.model.announcements import UNDER_WAY, UNSENT, Announcement, AnnouncementState, require_state
from data.model.people import Person
from data.store.announcement_copies import CANCELLED, HELD, CopyChanges
from data.store.announcements import AnnouncementChanges, Announcements
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.work import Work


def pause_announcement(work: Work, *, number: int, by: Person) -> Announcement:
    """Let nothing more leave for now; what is on its way this moment arrives.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownAnnouncement: nothing has that number.
        AnnouncementMovedOn: it is not being sent.
    """
    announcement = _steered(work, number, by, frozenset({AnnouncementState.SENDING}))
    DueChanges(work).cancel(UNIT, announcement.subject)
    held = CopyChanges(work).hold(announcement, HELD)
    work.audit(Happened("announcements.paused", announcement.subject, by.person_id, {"held": held}))
    return _kept(work, announcement, AnnouncementState.PAUSED)


def resume_announcement(work: Work, *, number: int, by: Person) -> Announcement:
    """Let the rest leave after all.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownAnnouncement: nothing has that number.
        AnnouncementMovedOn: it is not paused.
    """
    announcement = _steered(work, number, by, frozenset({AnnouncementState.PAUSED}))
    released = CopyChanges(work).release(announcement)
    work.audit(Happened("announcements.resumed", announcement.subject, by.person_id, {"released": released}))
    resumed = _kept(work, announcement, AnnouncementState.SENDING)
    go_on(work, resumed)
    return resumed


def cancel_announcement(work: Work, *, number: int, by: Person) -> Announcement:
    """Let it not go out, or not go on; what has arrived stays until it is recalled.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownAnnouncement: nothing has that number.
        AnnouncementMovedOn: it is out, or was cancelled.
        NotYours: it is being reviewed at the wish of somebody else.
    """
    announcement = _steered(work, number, by, UNSENT | UNDER_WAY)
    if announcement.state is AnnouncementState.REVIEW and announcement.request is not None:
        withdraw_request(work, number=announcement.request, by=by)
    return _cancel(work, announcement, by)


def call_off_about(work: Work, *, about: str, by: Person) -> None:
    """Let nothing more leave of what belongs to something else, for its capability, which has asked whether that may be.

    Args:
        about: subject of that capability, such as that of a release.
    """
    for known in Announcements(work).about(about):
        announcement = Announcements(work).find(known.number)
        if announcement.state not in UNSENT | UNDER_WAY:
            continue
        if announcement.state is AnnouncementState.REVIEW and announcement.request is not None:
            call_off_request(work, number=announcement.request, by=by)
        _cancel(work, announcement, by)


def _cancel(work: Work, announcement: Announcement, by: Person) -> Announcement:
    for name in (SEND, UNIT):
        DueChanges(work).cancel(name, announcement.subject)
    copies = CopyChanges(work)
    copies.give_up(announcement)
    stopped = copies.hold(announcement, CANCELLED)
    work.audit(Happened("announcements.cancelled", announcement.subject, by.person_id, {"stopped": stopped}))
    return _kept(work, announcement, AnnouncementState.CANCELLED)


def _steered(work: Work, number: int, by: Person, states: frozenset[AnnouncementState]) -> Announcement:
    require(work, STEER, by=by, about=None)
    announcement = Announcements(work).find(number)
    require_state(announcement, states)
    return announcement


def _kept(work: Work, announcement: Announcement, state: AnnouncementState) -> Announcement:
    changed = replace(announcement, state=state)
    AnnouncementChanges(work).save(changed)
    if state is AnnouncementState.CANCELLED:
        tell_origin(work, changed)
    redraw(work, changed)
    return changed
