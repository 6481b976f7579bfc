"""Bring an alert back that was acknowledged and forgotten."""

from actions.alerts.escalation import go_on
from actions.alerts.news import worse
from data.model.alerts import AlertEntryKind, AlertState, unacknowledge
from data.store.alerts import AlertChanges, AlertGroups
from data.store.audit import Happened
from data.store.work import Work


def bring_back(work: Work, *, number: int) -> None:
    """Let nobody look after it any more, and say so aloud, unless it was given up or is over meanwhile."""
    group = AlertGroups(work).locked(number)
    if group.state is not AlertState.ACKNOWLEDGED:
        return
    forgetful, changes = group.acknowledged_by, AlertChanges(work)
    group = unacknowledge(group)
    changes.save(group)
    changes.write(group, AlertEntryKind.FORGOTTEN, person_id=forgetful)
    work.audit(Happened("alerts.brought_back", group.subject))
    worse(work, group, AlertEntryKind.FORGOTTEN)
    go_on(work, group)
