"""What other systems warn of, for the tests of alerts."""

from actions.alerts.hear_alerts import hear_alerts
from data.model.alerts import Alert, AlertGroup, ToldAlerts
from tests.unit.conversation.harness import Town


def told_of(*alerts: Alert, name: str = "ApiDown", app: str = "", cut: int = 0) -> ToldAlerts:
    """Return what a source tells of one group."""
    return ToldAlerts("alerts", f"key of {name}", name, app, alerts, cut)


def firing(fingerprint: str = "a", severity: str = "critical", summary: str = "it is down") -> Alert:
    return Alert(fingerprint, firing=True, severity=severity, summary=summary)


def over(fingerprint: str = "a") -> Alert:
    return Alert(fingerprint, firing=False)


def heard(town: Town, told: ToldAlerts) -> AlertGroup | None:
    """Let the desk hear it."""
    with town.store.work() as work:
        return hear_alerts(work, told)


def fired(town: Town, *alerts: Alert) -> AlertGroup:
    """Let alert 1 fire."""
    group = heard(town, told_of(*(alerts or (firing(),))))
    assert group is not None
    return group
