"""Hear what another system warns of, or that it is over."""

import dataclasses
from dataclasses import dataclass

from actions.alerts.escalation import bring_back_later, stop, watch_over
from actions.alerts.news import redraw, show, worse
from data.model.alert_payloads import severity_of
from data.model.alerts import (
    FLAPPING_WITHIN,
    FLAPS,
    SAME_WITHIN,
    Alert,
    AlertEntryKind,
    AlertGroup,
    AlertState,
    ToldAlerts,
    fire_again,
    graver,
    resolve,
)
from data.model.durations import duration
from data.store.alerts import AlertChanges, AlertGroups
from data.store.audit import Happened
from data.store.release_watch import redraw_watched
from data.store.work import Reading, Work


@dataclass(frozen=True, slots=True)
class _Change:
    """What a call changes: how many alerts begin to fire, end, and are new altogether."""

    begin: int
    end: int
    new: int


def hear_alerts(work: Work, told: ToldAlerts) -> AlertGroup | None:
    """Count every alert, and show the group as it stands now; what gets worse is said aloud.

    Returns:
        The group; None where something is over of which nobody ever heard.
    """
    group = AlertGroups(work).newest(source=told.source, group_key=told.group_key)
    fires = any(one.firing for one in told.alerts)
    if group is None or (fires and _is_long_over(work, group)):
        return _opened(work, told) if fires else None
    change = _kept(work, group, told)
    now = dataclasses.replace(
        group,
        changed_at=work.now,
        firing=group.firing + change.begin - change.end,
        known=group.known + change.new,
        told=group.told + len(told.alerts) + told.cut,
    )
    now = _worded(now, told)
    now = dataclasses.replace(now, severity=AlertGroups(work).severity(now) or group.severity)
    return _moved(work, group, now, change)


def _opened(work: Work, told: ToldAlerts) -> AlertGroup:
    changes, firing = AlertChanges(work), [one for one in told.alerts if one.firing]
    group = AlertGroup(
        changes.next_number(),
        told.source,
        told.group_key,
        told.name,
        _app(work, told.app),
        severity_of(told.alerts),
        opened_at=work.now,
        changed_at=work.now,
        firing=len(firing),
        known=len(told.alerts),
        told=len(told.alerts) + told.cut,
    )
    group = _worded(group, told)
    changes.add(group)
    changes.keep(group, told.alerts, at=work.now)
    work.audit(Happened("alerts.opened", group.subject, None, {"source": told.source}))
    show(work, group)
    redraw_watched(work, group.app)
    watch_over(work, group)
    return group


def _moved(work: Work, before: AlertGroup, now: AlertGroup, change: _Change) -> AlertGroup:
    """Let the state of a group follow from what was told."""
    changes = AlertChanges(work)
    if now.firing == 0:
        if before.state is not AlertState.RESOLVED:
            now = resolve(now, by=None)
            changes.write(now, AlertEntryKind.ENDED)
            work.audit(Happened("alerts.ended", now.subject))
            stop(work, now)
            redraw_watched(work, now.app)
        changes.save(now)
        redraw(work, now)
        return now
    kind = _worse(before, now, change)
    if kind is AlertEntryKind.FIRED_AGAIN:
        return _again(work, before, now)
    changes.save(now)
    if kind is None:
        redraw(work, now)
        return now
    changes.write(now, kind)
    redraw_watched(work, now.app)
    show(work, now)
    worse(work, now, kind, count=change.begin)
    return now


def _again(work: Work, before: AlertGroup, now: AlertGroup) -> AlertGroup:
    """Let it fire again; what comes and goes is said aloud once, and whoever looks after it goes on doing so."""
    changes, times = AlertChanges(work), 1 + times_again(work, now)
    attended = times >= FLAPS and before.resolved_by is None and before.acknowledged_by is not None
    now = fire_again(now, attended=attended)
    work.audit(Happened("alerts.fired_again", now.subject, None, {"round": now.round}))
    (bring_back_later if attended else watch_over)(work, now)
    changes.save(now)
    kind = AlertEntryKind.FLAPPING if times == FLAPS else AlertEntryKind.FIRED_AGAIN
    changes.write(now, kind)
    redraw_watched(work, now.app)
    show(work, now)
    if times <= FLAPS:
        worse(work, now, kind, count=times)
    else:
        redraw(work, now)
    return now


def times_again(reading: Reading, group: AlertGroup) -> int:
    """Return how often a group has fired again within the time in which that counts as coming and going."""
    within = duration(reading.company.timings.get("alert_flapping_within", FLAPPING_WITHIN))
    return AlertGroups(reading).count_again(group, since=reading.now - within)


def _worse(before: AlertGroup, now: AlertGroup, change: _Change) -> AlertEntryKind | None:
    """Tell in which way it got worse, None where it did not."""
    if before.state is AlertState.RESOLVED:
        return AlertEntryKind.FIRED_AGAIN
    if graver(now.severity, before.severity):
        return AlertEntryKind.GRAVER
    if before.state is AlertState.ACKNOWLEDGED and change.begin:
        return AlertEntryKind.MORE
    return None


def _kept(work: Work, group: AlertGroup, told: ToldAlerts) -> _Change:
    known = AlertGroups(work).known(group, [one.fingerprint for one in told.alerts])
    begin = sum(one.firing and not _fires(known.get(one.fingerprint)) for one in told.alerts)
    end = sum(not one.firing and _fires(known.get(one.fingerprint)) for one in told.alerts)
    AlertChanges(work).keep(group, told.alerts, at=work.now)
    return _Change(begin, end, sum(one.fingerprint not in known for one in told.alerts))


def _fires(alert: Alert | None) -> bool:
    return alert is not None and alert.firing


def _is_long_over(work: Work, group: AlertGroup) -> bool:
    same = duration(work.company.timings.get("alert_same_within", SAME_WITHIN))
    return group.state is AlertState.RESOLVED and work.now - group.changed_at > same


def _worded(group: AlertGroup, told: ToldAlerts) -> AlertGroup:
    """Let the words of the gravest that fires be those of the group."""
    firing = [one for one in told.alerts if one.firing]
    if not firing:
        return group
    gravest = max(firing, key=lambda one: (not graver(severity_of(firing), one.severity), one.summary != ""))
    return dataclasses.replace(group, summary=gravest.summary, runbook=gravest.runbook)


def _app(work: Work, named: str) -> str:
    """Return which of the company's apps a name means, empty for none."""
    wanted = named.casefold()
    for app in work.company.apps:
        if wanted and wanted in {app.key.casefold(), *(name.casefold() for name in app.names.values())}:
            return app.key
    return ""
