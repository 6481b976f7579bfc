"""Silence an alert for a time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from actions.alerts.access import alert_for
from actions.alerts.escalation import go_on, leave_off
from actions.alerts.news import redraw, worse
from data.model.alerts import (
    AlertEntryKind,
    AlertGroup,
    AlertState,
    NoSuchDuration,
    end_silence,
    silence,
)
from data.model.durations import duration
from data.model.local_time import first_instant
from data.model.people import Person
from data.store.alerts import AlertChanges, AlertGroups
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.work import Work

SILENCE_OVER = "alerts.silence_over"
MORNING, MORNING_HOUR = "morning", 9
LONGEST_SILENCE = timedelta(days=30)


def silence_alert(work: Work, *, number: int, by: Person, seen_round: int | None, length: str) -> AlertGroup:
    """Let the alert make no sound for a while; it is counted and shown all the same.

    Args:
        length: a duration such as PT4H, or until nine in the morning of whoever says so.

    Raises:
        NotAllowed, NobodyMay, UnknownAlert, ButtonIsOld, AlertIsOver: see `alert_for`.
        NoSuchDuration: it is no duration, or a longer one than anybody may forget.
    """
    group = alert_for(work, "alerts.silence", number=number, by=by, seen_round=seen_round)
    until = _until(work, by, length)
    group, changes = silence(group, by=by.person_id, until=until), AlertChanges(work)
    changes.save(group)
    changes.write(group, AlertEntryKind.SILENCED, by=by.person_id, until=until)
    DueChanges(work).plan(SILENCE_OVER, group.subject, until)
    work.audit(
        Happened(
            "alerts.silenced", group.subject, by.person_id, {"until": until.isoformat(), "round": group.round}
        )
    )
    leave_off(work, group)
    redraw(work, group)
    return group


def end_of_silence(work: Work, *, number: int) -> None:
    """Let the alert make sounds again; where it fires and nobody looks after it, it says so aloud."""
    group, changes = end_silence(AlertGroups(work).locked(number)), AlertChanges(work)
    changes.save(group)
    if group.state is AlertState.RESOLVED:
        redraw(work, group)
        return
    changes.write(group, AlertEntryKind.SILENCE_OVER)
    work.audit(Happened("alerts.silence_over", group.subject))
    go_on(work, group)
    if group.state is AlertState.FIRING:
        worse(work, group, AlertEntryKind.SILENCE_OVER)
    else:
        redraw(work, group)


def _until(work: Work, by: Person, length: str) -> datetime:
    if length == MORNING:
        return _next_morning(work.now, ZoneInfo(by.time_zone))
    told = length.strip().upper()
    for written in (told, f"PT{told}", f"P{told}"):
        try:
            lasts = duration(written)
        except ValueError:
            continue
        if timedelta(0) < lasts <= LONGEST_SILENCE:
            return work.now + lasts
    raise NoSuchDuration


def _next_morning(now: datetime, zone: ZoneInfo) -> datetime:
    today = now.astimezone(zone).replace(hour=MORNING_HOUR, minute=0, second=0, microsecond=0, tzinfo=None)
    morning = first_instant(today, zone)
    return morning if morning > now else first_instant(today + timedelta(days=1), zone)
