"""Take an acknowledgement back."""

from actions.alerts.access import alert_for
from actions.alerts.escalation import go_on
from actions.alerts.news import redraw
from data.model.alerts import AlertEntryKind, AlertGroup, NotAcknowledged, unacknowledge
from data.model.people import Person
from data.store.alerts import AlertChanges
from data.store.audit import Happened
from data.store.work import Work


def unacknowledge_alert(
    work: Work, *, number: int, by: Person, seen_round: int | None, own: bool = False
) -> AlertGroup:
    """Let nobody look after the alert.

    Args:
        own: whether only an acknowledgement of the person's own is meant.

    Raises:
        NotAllowed, NobodyMay, UnknownAlert, ButtonIsOld, AlertIsOver: see `alert_for`.
        NotAcknowledged: nobody looks after it, or somebody else, where only one's own is meant.
    """
    group = alert_for(work, "alerts.unacknowledge", number=number, by=by, seen_round=seen_round)
    if own and group.acknowledged_by != by.person_id:
        raise NotAcknowledged(group.subject)
    group, changes = unacknowledge(group), AlertChanges(work)
    changes.save(group)
    changes.write(group, AlertEntryKind.UNACKNOWLEDGED, by=by.person_id)
    work.audit(Happened("alerts.unacknowledged", group.subject, by.person_id, {"round": group.round}))
    go_on(work, group)
    redraw(work, group)
    return group
