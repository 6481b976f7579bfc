"""Tell the system that carries a grant out, and hear what it answers; what it does not do becomes a task of people."""

from dataclasses import replace
from datetime import timedelta

from actions.permissions.news import redraw, tell_owner
from actions.tasks.open_task import Wanted, open_task
from data.model.notices import CallWanted, Fact
from data.model.permissions import Connection, Grant
from data.model.tasks import Bearer, TaskState
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.hooks import Hooks
from data.store.permissions import GrantChanges, Grants
from data.store.tasks import Tasks
from data.store.work import Work

GRANT, REVOKE = "access.grant", "access.revoke"
CALL_AGAIN, DONE_BY_HAND = "permissions.call_again", "permissions.done_by_hand"
# Kinds of the tasks by which people do what is called for.
TASKS = {GRANT: "access_grant", REVOKE: "access_revoke"}
# The outbox has tried for hours by then.
AGAIN_AFTER = timedelta(hours=1)


def call(work: Work, grant: Grant, kind: str) -> Grant:
    """Promise the call that lets a grant begin or end there, or let people do it where that system cannot be called."""
    permission = work.company.permissions.get(grant.permission)
    if grant.connection is Connection.OWN or permission is None:
        return grant
    if Hooks(work).chat_id(permission.connector) is None:
        told = _by_hand(work, grant, kind)
    else:
        again = grant.connection is Connection.FAILED
        told = replace(grant, connection=Connection.AGAIN if again else Connection.CALLED)
        facts: dict[str, Fact] = {"until": grant.until.isoformat(), "permission": grant.permission}
        work.promise(CallWanted(permission.connector, kind, grant.subject, facts))
    GrantChanges(work).save(told)
    redraw(work, told)
    return told


def _by_hand(work: Work, grant: Grant, kind: str) -> Grant:
    """Let the department that answers for it do by hand what no system does."""
    permission = work.company.permissions.get(grant.permission)
    if permission is not None:
        task = Wanted(
            to=Bearer(group=permission.owner), kind=TASKS[kind], about=grant.subject, then_due=DONE_BY_HAND
        )
        open_task(work, by=None, wanted=task)
    return replace(grant, connection=Connection.MANUAL)


def note_done_by_hand(work: Work, *, task_number: int) -> None:
    """Keep that people did what no system did, unless it has become moot, or could not be done."""
    task = Tasks(work).find(task_number)
    grant = Grants(work).find(int(task.about.rpartition("-")[2]))
    wanted = TASKS[GRANT if grant.is_active else REVOKE]
    if task.state is not TaskState.DONE or task.kind != wanted or grant.connection is not Connection.MANUAL:
        return
    done = replace(grant, connection=Connection.DONE)
    GrantChanges(work).save(done)
    work.audit(Happened("permissions.done_by_hand", grant.subject, facts={"task": task.subject}))
    redraw(work, done)


def note_answer(work: Work, *, number: int, call_kind: str, outcome: str, reason: str) -> None:
    """Keep what the system answered; what it did not do is told to the owner and asked for again, then left to people.

    Args:
        outcome: done, or why not.
        reason: constant name of what went wrong, empty when it is done.
    """
    grant = Grants(work).find(number)
    wanted = GRANT if grant.is_active else REVOKE
    if call_kind != wanted:
        return  # it ended meanwhile, and the call that ends it tells how that stands
    facts: dict[str, Fact | None] = {"call": call_kind, "outcome": outcome, "reason": reason}
    work.audit(Happened("permissions.system_answered", grant.subject, facts=facts))
    if outcome == "done":
        told = replace(grant, connection=Connection.DONE)
    elif grant.connection is Connection.AGAIN:
        told = _by_hand(work, grant, call_kind)
    else:
        told = replace(grant, connection=Connection.FAILED)
        what = call_kind.rpartition(".")[2]
        tell_owner(work, told, "permissions.not_carried_out", what=what, reason=reason)
        DueChanges(work).plan(CALL_AGAIN, grant.subject, work.now + AGAIN_AFTER)
    GrantChanges(work).save(told)
    redraw(work, told)


def call_again(work: Work, *, number: int) -> None:
    """Ask the system once more for what it did not do."""
    grant = Grants(work).find(number)
    if grant.connection is Connection.FAILED:
        call(work, grant, GRANT if grant.is_active else REVOKE)
