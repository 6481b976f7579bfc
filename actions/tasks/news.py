"""Whom the news of a task reaches."""

from data.model.notices import CardWanted, MessageWanted, Priority, SubjectChanged
from data.model.people import Chat
from data.model.tasks import Bearer, Task
from data.store.cards import CardChanges, Shown
from data.store.people import Chats
from data.store.work import Reading, Work

CARD = "tasks.card"
OVERDUE = "tasks.overdue"


def bearer_of(task: Task) -> Bearer:
    """Return who has to do it."""
    return Bearer(task.owner_id, task.team)


def chats_of(reading: Reading, bearer: Bearer) -> list[Chat]:
    """Return where whoever has to do something is told: the private chat of a person, the channels of a group."""
    if bearer.person_id is not None:
        private = Chats(reading).private(bearer.person_id)
        return [private] if private is not None else []
    channel = reading.company.department(bearer.group).slack
    found = [Chats(reading).keyed(channel, platform) for platform in ("slack", "telegram")]
    return [chat for chat in found if chat is not None]


def show_task(work: Work, task: Task) -> None:
    """Post the card where whoever has to do it is told; one that stands there points to it."""
    for chat in chats_of(work, bearer_of(task)):
        newest = Shown(work).newest_instance(CARD, task.subject, chat.chat_id)
        instance = 0 if newest is None else newest + 1
        if newest:
            CardChanges(work).leave_behind(CARD, task.subject, chat.chat_id, before=newest)
        work.promise(CardWanted(CARD, task.subject, chat.chat_id, instance=instance))


def redraw(work: Work, task: Task, *, attention: bool = False) -> None:
    """Let every card show the task as it is now, the list of whoever has to do it, and whatever it is about."""
    work.promise(SubjectChanged(task.subject, attention=frozenset({CARD} if attention else ())))
    if task.owner_id is not None:
        work.promise(SubjectChanged(f"tasks.{task.owner_id}"))
    if task.about:
        work.promise(SubjectChanged(task.about))


def redraw_homes(work: Work, bearer: Bearer) -> None:
    """Let the homes and lists of those show it who had nothing to do with it before, or have not any more."""
    if bearer.person_id is not None:
        work.promise(SubjectChanged(f"home.{bearer.person_id}"), SubjectChanged(f"tasks.{bearer.person_id}"))
    else:
        work.promise(SubjectChanged(f"group.{bearer.group}"))


def tell_overdue(work: Work, task: Task, kind: str = OVERDUE) -> None:
    """Tell whoever has to do it that its time is over, beside their card."""
    for chat in chats_of(work, bearer_of(task)):
        work.promise(
            MessageWanted(kind, task.subject, chat.chat_id, about_card=CARD, priority=Priority.REMINDER)
        )


def tell_opener(work: Work, task: Task, kind: str, *, by: int | None) -> None:
    """Tell whoever opened it, unless it is their own doing or the desk opened it."""
    if task.opened_by in {None, by}:
        return
    chat = Chats(work).private(task.opened_by or 0)
    if chat is not None:
        work.promise(MessageWanted(kind, task.subject, chat.chat_id, about_card=CARD))
