"""Finding what waits costs the same however much was shown before: it goes by an index of what waits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from data.model.notices import Priority
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


QUESTIONS: dict[str, Callable[[OutboxRows], object]] = {
    "first_of": lambda rows: rows.first_of(7),
    "in_line": lambda rows: rows.in_line("slack", after={}, most=9),
    "count_pending": lambda rows: rows.count_pending(),
    "next_attempt": lambda rows: rows.next_attempt(),
}


@pytest.mark.parametrize("table", ["cards", "messages"])
@pytest.mark.parametrize("asked", QUESTIONS)
def test_what_waits_is_found_by_an_index_of_what_waits(store: Store, asked: str, table: str) -> None:
    with store.reading() as reading:
        with overheard(store) as said:
            QUESTIONS[asked](OutboxRows(reading))
        about = [(statement, parameters) for statement, parameters in said if f"FROM {table}" in statement]
        assert about
        for statement, parameters in about:
            found = plan(reading, statement, parameters)
            assert any(f"{table}_{name}" in found for name in ("pending", "in_line")), found
            assert asked != "in_line" or found.count(f"{table}_in_line") == len(Priority), found
