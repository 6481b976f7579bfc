"""Groups of alerts as they are kept; what was written about them is sealed under the desk's own key, as they are nobody's."""

import dataclasses
import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, case, func, select, update

from data.model.alerts import (
    SEVERITIES,
    Alert,
    AlertEntry,
    AlertEntryKind,
    AlertGroup,
    AlertState,
    UnknownAlert,
)
from data.store.alert_tables import alert_entries, alert_groups, alerts
from data.store.counters import next_number
from data.store.custody import DESK
from data.store.numbered import row_numbered
from data.store.schema import inserts_into
from data.store.work import Reading, Work

_WORDS = ("name", "summary", "runbook")
_FIELDS = tuple(field.name for field in dataclasses.fields(AlertGroup) if field.name not in _WORDS)

# Asked in every turn: built once, as building a statement costs more than running it.
_NEWEST = (
    select(alert_groups)
    .where(alert_groups.c.source == bindparam("source"), alert_groups.c.group_key == bindparam("group_key"))
    .order_by(alert_groups.c.number.desc())
    .limit(1)
    .with_for_update()
)
_SAVE = update(alert_groups).where(alert_groups.c.number == bindparam("saved"))
_KEEP = {
    dialect: insert.on_conflict_do_update(
        index_elements=[alerts.c.group_number, alerts.c.fingerprint],
        set_={name: insert.excluded[name] for name in ("firing", "severity", "starts_at", "told_at")},
    )
    for dialect, insert in inserts_into(alerts).items()
}
# As many names as a statement takes on every database.
ASKED_AT_ONCE = 500


class AlertGroups:
    """Queries on groups of alerts."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def find(self, number: int) -> AlertGroup:
        """Return the group with that number.

        Raises:
            UnknownAlert: there is none.
        """
        return self._one(number, locks=False)

    def locked(self, number: int) -> AlertGroup:
        """Return the group with that number, locked until the work ends.

        Raises:
            UnknownAlert: there is none.
        """
        return self._one(number, locks=True)

    def newest(self, *, source: str, group_key: str) -> AlertGroup | None:
        """Return the newest group that has that key, locked until the work ends."""
        row = self._connection.execute(_NEWEST, {"source": source, "group_key": group_key}).first()
        return None if row is None else self._group(row)

    def page(self, *, skip: int, most: int) -> list[AlertGroup]:
        """Return what is not over: what nobody looks after first, then the gravest, then the newest."""
        unattended = alert_groups.c.state == AlertState.FIRING
        ranks = {severity: rank for rank, severity in enumerate(SEVERITIES)}
        grave = case(ranks, value=alert_groups.c.severity, else_=0)
        query = self._open(select(alert_groups)).order_by(
            unattended.desc(), grave.desc(), alert_groups.c.number.desc()
        )
        return [self._group(row) for row in self._connection.execute(query.offset(skip).limit(most))]

    def count_open(self, state: AlertState | None = None) -> int:
        """Return how many are not over, or in one state."""
        query = self._open(select(func.count()).select_from(alert_groups))
        if state is not None:
            query = query.where(alert_groups.c.state == state)
        return int(self._connection.execute(query).scalar_one())

    def entries(self, group: AlertGroup, *, most: int) -> list[AlertEntry]:
        """Return the last things that happened to a group, the oldest of them first."""
        query = select(alert_entries).where(alert_entries.c.group_number == group.number)
        rows = self._connection.execute(query.order_by(alert_entries.c.entry_number.desc()).limit(most))
        return [self._entry(row) for row in rows][::-1]

    def last_entry(self, group: AlertGroup, kind: AlertEntryKind) -> AlertEntry | None:
        """Return the last thing of a kind that happened to a group."""
        query = select(alert_entries).where(
            alert_entries.c.group_number == group.number, alert_entries.c.kind == kind.value
        )
        row = self._connection.execute(query.order_by(alert_entries.c.entry_number.desc()).limit(1)).first()
        return None if row is None else self._entry(row)

    def responders(self, group: AlertGroup) -> list[int]:
        """Return who was called to help, in the order in which they were."""
        query = select(alert_entries.c.person_id).where(
            alert_entries.c.group_number == group.number,
            alert_entries.c.kind == AlertEntryKind.RESPONDER.value,
        )
        found = self._connection.execute(query.order_by(alert_entries.c.entry_number)).scalars()
        return [int(person_id) for person_id in dict.fromkeys(found)]

    def known(self, group: AlertGroup, fingerprints: Sequence[str]) -> Mapping[str, Alert]:
        """Return those of a group's alerts that have these fingerprints, without their words."""
        found: dict[str, Alert] = {}
        for first in range(0, len(fingerprints), ASKED_AT_ONCE):
            part = fingerprints[first : first + ASKED_AT_ONCE]
            query = select(alerts).where(
                alerts.c.group_number == group.number, alerts.c.fingerprint.in_(part)
            )
            for row in self._connection.execute(query):
                found[row.fingerprint] = Alert(
                    row.fingerprint, row.firing, SEVERITIES[row.severity], starts_at=row.starts_at
                )
        return found

    def severity(self, group: AlertGroup) -> str | None:
        """Return how grave the gravest is that fires, None where nothing does."""
        query = select(func.max(alerts.c.severity)).where(
            alerts.c.group_number == group.number, alerts.c.firing.is_(True)
        )
        found: int | None = self._connection.execute(query).scalar()
        return None if found is None else SEVERITIES[found]

    def _open(self, query: Select[Any]) -> Select[Any]:
        return query.where(alert_groups.c.state != AlertState.RESOLVED.value)

    def _one(self, number: int, *, locks: bool) -> AlertGroup:
        unknown = UnknownAlert(f"AL-{number}")
        return self._group(row_numbered(self._reading, alert_groups, number, unknown, locks=locks))

    def _group(self, row: Row[Any]) -> AlertGroup:
        words = json.loads(self._reading.unseal(row.sealed, person_id=DESK, row=_row(row.number)))
        values = {name: getattr(row, name) for name in _FIELDS}
        return AlertGroup(**values | words | {"state": AlertState(row.state)})

    def _entry(self, row: Row[Any]) -> AlertEntry:
        named = _entry_row(row.group_number, row.entry_number)
        text = self._reading.unseal(row.sealed, person_id=DESK, row=named) if row.sealed else ""
        kind = AlertEntryKind(row.kind)
        told = (row.person_id, row.until, row.on_behalf_of)
        return AlertEntry(row.entry_number, kind, row.at, row.by, text, *told)


class AlertChanges:
    """Changes to groups of alerts."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def next_number(self) -> int:
        """Return the number for a new group."""
        return next_number(self._connection, "alert")

    def add(self, group: AlertGroup) -> None:
        """Keep a new group."""
        self._connection.execute(alert_groups.insert().values(self._values(group)))

    def save(self, group: AlertGroup) -> None:
        """Keep what became of a group."""
        self._connection.execute(_SAVE, {"saved": group.number, **self._values(group)})

    def keep(self, group: AlertGroup, told: Collection[Alert], *, at: datetime) -> None:
        """Keep how a group's alerts stand."""
        rows = [
            {
                "group_number": group.number,
                "fingerprint": one.fingerprint,
                "firing": one.firing,
                "severity": SEVERITIES.index(one.severity),
                "starts_at": one.starts_at,
                "told_at": at,
            }
            for one in told
        ]
        self._connection.execute(_KEEP[self._connection.dialect.name], rows)

    def end_all(self, group: AlertGroup) -> None:
        """Let nothing of a group fire any more."""
        theirs = alerts.c.group_number == group.number
        self._connection.execute(update(alerts).where(theirs).values(firing=False))

    def write(
        self,
        group: AlertGroup,
        kind: AlertEntryKind,
        *,
        by: int | None = None,
        text: str = "",
        person_id: int | None = None,
        until: datetime | None = None,
    ) -> int:
        """Keep that something happened to a locked group, and return its number."""
        last = self._connection.execute(
            select(func.max(alert_entries.c.entry_number)).where(alert_entries.c.group_number == group.number)
        ).scalar()
        entry_number = (last or 0) + 1
        row = _entry_row(group.number, entry_number)
        self._connection.execute(
            alert_entries.insert().values(
                group_number=group.number,
                entry_number=entry_number,
                kind=kind.value,
                at=self._work.now,
                by=by,
                person_id=person_id,
                until=until,
                on_behalf_of=self._work.in_place_of(by),
                sealed=self._work.seal(text, person_id=DESK, row=row) if text else None,
            )
        )
        return entry_number

    def _values(self, group: AlertGroup) -> dict[str, object]:
        words = json.dumps({name: getattr(group, name) for name in _WORDS}, ensure_ascii=False)
        sealed = self._work.seal(words, person_id=DESK, row=_row(group.number))
        return {name: getattr(group, name) for name in _FIELDS} | {"sealed": sealed}


def _row(number: int) -> str:
    return f"alert_groups:{number}"


def _entry_row(group_number: int, entry_number: int) -> str:
    return f"alert_entries:{group_number}:{entry_number}"
