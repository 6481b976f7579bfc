"""Who is on duty instead of whom, as it is kept."""

import dataclasses
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Row, String, Table, select

from data.model.duty import Cover
from data.store.counters import next_number
from data.store.inventory import IMPERSONAL, INSTANT, NUMBER, holds, legible, purpose
from data.store.schema import Moment, metadata
from data.store.work import Reading, Work

duty_covers = Table(
    "duty_covers",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("rota", String(64), nullable=False, index=True, info=IMPERSONAL),
    Column("person_id", BigInteger, nullable=False, info=holds("who is on duty", NUMBER)),
    Column("relieved_id", BigInteger, nullable=False, info=holds("who is on duty no more", NUMBER)),
    Column("begins", Moment, nullable=False, info=legible("from when on", INSTANT)),
    Column("ends", Moment, nullable=False, info=legible("until when", INSTANT)),
    info=purpose("to know who is on duty, and was", kept="until either of the two is forgotten"),
)


class Covers:
    """Queries on who is on duty instead of whom."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def at(self, rota: str, moment: datetime) -> list[Cover]:
        """Return what counts at an instant, the oldest first."""
        return self._those(duty_covers.c.rota == rota, moment, moment)

    def to_come(self, rota: str, *, since: datetime) -> list[Cover]:
        """Return what is not over by then, the oldest first."""
        return self._those(duty_covers.c.rota == rota, since, None)

    def find(self, number: int) -> Cover:
        """Return the one with that number."""
        query = select(duty_covers).where(duty_covers.c.number == number)
        return _cover(self._connection.execute(query).one())

    def _those(self, where: Any, since: datetime, until: datetime | None) -> list[Cover]:
        query = select(duty_covers).where(where, duty_covers.c.ends > since)
        if until is not None:
            query = query.where(duty_covers.c.begins <= until)
        return [_cover(row) for row in self._connection.execute(query.order_by(duty_covers.c.number))]


class CoverChanges:
    """Changes to who is on duty instead of whom."""

    def __init__(self, work: Work) -> None:
        self._connection = work.connection

    def add(self, cover: Cover) -> Cover:
        """Keep a new one, and return it with its number; `number` of the argument does not count."""
        kept = dataclasses.replace(cover, number=next_number(self._connection, "cover"))
        self._connection.execute(duty_covers.insert().values(dataclasses.asdict(kept)))
        return kept


def _cover(row: Row[Any]) -> Cover:
    return Cover(row.number, row.rota, row.person_id, row.relieved_id, row.begins, row.ends)
