"""Grants as they are kept, and what their holders may do by them."""

import dataclasses
import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, Column, Row, String, Table, select, update

from data.model.permissions import PREFIX, Connection, Grant, GrantState, UnknownGrant
from data.store.counters import next_number
from data.store.inventory import FEW, IMPERSONAL, INSTANT, NUMBER, holds, legible, purpose
from data.store.numbered import row_numbered
from data.store.people_tables import people
from data.store.schema import Moment, metadata
from data.store.work import Reading, Work

grants = Table(
    "grants",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("person_id", BigInteger, nullable=False, index=True, info=holds("who has it", NUMBER)),
    Column("permission", String(64), nullable=False, info=legible("what was granted, by its key", FEW)),
    Column("request", BigInteger, nullable=False, info=IMPERSONAL),
    Column("chat_id", BigInteger, nullable=False, info=holds("where its holder is told", NUMBER)),
    Column("since", Moment, nullable=False, info=legible("since when", INSTANT)),
    Column("until", Moment, nullable=False, info=legible("until when", INSTANT)),
    Column("state", String(16), nullable=False, info=legible("where it stands", FEW)),
    Column("connection", String(16), nullable=False, info=IMPERSONAL),
    Column("ended_at", Moment, info=legible("when it ended", INSTANT)),
    Column("ended_by", BigInteger, info=holds("who ended it", NUMBER)),
    info=purpose("to know who may what, since when, until when and why", kept="for good: it is a decision"),
)
_FIELDS = tuple(field.name for field in dataclasses.fields(Grant))


class Grants:
    """Queries on grants."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def find(self, number: int) -> Grant:
        """Return the grant with that number, locked until a work ends.

        Raises:
            UnknownGrant: there is none.
        """
        return _grant(row_numbered(self._reading, grants, number, UnknownGrant(f"{PREFIX}-{number}")))

    def of(self, person_id: int) -> list[Grant]:
        """Return what was ever granted to somebody, the newest first."""
        return self._all(grants.c.person_id == person_id)

    def active_of(self, person_id: int) -> list[Grant]:
        """Return what somebody holds, the newest first."""
        return [one for one in self.of(person_id) if one.is_active and one.until > self._reading.now]

    def active(self, permissions: Iterable[str]) -> list[Grant]:
        """Return all grants of these permissions that somebody holds, the newest first."""
        state = grants.c.state == GrantState.ACTIVE.value
        return self._all(grants.c.permission.in_(sorted(permissions)) & state)

    def of_request(self, request: int) -> Grant | None:
        """Return the grant that came of a request."""
        return next(iter(self._all(grants.c.request == request)), None)

    def _all(self, where: Any) -> list[Grant]:
        query = select(grants).where(where).order_by(grants.c.number.desc())
        return [_grant(row) for row in self._connection.execute(query)]


class GrantChanges:
    """Changes to grants."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def next_number(self) -> int:
        """Return the number for a new grant."""
        return next_number(self._connection, "grant")

    def add(self, grant: Grant) -> None:
        """Keep a new grant."""
        self._connection.execute(grants.insert().values(_values(grant)))
        self._hold(grant.person_id)

    def save(self, grant: Grant) -> None:
        """Keep what became of a grant."""
        self._connection.execute(update(grants).where(grants.c.number == grant.number).values(_values(grant)))
        self._hold(grant.person_id)

    def lock_holder(self, person_id: int) -> None:
        """Let nobody else grant this person anything until the work ends: two that conflict must see each other."""
        query = select(people.c.person_id).where(people.c.person_id == person_id)
        self._connection.execute(query.with_for_update())

    def _hold(self, person_id: int) -> None:
        """Keep beside the person what the desk itself lets them do, each until when: every turn asks for it."""
        own = (grants.c.person_id == person_id) & (grants.c.connection == Connection.OWN.value)
        active = own & (grants.c.state == GrantState.ACTIVE.value)
        rows = self._connection.execute(select(grants).where(active).order_by(grants.c.until))
        held = {row.permission: row.until.isoformat() for row in rows}
        mine = people.c.person_id == person_id
        self._connection.execute(update(people).where(mine).values(held=json.dumps(held, sort_keys=True)))
        self._work.met.pop(person_id, None)


def _grant(row: Row[Any]) -> Grant:
    told = {name: getattr(row, name) for name in _FIELDS}
    return Grant(
        **told | {"state": GrantState(row.state), "connection": Connection(row.connection)},
    )


def _values(grant: Grant) -> dict[str, Any]:
    told = {name: getattr(grant, name) for name in _FIELDS}
    return told | {"state": grant.state.value, "connection": grant.connection.value}
