"""Let whoever has to know something in time say that they got it."""

from actions.people.may import require
from data.model.announcements import (
    MANDATORY,
    OUT,
    Announcement,
    AnnouncementState,
    UnknownAnnouncement,
    require_state,
)
from data.model.notices import CardWanted, Priority, SubjectChanged
from data.model.people import Person
from data.model.refusals import UnknownButton
from data.store.announcement_audience import RecipientChanges
from data.store.announcement_copies import COPY
from data.store.announcements import Announcements
from data.store.audit import Happened
from data.store.work import Work

CONFIRM = "announcements.got_it"


def confirm_receipt(work: Work, *, number: int, by: Person) -> Announcement:
    """Keep that somebody got it, once; their copy says so, and whoever sent it sees how many did.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownAnnouncement: nothing has that number, or it was not for them.
        UnknownButton: nobody is asked to confirm this kind.
        AnnouncementMovedOn: it was recalled, or is not out.
    """
    require(work, CONFIRM, by=by, about=None)
    announcement = Announcements(work).find(number)
    if announcement.kind not in MANDATORY:
        raise UnknownButton
    require_state(announcement, OUT | {AnnouncementState.CANCELLED})
    told, confirmed = RecipientChanges(work).confirm(announcement, by.person_id)
    if not told:
        raise UnknownAnnouncement(announcement.subject)
    if confirmed:
        work.audit(Happened("announcements.confirmed", announcement.subject, by.person_id))
        work.promise(SubjectChanged(announcement.subject, Priority.REMINDER))
    for chat_id in confirmed:
        work.promise(CardWanted(COPY, announcement.copies, chat_id, priority=Priority.ANSWER))
    return announcement
