"""Tell the system that carries a grant out, and hear what it answers."""

from dataclasses import replace
from datetime import timedelta

from actions.permissions.news import redraw, tell_owner
from data.model.notices import CallWanted, Fact
from data.model.permissions import Connection, Grant
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.hooks import Hooks
from data.store.permissions import GrantChanges, Grants
from data.store.work import Work

GRANT, REVOKE = "access.grant", "access.revoke"
CALL_AGAIN = "permissions.call_again"
# The outbox has tried for hours by then.
AGAIN_AFTER = timedelta(hours=1)


def call(work: Work, grant: Grant, kind: str) -> Grant:
    """Promise the call that lets a grant begin or end there, or let people do it where that system cannot be called."""
    permission = work.company.permissions.get(grant.permission)
    if grant.connection is Connection.OWN or permission is None:
        return grant
    if Hooks(work).chat_id(permission.connector) is None:
        told = replace(grant, connection=Connection.MANUAL)
        tell_owner(work, grant, "permissions.by_hand", what=kind.rpartition(".")[2])
    else:
        told = replace(grant, connection=Connection.CALLED)
        facts: dict[str, Fact] = {"until": grant.until.isoformat(), "permission": grant.permission}
        work.promise(CallWanted(permission.connector, kind, grant.subject, facts))
    GrantChanges(work).save(told)
    redraw(work, told)
    return told


def note_answer(work: Work, *, number: int, call_kind: str, outcome: str, reason: str) -> None:
    """Keep what the system answered; what it did not do is shown, told to the owner, and asked for again.

    Args:
        outcome: done, or why not.
        reason: constant name of what went wrong, empty when it is done.
    """
    grant = Grants(work).find(number)
    wanted = GRANT if grant.is_active else REVOKE
    if call_kind != wanted:
        return  # it ended meanwhile, and the call that ends it tells how that stands
    done = outcome == "done"
    told = replace(grant, connection=Connection.DONE if done else Connection.FAILED)
    GrantChanges(work).save(told)
    facts: dict[str, Fact | None] = {"call": call_kind, "outcome": outcome, "reason": reason}
    work.audit(Happened("permissions.system_answered", grant.subject, facts=facts))
    redraw(work, told)
    if not done:
        tell_owner(
            work, told, "permissions.not_carried_out", what=call_kind.rpartition(".")[2], reason=reason
        )
        DueChanges(work).plan(CALL_AGAIN, grant.subject, work.now + AGAIN_AFTER)


def call_again(work: Work, *, number: int) -> None:
    """Ask the system once more for what it did not do."""
    grant = Grants(work).find(number)
    if grant.connection is Connection.FAILED:
        call(work, grant, GRANT if grant.is_active else REVOKE)
