"""Resolve an alert."""

import dataclasses

from actions.alerts.access import alert_for
from actions.alerts.escalation import stop
from actions.alerts.news import redraw
from data.model.alerts import AlertEntryKind, AlertGroup, resolve
from data.model.people import Person
from data.store.alerts import AlertChanges
from data.store.audit import Happened
from data.store.release_watch import redraw_watched
from data.store.work import Work


def resolve_alert(work: Work, *, number: int, by: Person, seen_round: int | None) -> AlertGroup:
    """Declare the alert over; should its source tell that it fires, it fires again.

    Raises:
        NotAllowed, NobodyMay, UnknownAlert, ButtonIsOld, AlertIsOver: see `alert_for`.
    """
    group = alert_for(work, "alerts.resolve", number=number, by=by, seen_round=seen_round)
    group, changes = resolve(group, by=by.person_id), AlertChanges(work)
    group = dataclasses.replace(group, firing=0, changed_at=work.now)
    changes.end_all(group)
    changes.save(group)
    changes.write(group, AlertEntryKind.RESOLVED, by=by.person_id)
    work.audit(Happened("alerts.resolved", group.subject, by.person_id, {"round": group.round}))
    stop(work, group)
    redraw(work, group)
    redraw_watched(work, group.app)
    return group
