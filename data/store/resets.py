"""Requests to take a second factor off somebody."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Row, String, Table, select, update

from data.model.resets import Reset, ResetState, UnknownReset
from data.store.counters import next_number
from data.store.inventory import IMPERSONAL, NUMBER, holds, purpose
from data.store.numbered import first_row, row_numbered
from data.store.schema import Moment, metadata
from data.store.work import Reading, Work

factor_resets = Table(
    "factor_resets",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("person_id", BigInteger, nullable=False, index=True, info=holds("whose factor it is", NUMBER)),
    Column("factor_number", BigInteger, nullable=False, info=IMPERSONAL),
    Column("asked_by", BigInteger, nullable=False, info=holds("who asked", NUMBER)),
    Column("agreed_by", BigInteger, info=holds("which admin agreed first", NUMBER)),
    Column("ended_by", BigInteger, info=holds("which admin decided", NUMBER)),
    Column("state", String(16), nullable=False, info=IMPERSONAL),
    Column("expires_at", Moment, nullable=False, info=IMPERSONAL),
    info=purpose(
        "to take a lost second factor off somebody, and to know who did", kept="for good: it is a decision"
    ),
)


class Resets:
    """Queries on requests to take a second factor off somebody."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def find(self, number: int) -> Reset:
        """Return the request of that number, locked until a work ends.

        Raises:
            UnknownReset: there is none.
        """
        return _reset(row_numbered(self._reading, factor_resets, number, UnknownReset()))

    def waiting(self, person_id: int) -> Reset | None:
        """Return the request about somebody that waits."""
        theirs = factor_resets.c.person_id == person_id
        waits = factor_resets.c.state == ResetState.WAITING.value
        row = first_row(self._reading, select(factor_resets).where(theirs & waits))
        return None if row is None else _reset(row)


class ResetChanges:
    """Changes to such requests."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, *, person_id: int, factor_number: int, asked_by: int, expires_at: datetime) -> Reset:
        """Keep a new request."""
        number = next_number(self._work.connection, "factor reset")
        self._work.connection.execute(
            factor_resets.insert().values(
                number=number,
                person_id=person_id,
                factor_number=factor_number,
                asked_by=asked_by,
                state=ResetState.WAITING.value,
                expires_at=expires_at,
            )
        )
        return Resets(self._work).find(number)

    def save(self, reset: Reset) -> None:
        """Keep how far a request has come."""
        self._work.connection.execute(
            update(factor_resets)
            .where(factor_resets.c.number == reset.number)
            .values(state=reset.state.value, agreed_by=reset.agreed_by, ended_by=reset.ended_by)
        )


def _reset(row: Row[Any]) -> Reset:
    told = dict(row._mapping)  # noqa: SLF001  # the library's own name for a row as a mapping
    return Reset(**told | {"state": ResetState(row.state)})
