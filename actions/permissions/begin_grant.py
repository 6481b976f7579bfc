"""Let a permission begin that was approved."""

from dataclasses import replace
from datetime import datetime

from actions.people.may import may
from actions.permissions.connecting import call
from actions.permissions.news import EXPIRE, WARN, bar_others, redraw, show, tell_holder
from actions.permissions.request_permission import ASK, barred
from data.model.approvals.requests import Request, RequestState
from data.model.durations import duration
from data.model.permissions import OWN_CONNECTOR, Connection, Grant, GrantState
from data.store.approvals import Requests
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.people import People
from data.store.permissions import GrantChanges, Grants
from data.store.work import Work


def hear_of_decision(work: Work, *, request_number: int) -> Grant | None:
    """Grant what was asked for, if it was approved; its time began with the approval."""
    request = Requests(work).find(request_number)
    wanted = work.company.permissions.get(request.about)
    if request.state is not RequestState.APPROVED or request.decided_at is None or wanted is None:
        return None
    if not may(work, ASK, by=People(work).find(request.requester_id)):
        return None  # they left in the moment between
    changes = GrantChanges(work)
    changes.lock_holder(request.requester_id)
    until = request.decided_at + duration(Requests(work).evidence(request).fields["duration"])
    going_on = next(
        (one for one in Grants(work).active_of(request.requester_id) if one.permission == wanted.key), None
    )
    if going_on is not None:
        return _extend(work, replace(going_on, request=request.number, until=max(until, going_on.until)))
    bar = barred(work, wanted.key, request.requester_id)
    grant = _new(work, request, until, own=wanted.connector == OWN_CONNECTOR, is_barred=bool(bar))
    changes.add(grant)
    if bar:
        work.audit(Happened("permissions.barred", grant.subject, facts={"by": bar}))
        tell_holder(work, grant, "permissions.barred", bar=bar)
        return grant
    work.audit(Happened("permissions.granted", grant.subject, facts={"request": request.number}))
    show(work, grant)
    _plan(work, grant)
    bar_others(work, grant.person_id)
    return call(work, grant, "access.grant")


def _new(work: Work, request: Request, until: datetime, *, own: bool, is_barred: bool) -> Grant:
    return Grant(
        number=GrantChanges(work).next_number(),
        person_id=request.requester_id,
        permission=request.about,
        request=request.number,
        chat_id=request.chat_id,
        since=request.decided_at or work.now,
        until=until,
        state=GrantState.BARRED if is_barred else GrantState.ACTIVE,
        connection=Connection.OWN if own else Connection.MANUAL,
    )


def _extend(work: Work, grant: Grant) -> Grant:
    GrantChanges(work).save(grant)
    work.audit(Happened("permissions.extended", grant.subject, facts={"request": grant.request}))
    _plan(work, grant)
    redraw(work, grant)
    tell_holder(work, grant, "permissions.extended")
    return call(work, grant, "access.grant")


def _plan(work: Work, grant: Grant) -> None:
    since = Requests(work).find(grant.request).decided_at or grant.since
    DueChanges(work).plan(EXPIRE, grant.subject, grant.until)
    DueChanges(work).plan(WARN, grant.subject, work.company.expiring.at(since, grant.until))
