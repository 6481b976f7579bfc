"""Tasks, wired: what has to be done by whom, asked for, confirmed, and handed on."""

from zoneinfo import ZoneInfo

from actions.people.may import require
from actions.tasks.access import bearer_named, guard_task, task_for
from actions.tasks.assign_task import assign_task, pass_on_tasks
from actions.tasks.end_task import decline_task, finish_task
from actions.tasks.news import CARD, OVERDUE
from actions.tasks.note_overdue import note_overdue
from actions.tasks.open_task import Wanted, add_task
from actions.tasks.remind_overdue import UNDONE, remind_overdue
from bot.cards import tasks as cards
from bot.cards import tasks_lists as lists
from bot.conversation.answers import show
from bot.conversation.capability import Act, Aim, Aloud, Ask, Capability, Command, Handler, Press, Scene
from bot.conversation.declared import Chapter, Concerned, Section, Wrong
from bot.conversation.numbers import number_named
from bot.forms import tasks as forms
from bot.shapes.turn import Due, Pressed
from data.model.overdue import AGAIN
from data.model.people import Person
from data.model.refusals import ButtonIsOld, NotYours, SeveralColleagues, UnknownButton, UnknownColleague
from data.model.tasks import (
    PREFIX,
    Bearer,
    DueIsOver,
    DueNotUnderstood,
    HasTheTask,
    UnknownTask,
    due_named,
)
from data.store.cards import CardChanges
from data.store.tasks import Tasks
from data.store.work import Reading, Work

OPEN, LIST, VIEW, ASSIGN = "tasks.open", "tasks.list", "tasks.view", "tasks.assign"
FINISH, DECLINE = "tasks.finish", "tasks.decline"
ADD_WORD = "add"


def _guard(reading: Reading, operation: str, subject: str, by: Person) -> None:
    if not subject.startswith(f"{PREFIX}-"):
        require(reading, operation, by=by, about=None)
        if subject != lists.list_subject(by.person_id):
            raise NotYours
        return
    guard_task(reading, operation, task=Tasks(reading).find(Aim(subject).number), by=by)


def _tasks(scene: Scene, aim: Aim) -> str | Ask:
    word, _, rest = aim.text.partition(" ")
    if word.casefold() == ADD_WORD:
        return Ask(forms.ADD.name, {"what": rest.strip()} if rest.strip() else {})
    if named := number_named(aim.text, (PREFIX,)):
        return _opened(scene, Aim(named))
    show(scene, lists.LIST, lists.list_subject(scene.who.person_id))
    return "" if scene.chat.chat_id == scene.home.chat_id else Aloud(scene.words("toast-tasks"))


def _add(scene: Scene, aim: Aim) -> str | Wrong:
    whom, due, now = aim.answers.get("whom", ""), aim.answers.get("due", ""), scene.work.now
    try:
        to = bearer_named(scene.work, whom) if whom else Bearer(scene.who.person_id)
        due_at = due_named(due, now=now, zone=ZoneInfo(scene.who.time_zone)) if due else None
    except (UnknownColleague, SeveralColleagues) as refusal:
        return Wrong("whom", refusal)
    except (DueNotUnderstood, DueIsOver) as refusal:
        return Wrong("due", refusal)
    wanted = Wanted(to=to, what=aim.answers["what"], due_at=due_at)
    task = add_task(scene.work, by=scene.who, wanted=wanted)
    return Aloud(scene.words("toast-task-added", subject=task.subject))


def _done(scene: Scene, aim: Aim) -> str:
    finish_task(scene.work, number=aim.number, by=scene.who, note=aim.answers.get("note", ""))
    return scene.words("toast-task-done", subject=aim.subject)


def _cannot(scene: Scene, aim: Aim) -> str:
    decline_task(scene.work, number=aim.number, by=scene.who, reason=aim.answers["reason"])
    return scene.words("toast-task-cannot", subject=aim.subject)


def _assign(scene: Scene, aim: Aim) -> str | Wrong:
    try:
        to = bearer_named(scene.work, aim.answers["person"])
        assign_task(scene.work, number=aim.number, by=scene.who, to=to)
    except (UnknownColleague, SeveralColleagues, HasTheTask) as refusal:
        return Wrong("person", refusal)
    return scene.words("toast-task-assigned", subject=aim.subject)


def _opened(scene: Scene, aim: Aim) -> str:
    task = task_for(scene.work, VIEW, number=aim.number, by=scene.who)
    show(scene, CARD, task.subject)
    return Aloud(scene.words("toast-opened", subject=task.subject))


def _turn(by: int) -> Handler:
    def run(scene: Scene, aim: Aim) -> str:
        deed, page = scene.turn.deed, (aim.version or 0) + by
        if not isinstance(deed, Pressed) or page < 0:
            raise UnknownButton
        if not CardChanges(scene.work).turn_page(scene.chat.chat_id, deed.message_ref, str(page)):
            raise ButtonIsOld
        return ""

    return run


def _overdue(work: Work, due: Due) -> None:
    note_overdue(work, number=Aim(due.subject).number)


def _overdue_again(work: Work, due: Due) -> None:
    remind_overdue(work, number=Aim(due.subject).number)


def _concerned(reading: Reading, subject: str) -> Concerned:
    prefix, _, group = subject.partition(".")
    if prefix == "group":
        return Concerned(groups=frozenset({group}))
    if not subject.startswith(f"{PREFIX}-"):
        return Concerned()
    try:
        task = Tasks(reading).find(Aim(subject).number)
    except UnknownTask:
        return Concerned()
    return Concerned(*lists.readers_of(task))


capability = Capability(
    name="tasks",
    prefixes=(PREFIX, lists.SUBJECT),
    guard=_guard,
    chapters={"tasks": Chapter(LIST, 8)},
    commands={"tasks": Command(LIST, _tasks)},
    presses={
        "add": Press(OPEN, _add, form=forms.ADD.name),
        "done": Press(FINISH, _done, form=forms.DONE.name),
        "cannot": Press(DECLINE, _cannot, form=forms.CANNOT.name),
        "assign": Press(ASSIGN, _assign, form=forms.ASSIGN.name),
        "open": Press(VIEW, _opened),
        "next": Press(LIST, _turn(1)),
        "prev": Press(LIST, _turn(-1)),
    },
    forms={
        forms.ADD: Act(OPEN, _add),
        forms.DONE: Act(FINISH, _done),
        forms.CANNOT: Act(DECLINE, _cannot),
        forms.ASSIGN: Act(ASSIGN, _assign),
    },
    lessened=pass_on_tasks,
    due={OVERDUE: _overdue, AGAIN: _overdue_again},
    cards={CARD: cards.task_card, lists.LIST: lists.task_list},
    messages={
        OVERDUE: cards.overdue,
        AGAIN: cards.overdue_again,
        UNDONE: cards.undone,
        "tasks.ended": cards.ended,
    },
    seen={CARD: VIEW, lists.LIST: LIST},
    home=(Section(lists.own_tasks, _concerned),),
)
