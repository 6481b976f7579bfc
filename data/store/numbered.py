"""Finds the row that has a number; what a work finds, nobody else changes until it ends."""

from functools import cache
from typing import Any

from sqlalchemy import Row, Select, Table, bindparam, select

from data.model.refusals import Refusal
from data.store.work import Reading, Work


def row_numbered(
    reading: Reading, table: Table, number: int, refusal: Refusal, *, locks: bool = True
) -> Row[Any]:
    """Return the row of a table that has that number.

    Args:
        refusal: what is raised where there is none.
        locks: whether nobody else changes the row until a work ends. A mere look never keeps anybody waiting.

    Raises:
        Refusal: the one given: no row has that number.
    """
    query = _of_number(table, locks=locks and isinstance(reading, Work))
    row = reading.connection.execute(query, {"wanted": number}).first()
    if row is None:
        raise refusal
    return row


def first_row(reading: Reading, query: Select[Any]) -> Row[Any] | None:
    """Return the first row that a query finds, locked until a work ends; None where it finds none."""
    locks = isinstance(reading, Work)
    return reading.connection.execute(query.with_for_update() if locks else query).first()


@cache
def _of_number(table: Table, *, locks: bool) -> Select[Any]:
    # Asked in every turn: built once, as building a statement costs more than running it.
    query = select(table).where(table.c.number == bindparam("wanted"))
    return query.with_for_update() if locks else query
