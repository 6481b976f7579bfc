"""What people have to do for a delisting: a task for each store, and those of the departments."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from actions.delistings.package import rules_of
from actions.tasks.call_off_task import call_off_task
from actions.tasks.open_task import Wanted, open_task
from actions.tasks.redate_task import redate_task
from data.model.delisting_package import STORES, TAKE_DOWN, instant_of
from data.model.delistings import Delisting, Store, StoreState
from data.model.people import Person
from data.model.tasks import Bearer, Task, TaskState
from data.store.delistings import DelistingChanges, Delistings
from data.store.people import People
from data.store.tasks import Tasks
from data.store.work import Work

THEN = "delistings.task_ended"
STORE = "delisting_store"
KINDS = {
    "answers": "delisting_answers",
    "promotion": "delisting_promotion",
    "refunds": "delisting_refunds",
    "servers": "delisting_servers",
    "user_data": "delisting_user_data",
}
LAST_MINUTE = time(23, 59)


def open_chores(work: Work, delisting: Delisting, fields: Mapping[str, str]) -> None:
    """Give everybody what they have to do, by the days of the package."""
    rules = rules_of(work)
    _open_stores(work, delisting, fields[STORES].split("\n"), start=1)
    for one in rules.works:
        open_chore(work, delisting, KINDS[one.kind], one.group, until=fields[one.until])


def open_chore(
    work: Work, delisting: Delisting, kind: str, group: str, *, until: str = "", what: str = ""
) -> Task:
    """Give a department something to do."""
    wanted = Wanted(
        to=Bearer(group=group),
        kind=kind,
        what=what,
        about=delisting.subject,
        due_at=_end_of(work, date.fromisoformat(until)) if until else None,
        then_due=THEN,
    )
    return open_task(work, by=People(work).find(delisting.requester_id), wanted=wanted)


def fit_chores(work: Work, delisting: Delisting, fields: Mapping[str, str]) -> None:
    """Let stores and tasks be those of another package: what is new is opened, what is named no more is called off."""
    names, rules = fields[STORES].split("\n"), rules_of(work)
    known = Delistings(work).stores(delisting)
    owner = People(work).find(delisting.requester_id)
    for store in known:
        if store.name not in names and store.state is StoreState.PENDING:
            DelistingChanges(work).save_store(
                delisting, Store(store.position, store.name, store.task, StoreState.DROPPED)
            )
            call_off_task(work, number=store.task, by=owner, reason="")
    going = {one.name for one in known if one.name in names and one.state is not StoreState.DROPPED}
    new = [name for name in names if name not in going]
    _open_stores(work, delisting, new, start=len(known) + 1)
    until = {KINDS[one.kind]: fields[one.until] for one in rules.works} | {STORE: fields[TAKE_DOWN]}
    for task in Tasks(work).about(delisting.subject):
        if task.state is TaskState.OPEN and task.kind in until:
            redate_task(work, number=task.number, due_at=_end_of(work, date.fromisoformat(until[task.kind])))


def call_off_chores(work: Work, delisting: Delisting, *, by: Person, reason: str) -> None:
    """Let nobody have anything to do for it any more."""
    for task in Tasks(work).about(delisting.subject):
        if task.state is TaskState.OPEN:
            call_off_task(work, number=task.number, by=by, reason=reason)


def _open_stores(work: Work, delisting: Delisting, names: Iterable[str], *, start: int) -> None:
    group, until = rules_of(work).store_group, delisting.take_down_on.isoformat()
    stores = [
        Store(position, name, open_chore(work, delisting, STORE, group, until=until, what=name).number)
        for position, name in enumerate(names, start)
    ]
    DelistingChanges(work).add_stores(delisting, stores)


def _end_of(work: Work, day: date) -> datetime:
    return instant_of(day, LAST_MINUTE, ZoneInfo(work.company.time_zone))
