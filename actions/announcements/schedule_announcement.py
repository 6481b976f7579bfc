"""Say when something goes out that was agreed to without a time."""

from datetime import datetime

from actions.announcements.edit_announcement import STEER
from actions.announcements.news import redraw
from actions.announcements.reviewing import schedule
from actions.people.may import require
from data.model.announcements import Announcement, AnnouncementState, require_state
from data.model.people import Person
from data.store.announcements import Announcements
from data.store.audit import Happened
from data.store.work import Work


def schedule_announcement(work: Work, *, number: int, by: Person, at: datetime | None) -> Announcement:
    """Let it go out then.

    Args:
        at: None for at once.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownAnnouncement: nothing has that number.
        AnnouncementMovedOn: nobody has agreed to it yet, or its time was agreed to as well.
    """
    require(work, STEER, by=by, about=None)
    announcement = Announcements(work).find(number)
    require_state(announcement, frozenset({AnnouncementState.APPROVED}))
    # What was agreed to is that its author says when; what was signed stays what it was.
    planned = schedule(work, announcement, at=at)
    work.audit(Happened("announcements.scheduled", planned.subject, by.person_id))
    redraw(work, planned)
    return planned
