"""Count who reports trouble with an app, and warn of a surge."""

import hashlib

from actions.alerts.hear_alerts import hear_alerts
from data.model.alerts import SURGES, Alert, AlertState, ToldAlerts
from data.model.surges import COUNT, over_at
from data.store.alerts import AlertGroups
from data.store.due import DueChanges
from data.store.troubled_apps import TroubledApps
from data.store.work import Work

NAME = "surge"


def count_reports(work: Work, *, app: str) -> None:
    """Warn while many people report trouble with an app; say that it is over once they are fewer."""
    surge = work.company.surge
    last = TroubledApps(work).last_of_each(app, since=work.now - surge.within)
    until = over_at(surge, last)
    key = hashlib.sha256(f"surge\0{app}".encode()).hexdigest()
    known = AlertGroups(work).newest(source=SURGES, group_key=key)
    if until is not None or (known is not None and known.state is not AlertState.RESOLVED):
        alert = Alert(key, firing=until is not None, severity=surge.severity)
        hear_alerts(work, ToldAlerts(SURGES, key, NAME, app, (alert,)))
    if until is not None:
        DueChanges(work).plan(COUNT, app, until)
