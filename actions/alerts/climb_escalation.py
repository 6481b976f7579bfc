"""Tell the next one of an alert that nobody looks after."""

from actions.alerts.escalation import step_up
from actions.alerts.news import redraw
from data.model.alerts import AlertState
from data.store.alerts import AlertGroups
from data.store.audit import Happened
from data.store.work import Work


def climb_escalation(work: Work, *, number: int) -> None:
    """Take the step that is due, unless somebody looks after it by now, it is over, or silenced."""
    group = AlertGroups(work).locked(number)
    if group.state is not AlertState.FIRING or group.is_silent(work.now):
        return
    if step_up(work, group):
        work.audit(Happened("alerts.escalated_by_time", group.subject))
        redraw(work, group)
