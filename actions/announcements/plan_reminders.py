"""Plan when the end of an app is told of again, as it comes nearer."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from data.model.announcement_details import follows_ladder
from data.model.announcements import Announcement, AnnouncementState
from data.model.delisting_package import TAKE_DOWN, instant_of
from data.store.announcements import Announcements
from data.store.due import DueChanges
from data.store.work import Reading, Work

REMIND = "announcements.remind"
# Of a company that has no rules for taking apps down.
DAYS_BEFORE, TOLD_AT = (30, 14, 7, 1, 0), time(10)
TOLD = frozenset({AnnouncementState.SENDING, AnnouncementState.SENT})


def plan_reminders(work: Work, announcement: Announcement) -> None:
    """Plan by the days that are announced when it is told again; what was planned by others is dropped.

    What belongs to a delisting is told again by that.
    """
    texts = Announcements(work).texts(announcement, announcement.shown or None)
    if not follows_ladder(announcement.kind, texts) or announcement.about:
        return
    rules, zone = work.company.delisting, ZoneInfo(work.company.time_zone)
    down_on, at_time = date.fromisoformat(texts.details[TAKE_DOWN]), rules.told_at if rules else TOLD_AT
    for days in rules.ladder if rules else DAYS_BEFORE:
        subject = f"{announcement.subject}:{days}"
        DueChanges(work).cancel(REMIND, subject)
        day = down_on - timedelta(days=days)
        at = instant_of(day, at_time, zone)
        # Nobody is told the same twice on one day.
        if at > work.now and day != work.now.astimezone(zone).date():
            DueChanges(work).plan(REMIND, subject, at)


def days_left(reading: Reading, announcement: Announcement) -> int | None:
    """Return in how many days the app goes, None where nobody is to be told that any more."""
    texts = Announcements(reading).texts(announcement, announcement.shown or None)
    if announcement.state not in TOLD or not follows_ladder(announcement.kind, texts):
        return None
    today = reading.now.astimezone(ZoneInfo(reading.company.time_zone)).date()
    return (date.fromisoformat(texts.details[TAKE_DOWN]) - today).days
