"""Lists of tasks: in somebody's home, and page by page for who asks."""

from actions.tasks.news import bearer_of
from bot.cards.home import Looking
from bot.cards.tasks import TASKS_ON_A_PAGE, bearer_name, task_buttons, task_text
from bot.cards.view import Drawing, button
from bot.shapes.card import Button, Card
from bot.shapes.home import Item, Part
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.tasks import Task
from data.store.delegation import Loans
from data.store.people import People
from data.store.tasks import Tasks
from data.store.work import Reading

LIST, SUBJECT = "tasks.list", "tasks"
LONGEST_LINE = 80
FRONT_BUTTONS = 2


def list_subject(person_id: int) -> str:
    """Return the subject of somebody's list."""
    return f"{SUBJECT}.{person_id}"


def own_tasks(looking: Looking) -> Part | None:
    """List what the person has to do, and what anybody of their groups has."""
    queries, groups = Tasks(looking.reading), Loans(looking.reading).groups_of(looking.who)
    count = queries.count_waiting_for(looking.who.person_id, groups)
    if not count:
        return None
    found = queries.waiting_for(looking.who.person_id, groups, skip=looking.skip, most=looking.most)
    return Part(
        looking.words("home-tasks", count=count),
        tuple(_item(looking, task) for task in found),
        count,
    )


def _item(looking: Looking, task: Task) -> Item:
    words, reading = looking.words, looking.reading
    return Item(
        line=_line(reading, words, task),
        opens=button(words, "open", task.subject, 0, label=task.subject),
        buttons=tuple(task_buttons(reading, words, task, looking.who))[:FRONT_BUTTONS],
    )


def task_list(drawing: Drawing) -> Card:
    """Show a page of what somebody has to do, what is due first in front."""
    words, reading = drawing.words, drawing.reading
    who = People(reading).find(int(drawing.subject.rpartition(".")[2]))
    page = int(drawing.page) if drawing.page.isdigit() else 0
    queries = Tasks(reading)
    groups = Loans(reading).groups_of(who)
    count = queries.count_waiting_for(who.person_id, groups)
    last = max(0, (count - 1) // TASKS_ON_A_PAGE)
    page = min(page, last)
    found = queries.waiting_for(who.person_id, groups, skip=page * TASKS_ON_A_PAGE, most=TASKS_ON_A_PAGE)
    lines = [_line(reading, words, task) for task in found] or [words.text("task-list-empty")]
    return Card(
        title=words("task-list-title", count=count),
        lines=tuple(lines),
        buttons=(
            button(words, "add", drawing.subject, 0, label=words("task-button-add")),
            *_opening(words, found),
            *_turning(words, drawing.subject, page, last=last),
        ),
    )


def _opening(words: Words, found: list[Task]) -> tuple[Button, ...]:
    return tuple(button(words, "open", task.subject, 0, label=task.subject) for task in found)


def _turning(words: Words, subject: str, page: int, *, last: int) -> tuple[Button, ...]:
    ways = (["prev"] if page else []) + (["next"] if page < last else [])
    return tuple(button(words, way, subject, page) for way in ways)


def _line(reading: Reading, words: Words, task: Task) -> Text:
    text = str(task_text(words, task, Tasks(reading).entries(task))).replace("\n", " ")
    what = Text.plain(text if len(text) <= LONGEST_LINE else f"{text[:LONGEST_LINE]}…")
    whose = Text.plain(bearer_name(reading, words, task))
    if task.due_at is None:
        return words.text("task-line", subject=task.subject, what=what, whose=whose)
    key = "task-line-over" if task.is_overdue(reading.now) else "task-line-due"
    return words.text(key, subject=task.subject, what=what, whose=whose, at=task.due_at)


def readers_of(task: Task) -> tuple[frozenset[int], frozenset[str]]:
    """Return in whose lists a task stands: people by their number, and members of groups."""
    bearer = bearer_of(task)
    people = frozenset({bearer.person_id}) if bearer.person_id is not None else frozenset[int]()
    return people, frozenset({bearer.group} if bearer.group else ())
