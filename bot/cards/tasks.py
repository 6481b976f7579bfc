"""How tasks are shown and told."""

from collections.abc import Iterator

from actions.tasks.access import may_do
from actions.tasks.news import bearer_of, chats_of
from bot.cards.view import Drawing, button, called, done_by, pointer_to, quoted
from bot.shapes.card import Button, Card, Field
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.company import name_in
from data.model.people import Person
from data.model.tasks import Task, TaskEntry, TaskEntryKind, TaskState
from data.store.people import Chats, People
from data.store.tasks import Tasks
from data.store.work import Reading

TASKS_ON_A_PAGE = 8
# What leads to which operation, in the order in which the buttons stand.
ACTIONS = {"done": "tasks.finish", "cannot": "tasks.decline", "assign": "tasks.assign"}


def task_card(drawing: Drawing) -> Card:
    """Show a task to whoever has to do it, or opened it."""
    if drawing.moved_on("tasks.card"):
        return pointer_to(drawing, "tasks.card")
    words, task = drawing.words, Tasks(drawing.reading).find(drawing.number)
    chat = Chats(drawing.reading).find(drawing.chat_id)
    whose = bearer_name(drawing.reading, words, task)
    if chat.person_id is None and chat not in chats_of(drawing.reading, bearer_of(task)):
        return Card(lines=(words.text("task-elsewhere", subject=task.subject, whose=whose),))
    reader = People(drawing.reading).find(chat.person_id) if chat.person_id is not None else None
    entries = Tasks(drawing.reading).entries(task)
    return Card(
        title=words("task-title", subject=task.subject),
        lines=(task_text(words, task, entries), *_ending(drawing, entries)),
        fields=tuple(_fields(drawing, task, whose)),
        buttons=tuple(task_buttons(drawing.reading, words, task, reader)),
    )


def task_text(words: Words, task: Task, entries: list[TaskEntry]) -> Text:
    """Return what has to be done, in the words of a capability or of whoever opened it."""
    opened = [entry.text for entry in entries if entry.kind is TaskEntryKind.OPENED]
    what = quoted(words, opened[0]) if opened and opened[0] else words.text("task-erased")
    if task.kind:
        return words.text(f"task-{task.kind.replace('_', '-')}", about=task.about, what=what)
    return what


def task_buttons(reading: Reading, words: Words, task: Task, reader: Person | None) -> Iterator[Button]:
    """Yield what a reader can do about it now.

    Args:
        reader: None where many read it, of whom each has what the group has.
    """
    if task.state is not TaskState.OPEN:
        return
    for action, operation in ACTIONS.items():
        if reader is None or may_do(reading, operation, task=task, by=reader):
            yield button(words, action, task.subject, 0, label=words(f"task-button-{action}"))


def bearer_name(reading: Reading, words: Words, task: Task) -> str:
    """Return what whoever has to do it is called."""
    if task.owner_id is not None:
        return called(words, People(reading).find(task.owner_id))
    return name_in(reading.company.department(task.team).names, words.language)


def _fields(drawing: Drawing, task: Task, whose: str) -> Iterator[Field]:
    words = drawing.words
    yield Field(words("task-label-state"), words.text(f"task-is-{task.state.value}"))
    yield Field(words("task-label-whose"), Text.plain(whose))
    if task.due_at is not None:
        overdue = task.is_overdue(drawing.reading.now)
        yield Field(
            words("task-label-due"), words.text("task-due-over" if overdue else "task-due", at=task.due_at)
        )
    if task.about:
        yield Field(words("task-label-about"), Text.plain(task.about))
    if task.opened_by is not None:
        opener = called(words, People(drawing.reading).find(task.opened_by))
        yield Field(words("task-label-opener"), Text.plain(opener))


def _ending(drawing: Drawing, entries: list[TaskEntry]) -> Iterator[Text]:
    words = drawing.words
    for entry in entries:
        if entry.kind in {TaskEntryKind.OPENED, TaskEntryKind.ASSIGNED}:
            continue
        who = done_by(drawing.reading, words, entry.person_id, entry.on_behalf_of)
        key = f"task-entry-{entry.kind.value}" if entry.text else "task-entry-ended"
        yield words.text(key, who=who, at=entry.at, text=quoted(words, entry.text))


def overdue(drawing: Drawing) -> Card | None:
    """Tell whoever has to do it that its time is over."""
    return _overdue(drawing, "task-news-overdue")


def overdue_again(drawing: Drawing) -> Card | None:
    """Tell them that its time is still over."""
    return _overdue(drawing, "task-news-still")


def undone(drawing: Drawing) -> Card | None:
    """Tell whoever leads them, who need not know what it is about."""
    task = Tasks(drawing.reading).find(drawing.number)
    if task.state is not TaskState.OPEN or task.due_at is None:
        return None
    words, whose = drawing.words, bearer_name(drawing.reading, drawing.words, task)
    return Card(lines=(words.text("task-news-undone", subject=task.subject, whose=whose, at=task.due_at),))


def _overdue(drawing: Drawing, key: str) -> Card | None:
    task = Tasks(drawing.reading).find(drawing.number)
    if task.state is not TaskState.OPEN or task.due_at is None:
        return None
    words, entries = drawing.words, Tasks(drawing.reading).entries(task)
    line = words.text(key, subject=task.subject, at=task.due_at)
    return Card(lines=(line, task_text(words, task, entries)))


def ended(drawing: Drawing) -> Card:
    """Tell whoever opened it how it ended."""
    words, task = drawing.words, Tasks(drawing.reading).find(drawing.number)
    entries = Tasks(drawing.reading).entries(task)
    return Card(
        lines=(
            words.text(f"task-news-{task.state.value}", subject=task.subject),
            task_text(words, task, entries),
            *_ending(drawing, entries),
        )
    )
