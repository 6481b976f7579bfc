"""Escalate an alert at somebody's wish."""

import dataclasses

from actions.alerts.access import alert_for
from actions.alerts.escalation import CLIMB, step_up, watch_over
from actions.alerts.news import redraw
from data.model.alerts import AlertGroup, NobodyAbove, unacknowledge
from data.model.people import Person
from data.store.alerts import AlertChanges
from data.store.audit import Happened
from data.store.ladders import LadderChanges
from data.store.work import Work


def escalate_alert(work: Work, *, number: int, by: Person, seen_round: int | None) -> AlertGroup:
    """Tell the next ones at once, and go on from there: whoever escalates does not look after it.

    Raises:
        NotAllowed, NobodyMay, UnknownAlert, ButtonIsOld, AlertIsOver: see `alert_for`.
        NobodyAbove: the company names nobody to be told, or nothing reaches them.
    """
    group = alert_for(work, "alerts.escalate", number=number, by=by, seen_round=seen_round)
    group = unacknowledge(group)
    AlertChanges(work).save(group)
    changes = LadderChanges(work)
    ladder = changes.locked(CLIMB, group.subject)
    if ladder is None or ladder.at_top or ladder.ended_at is not None:
        watch_over(work, group)
        ladder = changes.locked(CLIMB, group.subject)
    if ladder is None:
        raise NobodyAbove
    changes.save(dataclasses.replace(ladder, due_at=work.now, left=None))
    if not step_up(work, group, by=by.person_id):
        raise NobodyAbove
    work.audit(Happened("alerts.escalated", group.subject, by.person_id, {"round": group.round}))
    redraw(work, group)
    return group
