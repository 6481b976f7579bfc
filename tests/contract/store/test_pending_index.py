"""Finding what waits costs the same however much was shown before: it goes by an index of what waits."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from data.store.database import Store
from data.store.outgoing import OutboxRows
from data.store.work import Reading

EXPLAIN = {
    "sqlite": ("SELECT 1", "EXPLAIN QUERY PLAN "),
    "postgresql": ("SET enable_seqscan = off", "EXPLAIN "),
}


@contextmanager
def overheard(store: Store) -> Iterator[list[tuple[str, Any]]]:
    """Note every statement with its parameters, as the driver gets them."""
    said: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        said.append((statement, parameters))

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(store.engine, "before_cursor_execute", note)


def plan(reading: Reading, statement: str, parameters: Any) -> str:
    """Return how the database would go about it if it had to go through many rows."""
    many_rows, explain = EXPLAIN[reading.connection.dialect.name]
    reading.connection.exec_driver_sql(many_rows)
    rows = reading.connection.exec_driver_sql(explain + statement, parameters)
    return "\n".join(str(row) for row in rows)


@pytest.mark.parametrize("asked", ["first_of", "chats", "count_pending", "next_attempt"])
def test_cards_that_wait_are_found_by_their_index(store: Store, asked: str) -> None:
    with store.reading() as reading:
        with overheard(store) as said:
            getattr(OutboxRows(reading), asked)(*([7] if asked == "first_of" else []))
        about_cards = [(statement, parameters) for statement, parameters in said if "FROM cards" in statement]
        assert about_cards
        for statement, parameters in about_cards:
            assert "cards_pending" in plan(reading, statement, parameters)
