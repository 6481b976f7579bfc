"""The check list after the change: a task for each thing that the policy wants to be looked at once a release is out."""

from actions.releases.access import rules_of
from actions.releases.news import redraw
from actions.tasks.call_off_task import call_off_task
from actions.tasks.open_task import Wanted, open_task
from data.model.people import Person
from data.model.releases.policy import CHECKS
from data.model.releases.release import Release
from data.model.tasks import Bearer, TaskState
from data.store.releases import Releases
from data.store.tasks import Tasks
from data.store.work import Work

CHECKED = "releases.checked"


def open_checks(work: Work, release: Release) -> None:
    """Give everybody what they have to look at before the watch is over."""
    for check in rules_of(work).check_list:
        wanted = Wanted(
            to=Bearer(group=check.group),
            kind=CHECKS[check.what],
            about=release.subject,
            due_at=release.watch_until,
            then_due=CHECKED,
        )
        open_task(work, by=None, wanted=wanted)


def call_off_checks(work: Work, release: Release, *, by: Person, reason: str) -> None:
    """Let nobody look at what is not out any more."""
    for task in Tasks(work).about(release.subject):
        if task.kind in CHECKS.values() and task.state is TaskState.OPEN:
            call_off_task(work, number=task.number, by=by, reason=reason)


def hear_of_check(work: Work, *, task_number: int) -> None:
    """Show on the card what was looked at."""
    redraw(work, Releases(work).find(int(Tasks(work).find(task_number).about.rpartition("-")[2])))
