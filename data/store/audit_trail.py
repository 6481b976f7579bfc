"""Read what the audit chain tells, in parts, with the names of those who are still known."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select

from data.model.audit import ChainHead, Search
from data.store.audit import GENESIS, audit_entries
from data.store.belongings import merged_people
from data.store.custody import keys
from data.store.people import person_of
from data.store.people_tables import people
from data.store.work import Reading

READ_AT_ONCE = 1_000
_columns = audit_entries.c


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, as its body tells it.

    Attributes:
        by: person_id, None for the desk itself or its operator.
        chained: the hash that seals it.
    """

    entry_id: int
    at: datetime
    deed: str
    subject: str
    by: int | None
    facts: Mapping[str, str | int | None]
    chained: bytes


class Trail:
    """Queries on what happened."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def span(self, *, since: datetime | None, until: datetime | None) -> tuple[int, int]:
        """Return the first and the last number between two instants, the second excluded; the last is less where there is none.

        All numbers between them belong to it, also where a clock was set back: what has a gap proves nothing.
        """
        first = self._edge(func.min, _columns.at >= since if since else None)
        last = self._edge(func.max, _columns.at < until if until else None)
        return (1, 0) if first is None or last is None else (first, last)

    def _edge(self, which: Any, where: Any) -> int | None:
        query = select(which(_columns.entry_id))
        found: int | None = self._connection.execute(query if where is None else query.where(where)).scalar()
        return found

    def before(self, entry_id: int) -> ChainHead:
        """Return the link before an entry, or the beginning of the chain."""
        query = select(_columns.chained).where(_columns.entry_id == entry_id - 1)
        chained: bytes | None = self._connection.execute(query).scalar()
        return ChainHead(entry_id - 1, GENESIS if chained is None else chained)

    def entries(self, first: int, last: int) -> Iterator[Entry]:
        """Yield the entries from one number to another, both included."""
        query = (
            select(audit_entries).where(_columns.entry_id.between(first, last)).order_by(_columns.entry_id)
        )
        with self._connection.execute(query, execution_options={"yield_per": READ_AT_ONCE}) as rows:
            for part in rows.partitions():
                yield from map(_entry, part)

    def found(self, search: Search, *, before: int, skip: int, most: int) -> list[Entry]:
        """Return what was looked for, the newest first.

        Args:
            before: number of the entry from which on nothing counts, so that pages stand still.
        """
        asked = (
            (_columns.subject == search.about) if search.about else None,
            _columns.person_id.in_(self._numbers(search.person_id)) if search.person_id is not None else None,
            (_columns.at >= search.since) if search.since else None,
            (_columns.at < search.until) if search.until else None,
        )
        query = select(audit_entries).where(
            _columns.entry_id < before, *(one for one in asked if one is not None)
        )
        rows = self._connection.execute(query.order_by(_columns.entry_id.desc()).offset(skip).limit(most))
        return [_entry(row) for row in rows]

    def first_about(self, subject: str) -> Entry | None:
        """Return the first that happened about a subject."""
        query = select(audit_entries).where(_columns.subject == subject).order_by(_columns.entry_id)
        row = self._connection.execute(query.limit(1)).first()
        return None if row is None else _entry(row)

    def person_called(self, name: str) -> int | None:
        """Return who of the company's people has that key or name, the case aside."""
        wanted = name.casefold()
        rows = self._connection.execute(select(people).where(people.c.company_key.is_not(None)))
        for row in rows:
            if wanted in (row.company_key.casefold(), person_of(self._reading, row).name.casefold()):
                return int(row.person_id)
        return None

    def names(self, person_ids: Collection[int]) -> dict[int, str]:
        """Return the names of those whose key is still there."""
        merged = self._connection.execute(
            select(merged_people).where(merged_people.c.person_id.in_(person_ids))
        )
        now = {number: number for number in person_ids} | {row.person_id: row.kept_id for row in merged}
        query = (
            select(people)
            .join(keys, keys.c.person_id == people.c.person_id)
            .where(people.c.person_id.in_(set(now.values())))
        )
        called = {
            row.person_id: person_of(self._reading, row).name for row in self._connection.execute(query)
        }
        return {number: called[who] for number, who in now.items() if who in called}

    def _numbers(self, person_id: int) -> list[int]:
        """Return a person's number, and those that they had before their accounts were linked."""
        kept = merged_people.c.kept_id == person_id
        earlier = self._connection.execute(select(merged_people.c.person_id).where(kept)).scalars()
        return [person_id, *earlier]


def _entry(row: Row[Any]) -> Entry:
    body = json.loads(row.body)
    return Entry(
        row.entry_id,
        datetime.fromisoformat(body["at"]),
        body["deed"],
        body["subject"],
        body["by"],
        body["facts"],
        row.chained,
    )
