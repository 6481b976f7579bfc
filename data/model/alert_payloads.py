"""What other systems send when they warn: read into alerts, or refused with the reason."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from data.model.alerts import (
    LONGEST_ADDRESS,
    LONGEST_NAME,
    LONGEST_SUMMARY,
    USUAL_SEVERITY,
    Alert,
    ToldAlerts,
    gravest,
)
from data.model.writing import one_line

MOST_ALERTS = 5_000
# Where a system that has no shape of its own says what; the first place that holds something counts.
USUAL_PATHS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "alertname", "alert", "title", "labels.alertname", "check", "monitor", "rule"),
    "severity": ("severity", "priority", "level", "labels.severity"),
    "app": ("app", "service", "application", "labels.app", "labels.service"),
    "summary": ("summary", "message", "description", "text", "annotations.summary"),
    "key": ("key", "fingerprint", "dedup_key", "incident_key", "id"),
    "status": ("status", "state"),
}
# What other systems call each severity, in small letters.
_SEVERITIES: Mapping[str, tuple[str, ...]] = {
    "critical": (
        "critical",
        "crit",
        "fatal",
        "disaster",
        "emergency",
        "page",
        "p1",
        "sev1",
        "1",
        "严重",
        "嚴重",
    ),
    "high": ("high", "error", "err", "major", "urgent", "p2", "sev2", "2"),
    "warning": ("warning", "warn", "average", "medium", "moderate", "minor", "p3", "sev3", "3"),
    "info": ("info", "information", "informational", "low", "notice", "debug", "none", "p4", "p5", "4", "5"),
}
_SEVERITY = {called: severity for severity, names in _SEVERITIES.items() for called in names}
_OVER = frozenset(
    {"resolved", "ok", "recovered", "recovery", "closed", "normal", "up", "clear", "cleared", "inactive"}
)
_APP_LABELS = ("app", "application", "service", "product", "job")
_ZERO = datetime(
    1, 1, 2, tzinfo=UTC
)  # Alertmanager's word for no instant is the first of January of the year 1


class NoAlerts(Exception):
    """A body tells of no alerts that can be kept; the message says why."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Where in a body of one's own make stands what, as keys with dots between.

    Attributes:
        severities: what its own words for severities mean, in small letters.
        over: its own words for what is over, in small letters.
    """

    places: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: USUAL_PATHS)
    severities: Mapping[str, str] = field(default_factory=dict)
    over: frozenset[str] = frozenset()


def read_alerts(body: Any, *, source: str, paths: Paths) -> ToldAlerts:
    """Read what a call tells: as Alertmanager and Grafana do, else by paths.

    Args:
        body: JSON as it was read.

    Raises:
        NoAlerts: it holds none.
    """
    if not isinstance(body, dict):
        raise NoAlerts("it is no JSON object")
    if "alerts" in body and ("groupKey" in body or "groupLabels" in body or isinstance(body["alerts"], list)):
        return _of_alertmanager(body, source)
    return _by_paths(body, source, paths)


def _of_alertmanager(body: Mapping[str, Any], source: str) -> ToldAlerts:
    """Read the webhook of Alertmanager, version 4, or Grafana's, which adds to it.

    Source: prometheus.io/docs/alerting/latest/configuration/#webhook_config, grafana.com/docs/grafana/latest/alerting/
    configure-notifications/manage-contact-points/integrations/webhook-notifier/, read 2026-11-22.
    """
    told = body["alerts"]
    if not isinstance(told, list) or not told:
        raise NoAlerts("alerts: is no list with something in it")
    if len(told) > MOST_ALERTS:
        raise NoAlerts(f"alerts: more than {MOST_ALERTS}")
    alerts = [_alert(one, position) for position, one in enumerate(told)]
    common = {**_texts(body, "groupLabels"), **_texts(body, "commonLabels")}
    first = _texts(told[0], "labels")
    name = _first(common, ("alertname", "rulename")) or _line(body.get("title")) or first.get("alertname", "")
    key = _line(body.get("groupKey")) or _canonical(_texts(body, "groupLabels") or {"alertname": name})
    cut = body.get("truncatedAlerts", 0)
    return ToldAlerts(
        source,
        _digest(source, key),
        _cut(name or "?", LONGEST_NAME),
        _cut(_first(common, _APP_LABELS) or _first(first, _APP_LABELS), LONGEST_NAME),
        tuple({one.fingerprint: one for one in alerts}.values()),
        cut if isinstance(cut, int) and not isinstance(cut, bool) and 0 < cut < MOST_ALERTS**2 else 0,
    )


def _alert(told: Any, position: int) -> Alert:
    if not isinstance(told, dict) or not isinstance(told.get("labels", {}), dict):
        raise NoAlerts(f"alerts.{position}: is no alert with labels")
    status = told.get("status", "firing")
    if status not in {"firing", "resolved"}:
        raise NoAlerts(f"alerts.{position}.status: is neither firing nor resolved")
    labels, annotations = _texts(told, "labels"), _texts(told, "annotations")
    known = told.get("fingerprint")
    summary = _first(annotations, ("summary", "description", "message")) or _described(labels)
    return Alert(
        _digest("", known if isinstance(known, str) and known else _canonical(labels)),
        firing=status == "firing",
        severity=severity_called(labels.get("severity", "")),
        summary=_cut(summary, LONGEST_SUMMARY),
        runbook=_address(_first(annotations, ("runbook_url", "runbook"))),
        starts_at=_instant(told.get("startsAt")),
    )


def _by_paths(body: Mapping[str, Any], source: str, paths: Paths) -> ToldAlerts:
    found = {what: _at(body, places) for what, places in paths.places.items()}
    name = found.get("name", "")
    if not name:
        raise NoAlerts(f"no name stands at {', '.join(paths.places.get('name', ()))}")
    app, status = found.get("app", ""), found.get("status", "").casefold()
    told = found.get("severity", "").casefold()
    alert = Alert(
        _digest("", found.get("key", "") or name),
        firing=status not in (paths.over or _OVER),
        severity=paths.severities.get(told) or severity_called(told),
        summary=_cut(found.get("summary", ""), LONGEST_SUMMARY),
    )
    key = _canonical({"name": name, "app": app})
    return ToldAlerts(
        source, _digest(source, key), _cut(name, LONGEST_NAME), _cut(app, LONGEST_NAME), (alert,)
    )


def severity_called(word: str) -> str:
    """Return the severity that other systems call so, the usual one where nobody does."""
    return _SEVERITY.get(word.strip().casefold(), USUAL_SEVERITY)


def severity_of(alerts: Iterable[Alert]) -> str:
    """Return how grave alerts are together: as the gravest of those that fire."""
    return gravest(one.severity for one in alerts if one.firing)


def is_place(path: str) -> bool:
    """Tell whether a text can be a path: keys with dots between."""
    return re.fullmatch(r"[^.\s]{1,64}(\.[^.\s]{1,64}){0,7}", path) is not None


def _at(body: Any, places: Iterable[str]) -> str:
    for place in places:
        found = body
        for part in place.split("."):
            found = _inside(found, part)
        if isinstance(found, str | int | float) and not isinstance(found, bool) and _line(str(found)):
            return _line(str(found))
    return ""


def _inside(value: Any, part: str) -> Any:
    if isinstance(value, dict):
        return value.get(part)
    if isinstance(value, list) and part.isascii() and part.isdigit() and int(part) < len(value):
        return value[int(part)]
    return None


def _texts(told: Any, key: str) -> dict[str, str]:
    """Return a part of a body that holds texts by name; what is no text in it is left out."""
    part = told.get(key) if isinstance(told, dict) else None
    return {name: _line(text) for name, text in part.items() if _line(text)} if isinstance(part, dict) else {}


def _first(texts: Mapping[str, str], names: Iterable[str]) -> str:
    return next((texts[name] for name in names if texts.get(name)), "")


def _described(labels: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={text}" for name, text in sorted(labels.items()) if name != "alertname")


def _line(text: Any) -> str:
    return one_line(text) if isinstance(text, str) else ""


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _address(text: str) -> str:
    return text if is_address(text) else ""


def is_address(text: str) -> bool:
    """Tell whether a text is an address to which one may be led."""
    return re.fullmatch(r"https://[^\s<>|]+", text) is not None and len(text) <= LONGEST_ADDRESS


def _instant(text: Any) -> datetime | None:
    if not isinstance(text, str):
        return None
    try:
        told = datetime.fromisoformat(text)
        instant = (told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return instant if instant > _ZERO else None


def _canonical(texts: Mapping[str, str]) -> str:
    return json.dumps(dict(texts), sort_keys=True, ensure_ascii=True)


def _digest(source: str, told: str) -> str:
    return hashlib.sha256(f"{source}\0{told}".encode(errors="replace")).hexdigest()
