"""Delistings as they are kept; what people wrote about one is sealed under their own keys."""

import dataclasses
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    LargeBinary,
    Row,
    String,
    Table,
    Text,
    func,
    select,
    update,
)

from data.model.delistings import (
    PREFIX,
    UNDER_WAY,
    Delisting,
    DelistingState,
    Entry,
    Event,
    Store,
    StoreState,
    UnknownDelisting,
)
from data.store.counters import next_number
from data.store.inventory import FEW, IMPERSONAL, INSTANT, NUMBER, SEALED, holds, legible, purpose
from data.store.numbered import row_numbered
from data.store.schema import Moment, metadata
from data.store.work import Reading, Work

PUBLISHED = "it is the company's text, and everybody reads it"
delistings = Table(
    "delistings",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("app", String(64), nullable=False, info=IMPERSONAL),
    Column("request", BigInteger, nullable=False, info=IMPERSONAL),
    Column("requester_id", BigInteger, nullable=False, index=True, info=holds("who asked for it", NUMBER)),
    Column("chat_id", BigInteger, nullable=False, info=holds("where the requester is told", NUMBER)),
    Column("take_down_on", String(10), nullable=False, info=IMPERSONAL),
    Column("end_on", String(10), nullable=False, info=IMPERSONAL),
    Column("texts", Text, nullable=False, info=legible("what people are told", PUBLISHED)),
    Column("begun_at", Moment, nullable=False, info=legible("when it was signed", INSTANT)),
    Column("state", String(16), nullable=False, index=True, info=legible("where it stands", FEW)),
    Column("review", BigInteger, index=True, info=IMPERSONAL),
    Column("passed_by", BigInteger, info=holds("who let it begin in an emergency", NUMBER)),
    Column("reviewed_by", BigInteger, info=holds("who reviewed that", NUMBER)),
    info=purpose("to take an app down as it was signed", kept="for good, as a decision of the company"),
)
delisting_stores = Table(
    "delisting_stores",
    metadata,
    Column("delisting_number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("position", Integer, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("name", String(64), nullable=False, info=IMPERSONAL),
    Column("task", BigInteger, nullable=False, index=True, info=IMPERSONAL),
    Column("state", String(16), nullable=False, info=IMPERSONAL),
    Column("person_id", BigInteger, info=holds("who took the app down", NUMBER)),
    Column("at", Moment, info=legible("when", INSTANT)),
    info=purpose("to know from which stores an app is taken", kept="for good, with the delisting"),
)
delisting_entries = Table(
    "delisting_entries",
    metadata,
    Column("delisting_number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("number", Integer, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("event", String(16), nullable=False, info=IMPERSONAL),
    Column("rung", String(16), nullable=False, info=IMPERSONAL),
    Column("person_id", BigInteger, index=True, info=holds("who did it", NUMBER)),
    Column("sealed", LargeBinary, nullable=False, info=holds("what they wrote about it", SEALED)),
    Column("at", Moment, nullable=False, info=legible("when", INSTANT)),
    info=purpose("to tell how an app was taken down", kept="for good, the words until they are erased"),
)
_FIELDS = tuple(field.name for field in dataclasses.fields(Delisting))
_DAYS = ("take_down_on", "end_on")
_OF_A_STORE = tuple(field.name for field in dataclasses.fields(Store))
_UNDER_WAY = delistings.c.state.in_([state.value for state in UNDER_WAY])


class Delistings:
    """Queries on delistings."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def find(self, number: int) -> Delisting:
        """Return the delisting with that number, locked until a work ends.

        Raises:
            UnknownDelisting: there is none.
        """
        return _delisting(
            row_numbered(self._reading, delistings, number, UnknownDelisting(f"{PREFIX}-{number}"))
        )

    def under_way(self) -> list[Delisting]:
        """Return all that are not over, the oldest first."""
        return self._all(_UNDER_WAY)

    def unreviewed(self) -> list[Delisting]:
        """Return all that began in an emergency and that nobody has reviewed, the oldest first."""
        return self._all(delistings.c.passed_by.is_not(None) & delistings.c.reviewed_by.is_(None))

    def of_app(self, app: str) -> Delisting | None:
        """Return the delisting of an app that is not over."""
        return next(iter(self._all(_UNDER_WAY & (delistings.c.app == app))), None)

    def gone(self, app: str) -> Delisting | None:
        """Return by which delisting an app was taken down last, None where it was not, or is back."""
        found = self._all((delistings.c.app == app) & (delistings.c.state != DelistingState.PLANNED.value))
        return found[-1] if found and found[-1].state is not DelistingState.STOPPED else None

    def in_review(self, request: int) -> Delisting | None:
        """Return the delisting that a request would change."""
        return next(iter(self._all(delistings.c.review == request)), None)

    def of_request(self, request: int) -> Delisting | None:
        """Return the delisting whose package a request is."""
        return next(iter(self._all(delistings.c.request == request)), None)

    def stores(self, delisting: Delisting) -> list[Store]:
        """Return the stores of a delisting, in the order in which they were named."""
        query = select(delisting_stores).where(delisting_stores.c.delisting_number == delisting.number)
        rows = self._connection.execute(query.order_by(delisting_stores.c.position))
        return [_store(row) for row in rows]

    def of_task(self, task: int) -> Delisting | None:
        """Return the delisting of a store that is taken care of by a task."""
        query = select(delisting_stores.c.delisting_number).where(delisting_stores.c.task == task)
        found = self._connection.execute(query).scalar()
        return None if found is None else self.find(found)

    def entries(self, delisting: Delisting) -> list[Entry]:
        """Return what happened with a delisting, the oldest first."""
        query = select(delisting_entries).where(delisting_entries.c.delisting_number == delisting.number)
        rows = self._connection.execute(query.order_by(delisting_entries.c.number))
        return [self._entry(row) for row in rows]

    def _entry(self, row: Row[Any]) -> Entry:
        name = row_of_delisting_entry(row.delisting_number, row.number)
        text = self._reading.unseal(row.sealed, person_id=row.person_id, row=name) if row.sealed else ""
        return Entry(row.number, Event(row.event), row.at, row.rung, row.person_id, text)

    def _all(self, where: Any) -> list[Delisting]:
        query = select(delistings).where(where).order_by(delistings.c.number)
        return [_delisting(row) for row in self._connection.execute(query)]


class DelistingChanges:
    """Changes to delistings."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def next_number(self) -> int:
        """Return the number for a new delisting."""
        return next_number(self._connection, "delisting")

    def add(self, delisting: Delisting) -> None:
        """Keep a new delisting."""
        self._connection.execute(delistings.insert().values(_values(delisting)))

    def save(self, delisting: Delisting) -> None:
        """Keep what became of a delisting."""
        where = delistings.c.number == delisting.number
        self._connection.execute(update(delistings).where(where).values(_values(delisting)))

    def add_stores(self, delisting: Delisting, stores: Iterable[Store]) -> None:
        """Keep stores that are named anew."""
        for store in stores:
            values = dataclasses.asdict(store) | {"state": store.state.value}
            self._connection.execute(
                delisting_stores.insert().values(delisting_number=delisting.number, **values)
            )

    def save_store(self, delisting: Delisting, store: Store) -> None:
        """Keep where an app stands in a store."""
        where = (delisting_stores.c.delisting_number == delisting.number) & (
            delisting_stores.c.position == store.position
        )
        values = dataclasses.asdict(store) | {"state": store.state.value}
        self._connection.execute(update(delisting_stores).where(where).values(values))

    def write(
        self, delisting: Delisting, event: Event, *, by: int | None = None, rung: str = "", text: str = ""
    ) -> None:
        """Keep what happened with a locked delisting; words are somebody's, and sealed under their key."""
        theirs = delisting_entries.c.delisting_number == delisting.number
        last = self._connection.execute(select(func.max(delisting_entries.c.number)).where(theirs)).scalar()
        number = (last or 0) + 1
        row = row_of_delisting_entry(delisting.number, number)
        sealed = self._work.seal(text, person_id=by, row=row) if text and by is not None else b""
        self._connection.execute(
            delisting_entries.insert().values(
                delisting_number=delisting.number,
                number=number,
                event=event.value,
                rung=rung,
                person_id=by,
                sealed=sealed,
                at=self._work.now,
            )
        )


def row_of_delisting_entry(delisting_number: int, number: int) -> str:
    """Return the identity for which an entry is sealed."""
    return f"delisting_entries:{delisting_number}:{number}"


def _delisting(row: Row[Any]) -> Delisting:
    told = {name: getattr(row, name) for name in _FIELDS}
    days = {name: date.fromisoformat(told[name]) for name in _DAYS}
    return Delisting(**told | days | {"texts": json.loads(row.texts), "state": DelistingState(row.state)})


def _store(row: Row[Any]) -> Store:
    told = {name: getattr(row, name) for name in _OF_A_STORE}
    return Store(**told | {"state": StoreState(row.state)})


def _values(delisting: Delisting) -> dict[str, Any]:
    told = dataclasses.asdict(delisting)
    days = {name: told[name].isoformat() for name in _DAYS}
    texts = json.dumps(dict(delisting.texts), ensure_ascii=False)
    return told | days | {"texts": texts, "state": delisting.state.value}
