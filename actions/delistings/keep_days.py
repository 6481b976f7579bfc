"""Let the two days of a delisting come, and hear of the tasks that end on the way."""

from dataclasses import replace

from actions.delistings.chores import open_chore
from actions.delistings.news import redraw, tell
from data.model.delistings import Delisting, DelistingState, Event, StoreState
from data.model.tasks import TaskState
from data.store.audit import Happened
from data.store.delisting_reach import grants_by_owner, leftovers, tickets_by_department
from data.store.delistings import DelistingChanges, Delistings
from data.store.tasks import Tasks
from data.store.work import Work

LISTED = 30
OF_STORES = {TaskState.DONE: StoreState.DOWN, TaskState.CANNOT: StoreState.CANNOT}


def take_down(work: Work, *, number: int) -> None:
    """Let there be no new downloads from now on; stores that are not done yet stand out."""
    delisting = Delistings(work).find(number)
    if delisting.state is not DelistingState.PLANNED or delisting.review is not None:
        return
    down = replace(delisting, state=DelistingState.DOWN)
    DelistingChanges(work).save(down)
    DelistingChanges(work).write(down, Event.TAKEN_DOWN)
    work.audit(Happened("delistings.taken_down", down.subject))
    redraw(work, down, attention=True)
    tell(work, down, "delistings.is_down")


def end_service(work: Work, *, number: int) -> None:
    """Let the servers be stopped: what is left of the app is listed, and given to those who answer for it."""
    delisting = Delistings(work).find(number)
    if delisting.state is not DelistingState.DOWN or delisting.review is not None:
        return
    ended = replace(delisting, state=DelistingState.ENDED)
    DelistingChanges(work).save(ended)
    DelistingChanges(work).write(ended, Event.ENDED)
    _sweep(work, ended)
    left = leftovers(work, ended)
    work.audit(Happened("delistings.ended", ended.subject, facts={"left": left.count}))
    redraw(work, ended, attention=True)
    tell(work, ended, "delistings.has_ended")


def _sweep(work: Work, delisting: Delisting) -> None:
    for department, subjects in tickets_by_department(work, delisting.app).items():
        open_chore(work, delisting, "delisting_tickets", department, what=_listed(subjects))
    for department, subjects in grants_by_owner(work, delisting.app).items():
        open_chore(work, delisting, "delisting_grants", department, what=_listed(subjects))


def _listed(subjects: list[str]) -> str:
    shown, more = subjects[:LISTED], len(subjects) - LISTED
    return ", ".join(shown) + (f" + {more}" if more > 0 else "")


def hear_of_task(work: Work, *, task_number: int) -> None:
    """Keep where an app stands in a store when its task is over."""
    task = Tasks(work).find(task_number)
    found = Delistings(work).of_task(task_number)
    if found is None or task.state not in OF_STORES:
        return
    store = next(one for one in Delistings(work).stores(found) if one.task == task_number)
    if store.state is not StoreState.PENDING:
        return
    last = Tasks(work).entries(task)[-1]
    done = replace(store, state=OF_STORES[task.state], person_id=last.person_id, at=last.at)
    DelistingChanges(work).save_store(found, done)
    facts = {"store": store.position, "state": done.state.value}
    work.audit(Happened("delistings.store_done", found.subject, last.person_id, facts))
    redraw(work, found)
