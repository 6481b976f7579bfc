"""Acknowledge an alert."""

from actions.alerts.access import alert_for
from actions.alerts.escalation import bring_back_later, leave_off
from actions.alerts.news import redraw
from data.model.alerts import AlertEntryKind, AlertGroup, acknowledge
from data.model.people import Person
from data.store.alerts import AlertChanges
from data.store.audit import Happened
from data.store.release_watch import redraw_watched
from data.store.work import Work


def acknowledge_alert(work: Work, *, number: int, by: Person, seen_round: int | None) -> AlertGroup:
    """Let a person look after the alert, and everybody see that they do.

    Raises:
        NotAllowed, NobodyMay, UnknownAlert, ButtonIsOld, AlreadyAcknowledged, AlertIsOver: see `alert_for`.
    """
    group = alert_for(work, "alerts.acknowledge", number=number, by=by, seen_round=seen_round)
    group, changes = acknowledge(group, by=by.person_id, at=work.now), AlertChanges(work)
    changes.save(group)
    changes.write(group, AlertEntryKind.ACKNOWLEDGED, by=by.person_id)
    work.audit(Happened("alerts.acknowledged", group.subject, by.person_id, {"round": group.round}))
    leave_off(work, group)
    bring_back_later(work, group)
    redraw(work, group)
    redraw_watched(work, group.app)
    return group
