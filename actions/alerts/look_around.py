"""Look whether what the company runs answers, and warn where it does not."""

import hashlib
from collections.abc import Iterable, Iterator

from actions.alerts.hear_alerts import hear_alerts
from data.model.alerts import PROBES, Alert, AlertState, ToldAlerts
from data.model.notices import CallWanted
from data.model.probes import PROBE, Probed
from data.store.alerts import AlertGroups
from data.store.work import Work

SEEN = "alerts.seen"
CERTIFICATE, CERTIFICATE_SEVERITY = "certificate", "warning"


def look_around(work: Work) -> None:
    """Have everything looked at; what is found comes as a turn."""
    work.promise(CallWanted(PROBE, SEEN, PROBE))


def hear_of_probes(work: Work, found: Iterable[Probed]) -> None:
    """Warn of what is wrong, and say what is right again; what is as it was is told to nobody."""
    for one in found:
        told = ToldAlerts(PROBES, _key(one.key), one.key, one.app, tuple(_alerts(one)))
        if _is_news(work, told):
            hear_alerts(work, told)


def _alerts(found: Probed) -> Iterator[Alert]:
    """Yield the alert of the answer, and that of the certificate, of which nothing is known without an answer."""
    yield Alert(
        _key(found.key, "answer"),
        firing=bool(found.wrong),
        severity=found.severity,
        summary=f"{found.wrong} {found.detail}".strip(),
    )
    if not found.wrong:
        yield Alert(
            _key(found.key, CERTIFICATE),
            firing=bool(found.certificate_ends),
            severity=CERTIFICATE_SEVERITY,
            summary=f"{CERTIFICATE} {found.certificate_ends}".strip(),
        )


def _is_news(work: Work, told: ToldAlerts) -> bool:
    group = AlertGroups(work).newest(source=told.source, group_key=told.group_key)
    if group is None or group.state is AlertState.RESOLVED:
        return any(one.firing for one in told.alerts)
    known = AlertGroups(work).known(group, [one.fingerprint for one in told.alerts])
    return any(
        (before := known.get(one.fingerprint)) is None
        or before.firing != one.firing
        or (one.firing and before.summary != one.summary)
        for one in told.alerts
    )


def _key(*parts: str) -> str:
    return hashlib.sha256("\0".join(("probe", *parts)).encode()).hexdigest()
