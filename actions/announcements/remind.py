"""Tell of the end of an app again, and once more when all that was promised is done."""

from datetime import timedelta

from actions.announcements.draft_announcement import announce_again
from actions.announcements.plan_reminders import TOLD
from actions.tasks.open_task import Wanted, open_task
from data.model.announcements import Announcement, Draft, Texts
from data.model.tasks import Bearer, TaskState
from data.store.announcements import Announcements
from data.store.people import Chats, People
from data.store.tasks import Tasks
from data.store.work import Work

FOLLOWED_UP = "announcements.followed_up"
FOLLOW_UP_TASK = "promised-follow-up"
# By the end of so many days after the app is down somebody looks whether all that was promised is done.
LOOKED_AFTER = timedelta(days=7)


def tell_again(work: Work, announcement: Announcement, texts: Texts) -> Announcement:
    """Tell it again, in words around those that were reviewed.

    Args:
        texts: with what was told beside the bodies, as it was reviewed.
    """
    draft = Draft(
        kind=announcement.kind,
        app=announcement.app,
        audience=announcement.audience,
        texts=texts,
        time_zone=announcement.time_zone,
        about=announcement.subject,
        to_platform=announcement.to_platform,
        to_language=announcement.to_language,
        to_group=announcement.to_group,
    )
    author = People(work).find(announcement.author_id)
    chat = Chats(work).find(announcement.chat_id)
    return announce_again(work, by=author, chat=chat, draft=draft, signed=announcement.signed)


def look_after_promises(work: Work, announcement: Announcement) -> None:
    """Have its author see to what was promised to follow; that it is done is told as well."""
    open_task(
        work,
        by=None,
        wanted=Wanted(
            to=Bearer(person_id=announcement.author_id),
            kind=FOLLOW_UP_TASK,
            about=announcement.subject,
            due_at=work.now + LOOKED_AFTER,
            then_due=FOLLOWED_UP,
        ),
    )


def followed_up(work: Work, *, task_number: int) -> Announcement | None:
    """Return the announcement of which all is done that was promised, None where it is not."""
    task = Tasks(work).find(task_number)
    if task.state is not TaskState.DONE:
        return None
    announcement = Announcements(work).find(int(task.about.rpartition("-")[2]))
    return announcement if announcement.state in TOLD else None
