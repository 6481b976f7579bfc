"""What other systems send is read, cut and folded, or refused with its reason."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model.alert_payloads import USUAL_PATHS, NoAlerts, Paths, is_address, read_alerts
from data.model.alerts import LONGEST_NAME, LONGEST_SUMMARY, SEVERITIES, ToldAlerts

PLAY = Path(__file__).parents[2] / "plays" / "alerts" / "firing.json"


def read(body: Any, paths: Paths | None = None) -> ToldAlerts:
    return read_alerts(body, source="alerts", paths=paths or Paths())


def test_what_alertmanager_sends_is_read() -> None:
    told = read(json.loads(PLAY.read_text(encoding="utf-8")))
    assert (told.name, told.app, told.cut, len(told.alerts)) == ("HighErrorRate", "photobox", 0, 2)
    first = told.alerts[0]
    assert (first.firing, first.severity, first.summary) == (True, "critical", "5xx above 5 % on web-1")
    assert first.runbook == "https://runbooks.lantern.example/5xx"
    assert first.starts_at is not None


def test_what_grafana_adds_does_no_harm() -> None:
    body = {
        "receiver": "desk", "status": "firing", "orgId": 1, "state": "alerting", "title": "[FIRING:1] Slow", "message": "m",
        "groupKey": '{}:{alertname="Slow"}', "groupLabels": {}, "commonLabels": {"alertname": "Slow", "service": "PayLink"},
        "alerts": [{"status": "firing", "labels": {"alertname": "Slow"}, "annotations": {}, "values": {"A": 1.5},
                    "valueString": "[ var='A' ]", "silenceURL": "https://g/s", "fingerprint": "f", "startsAt": "2026-03-02T01:59:12Z"}],
        "truncatedAlerts": 3, "version": "1",
    }  # fmt: skip
    told = read(body)
    assert (told.name, told.app, told.cut) == ("Slow", "PayLink", 3)


def test_the_same_group_has_the_same_key_and_another_source_another() -> None:
    body = json.loads(PLAY.read_text(encoding="utf-8"))
    assert read(body).group_key == read({**body, "status": "resolved"}).group_key
    assert read(body).group_key != read_alerts(body, source="other", paths=Paths()).group_key
    assert read({"name": "x", "id": 1}).group_key == read({"name": "x", "id": 2}).group_key
    assert (
        read({"name": "x", "id": 1}).alerts[0].fingerprint
        != read({"name": "x", "id": 2}).alerts[0].fingerprint
    )


def test_a_body_of_ones_own_make_is_read_by_its_paths() -> None:
    places = {**USUAL_PATHS, "name": ("check.title",), "severity": ("check.levels.0",), "status": ("colour",)}
    paths = Paths(places, {"red": "critical"}, frozenset({"green"}))
    told = read({"check": {"title": "Disk", "levels": ["RED"]}, "colour": "green"}, paths)
    assert (told.name, told.alerts[0].severity, told.alerts[0].firing) == ("Disk", "critical", False)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ([], "no JSON object"),
        ("text", "no JSON object"),
        (None, "no JSON object"),
        ({}, "no name stands at"),
        ({"name": ""}, "no name stands at"),
        ({"name": True}, "no name stands at"),
        ({"alerts": []}, "alerts: is no list"),
        ({"alerts": "x", "groupKey": "k"}, "alerts: is no list"),
        ({"alerts": [1]}, "alerts.0: is no alert"),
        ({"alerts": [{"labels": []}]}, "alerts.0: is no alert"),
        ({"alerts": [{"labels": {}, "status": "maybe"}]}, "alerts.0.status"),
        ({"alerts": [{}] * 5_001}, "alerts: more than 5000"),
    ],
)
def test_what_tells_of_no_alert_is_refused_with_the_reason(body: Any, reason: str) -> None:
    with pytest.raises(NoAlerts, match=reason):
        read(body)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(
    [
        "alerts",
        "groupKey",
        "groupLabels",
        "commonLabels",
        "name",
        "status",
        "severity",
        "title",
        "truncatedAlerts",
    ]
)
ALERTS = st.fixed_dictionaries(
    {"labels": st.dictionaries(st.text(max_size=8), JSON, max_size=3)},
    optional={"fingerprint": JSON, "annotations": JSON, "startsAt": JSON},
)


@given(st.dictionaries(KEYS, JSON | st.lists(ALERTS, min_size=1, max_size=3)))
def test_whatever_comes_is_read_or_refused_and_never_longer_than_it_may_be(body: dict[str, Any]) -> None:
    try:
        told = read(body)
    except NoAlerts:
        return
    assert 0 < len(told.name) <= LONGEST_NAME
    assert told.alerts
    assert all(one.severity in SEVERITIES and len(one.summary) <= LONGEST_SUMMARY for one in told.alerts)
    assert all(not one.runbook or is_address(one.runbook) for one in told.alerts)
