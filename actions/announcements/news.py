"""Who hears of what becomes of an announcement."""

from datetime import timedelta

from data.model.announcements import Announcement
from data.model.notices import CardWanted, Fact, MessageWanted, Priority, SubjectChanged
from data.model.people import Chat
from data.store.cards import CardChanges, Shown
from data.store.due import DueChanges
from data.store.people import Chats
from data.store.work import Work

CARD = "announcements.card"
REPORT, APPROVED, STOPPED = "announcements.report", "announcements.approved", "announcements.stopped"
# Where whoever looks on sees what was agreed to.
SHOWN_IN = "#announcements"
SEND, UNIT, WATCH = "announcements.send", "announcements.unit", "announcements.watch"
# As soon as that it is looked how far it is.
SOONEST = timedelta(seconds=3)


def show_to(work: Work, announcement: Announcement, chat: Chat) -> None:
    """Let a fresh card stand before somebody; one that stands there points to it."""
    newest = Shown(work).newest_instance(CARD, announcement.subject, chat.chat_id)
    instance = 0 if newest is None else newest + 1
    if newest:
        CardChanges(work).leave_behind(CARD, announcement.subject, chat.chat_id, before=newest)
    work.promise(
        CardWanted(CARD, announcement.subject, chat.chat_id, instance=instance, priority=Priority.ANSWER)
    )


def show_to_author(work: Work, announcement: Announcement) -> None:
    """Let its card stand before its author."""
    work.promise(CardWanted(CARD, announcement.subject, announcement.chat_id, priority=Priority.ANSWER))
    redraw(work, announcement)


def show_to_all(work: Work, announcement: Announcement) -> None:
    """Let its card stand before its author and whoever looks on."""
    show_to_author(work, announcement)
    overview = Chats(work).keyed(SHOWN_IN, "slack")
    if overview is not None:
        work.promise(CardWanted(CARD, announcement.subject, overview.chat_id))


def redraw(work: Work, announcement: Announcement, priority: Priority = Priority.ANSWER) -> None:
    """Let every card of it that staff see show it as it is; its copies stay as they are."""
    work.promise(SubjectChanged(announcement.subject, priority))
    if announcement.request is not None:
        work.promise(SubjectChanged(f"AP-{announcement.request}"))


def tell_origin(work: Work, announcement: Announcement) -> None:
    """Let the capability hear that it is over which had it written; how it ended is its state."""
    if announcement.then_due:
        DueChanges(work).plan(announcement.then_due, announcement.subject, work.now)
    if announcement.about:
        work.promise(SubjectChanged(announcement.about))


def tell_author(work: Work, announcement: Announcement, kind: str, **facts: Fact) -> None:
    """Tell whoever wrote it, under their card."""
    work.promise(MessageWanted(kind, announcement.subject, announcement.chat_id, facts, about_card=CARD))
