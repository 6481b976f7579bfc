"""Hear that something is alive, and warn when it falls silent."""

import hashlib
from datetime import timedelta

from actions.alerts.hear_alerts import hear_alerts
from data.model.alerts import HEARTBEATS, Alert, ToldAlerts
from data.store.due import DueChanges
from data.store.work import Work

MISSED = "alerts.heartbeat_missed"
SEVERITY = "critical"


def hear_heartbeat(work: Work, *, name: str, within: timedelta) -> None:
    """Expect the next one in time; where its silence was warned of, that is over."""
    DueChanges(work).plan(MISSED, name, work.now + within)
    hear_alerts(work, _told(name, firing=False))


def miss_heartbeat(work: Work, *, name: str) -> None:
    """Warn that something has fallen silent."""
    hear_alerts(work, _told(name, firing=True))


def _told(name: str, *, firing: bool) -> ToldAlerts:
    key = hashlib.sha256(f"heartbeat\0{name}".encode()).hexdigest()
    return ToldAlerts(HEARTBEATS, key, name, "", (Alert(key, firing=firing, severity=SEVERITY),))
