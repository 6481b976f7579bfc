"""Alerts come back as they were kept."""

import pytest

from actions.alerts.acknowledge_alert import acknowledge_alert
from actions.alerts.hear_alerts import hear_alerts
from actions.alerts.note_alert import note_alert
from data.model.alerts import Alert, AlertEntryKind, AlertState, ToldAlerts, UnknownAlert
from data.store.alert_tables import alert_entries, alert_groups
from data.store.alerts import AlertGroups
from data.store.database import Store
from tests.contract.store.harness import person


def told(store: Store, *alerts: Alert, name: str = "ApiDown") -> None:
    with store.work() as work:
        hear_alerts(work, ToldAlerts("alerts", f"key of {name}", name, "photobox", alerts))


def firing(fingerprint: str = "a", severity: str = "critical") -> Alert:
    return Alert(fingerprint, firing=True, severity=severity, summary="它坏了", runbook="https://r.example")


def test_a_group_comes_back_as_it_was_kept(settled: Store) -> None:
    told(settled, firing(), firing("b", "info"))
    with settled.work() as work:
        group = AlertGroups(work).find(1)
        assert (group.name, group.summary, group.runbook) == ("ApiDown", "它坏了", "https://r.example")
        assert (group.app, group.severity, group.firing, group.known, group.told) == (
            "photobox",
            "critical",
            2,
            2,
            2,
        )
        assert AlertGroups(work).newest(source="alerts", group_key="key of ApiDown") == group
        assert AlertGroups(work).newest(source="other", group_key="key of ApiDown") is None
        with pytest.raises(UnknownAlert):
            AlertGroups(work).find(99)
        with pytest.raises(UnknownAlert):
            AlertGroups(work).locked(99)


def test_more_alerts_than_a_statement_names_are_each_counted_once(settled: Store) -> None:
    many = [firing(f"{number}") for number in range(1_200)]
    told(settled, *many)
    told(settled, *many)
    with settled.reading() as reading:
        group = AlertGroups(reading).find(1)
    assert (group.firing, group.known, group.told) == (1_200, 1_200, 2_400)


def test_what_was_written_is_sealed_and_stands_in_its_order(settled: Store) -> None:
    told(settled, firing())
    with settled.work() as work:
        note_alert(work, number=1, by=person(work, "lin"), text="换了磁盘")
        acknowledge_alert(work, number=1, by=person(work, "lin"), seen_round=None)
    with settled.reading() as reading:
        group = AlertGroups(reading).find(1)
        kinds = [entry.kind for entry in AlertGroups(reading).entries(group, most=9)]
        assert kinds[-2:] == [AlertEntryKind.NOTE, AlertEntryKind.ACKNOWLEDGED]
        note = AlertGroups(reading).last_entry(group, AlertEntryKind.NOTE)
        assert note is not None
        assert note.text == "换了磁盘"
        kept = [
            row
            for table in (alert_entries, alert_groups)
            for row in reading.connection.execute(table.select())
        ]
        assert not [row for row in kept if "磁盘" in str(row) or "坏了".encode() in (row.sealed or b"")]


def test_what_is_open_is_listed_by_what_it_needs(settled: Store) -> None:
    for name, severity in (("One", "info"), ("Two", "critical"), ("Three", "high"), ("Four", "critical")):
        told(settled, firing(severity=severity), name=name)
    with settled.work() as work:
        acknowledge_alert(work, number=2, by=person(work, "lin"), seen_round=None)
    told(settled, Alert("a", firing=False), name="Three")
    with settled.reading() as reading:
        groups = AlertGroups(reading)
        assert [group.number for group in groups.page(skip=0, most=9)] == [4, 1, 2]
        assert [group.number for group in groups.page(skip=1, most=1)] == [1]
        assert (groups.count_open(), groups.count_open(AlertState.FIRING)) == (3, 2)
