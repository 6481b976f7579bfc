"""Take all copies of an announcement back."""

from dataclasses import replace

from actions.announcements.news import SOONEST, UNIT, WATCH, redraw
from actions.people.may import require
from data.model.announcements import OUT, Announcement, AnnouncementState, require_state
from data.model.notices import Recalled
from data.model.people import Person
from data.store.announcement_copies import COPY
from data.store.announcements import AnnouncementChanges, Announcements
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.work import Work

RECALL = "announcements.recall"
RECALLABLE = OUT | {AnnouncementState.CANCELLED}


def recall_announcement(work: Work, *, number: int, by: Person) -> Announcement:
    """Let every copy be deleted where its platform lets that be, else overwritten; what has not left does not leave.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownAnnouncement: nothing has that number.
        AnnouncementMovedOn: none of it is out, or it was recalled.
    """
    require(work, RECALL, by=by, about=None)
    announcement = Announcements(work).find(number)
    require_state(announcement, RECALLABLE if announcement.shown else frozenset())
    DueChanges(work).cancel(UNIT, announcement.subject)
    recalled = replace(announcement, state=AnnouncementState.RECALLED, ended_at=work.now)
    AnnouncementChanges(work).save(recalled)
    work.audit(Happened("announcements.recalled", recalled.subject, by.person_id))
    work.promise(Recalled(recalled.copies, frozenset({COPY})))
    DueChanges(work).plan(WATCH, recalled.subject, work.now + SOONEST)
    redraw(work, recalled)
    return recalled
