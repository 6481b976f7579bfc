"""A work leaves everything or nothing; a reading looks and touches nothing."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from data.model.notices import CardWanted, MessageWanted
from data.store.audit import Happened, audit_entries
from data.store.counters import next_number
from data.store.database import Store
from data.store.faults import StoreFault
from data.store.outbox import cards, messages
from data.store.people_tables import people
from data.store.work import Reading, Work
from tests.contract.store.harness import FrozenClock, newcomer


class Halted(Exception):
    """Something broke in the middle of a work."""


def counted(store: Store) -> tuple[int, int, int]:
    """Return how many people, audit entries and notices there are."""
    with store.reading() as reading:
        sizes = [
            int(reading.connection.execute(select(func.count()).select_from(table)).scalar_one())
            for table in (people, audit_entries, cards, messages)
        ]
    return sizes[0], sizes[1], sizes[2] + sizes[3]


def everything(work: Work) -> None:
    """Change the state, and promise and audit something."""
    newcomer(work)
    work.audit(Happened("people.met", "person.1"))
    work.promise(CardWanted("a", "FB-1", 1), MessageWanted("b", "FB-1", 1))


def broken_off(work: Work) -> None:
    """Do everything, take a number, and break off."""
    everything(work)
    next_number(work.connection, "ticket")
    raise Halted


def test_what_a_work_did_promised_and_audited_is_there_together(store: Store) -> None:
    with store.work() as work:
        everything(work)
    assert counted(store) == (1, 1, 2)
    assert store.commits == 1


def test_an_exception_leaves_no_trace(store: Store) -> None:
    with pytest.raises(Halted), store.work() as work:
        broken_off(work)
    assert counted(store) == (0, 0, 0)
    assert store.commits == 0


def test_a_number_that_was_not_used_is_given_again(store: Store) -> None:
    with pytest.raises(Halted), store.work() as work:
        broken_off(work)
    with store.work() as work:
        assert [next_number(work.connection, "ticket") for _ in range(3)] == [1, 2, 3]
        assert next_number(work.connection, "person") == 1


def test_numbers_are_given_once_however_many_ask(store: Store) -> None:
    asked = [store.submit(lambda work: next_number(work.connection, "ticket")) for _ in range(40)]
    assert sorted(one.result() for one in asked) == list(range(1, 41))
    assert store.commits == 40


def test_a_reading_cannot_write(store: Store) -> None:
    with pytest.raises(DBAPIError), store.reading() as reading:
        reading.connection.execute(text("UPDATE counters SET value = 7"))
    with store.work() as work:
        newcomer(work)
    assert counted(store)[0] == 1


def test_a_reading_sees_one_state_while_another_is_made(store: Store) -> None:
    def names(reading: Reading) -> int:
        return int(reading.connection.execute(select(func.count()).select_from(people)).scalar_one())

    with store.reading() as reading:
        assert names(reading) == 0
        store.submit(newcomer).result()
        assert names(reading) == 0
    with store.reading() as reading:
        assert names(reading) == 1


def test_a_work_has_one_instant(store: Store) -> None:
    with store.work() as work:
        first = work.now
        assert work.now is first


def test_a_turns_points_are_passed_and_only_a_turns(store: Store, opening_points: list[str]) -> None:
    with store.work() as work:
        everything(work)
    assert opening_points == ["inside_operation"]
    with store.work(turn_id=3) as work:
        everything(work)
    assert opening_points[1:] == ["inside_operation", "before_commit", "after_commit"]


def test_a_database_that_goes_away_is_a_fault_and_leaves_no_trace(store: Store) -> None:
    away = _cut_off if store.engine.dialect.name == "postgresql" else _file_gone
    with away(store) as task, pytest.raises(StoreFault):
        store.submit(task).result()
    store.submit(newcomer).result()
    assert counted(store)[0] == 1


def test_a_fault_of_writing_is_known_until_something_is_written(store: Store) -> None:
    with pytest.raises(StoreFault):
        store.submit(_not_allowed_to_write).result()
    known = store.fault
    assert known
    store.read(lambda reading: reading.now).result()
    assert store.fault == known
    store.submit(newcomer).result()
    assert not store.fault


def _not_allowed_to_write(work: Work) -> None:
    is_postgresql = work.connection.dialect.name == "postgresql"
    work.connection.exec_driver_sql("SET TRANSACTION READ ONLY" if is_postgresql else "PRAGMA query_only=1")
    newcomer(work)


@contextmanager
def _cut_off(store: Store) -> Iterator[Callable[[Work], None]]:
    def task(work: Work) -> None:
        newcomer(work)
        number = work.connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        with store.engine.connect() as other:
            other.execute(text("SELECT pg_terminate_backend(:number)"), {"number": number})
        work.connection.execute(text("SELECT 1"))

    yield task


@contextmanager
def _file_gone(store: Store) -> Iterator[Callable[[Work], int]]:
    file = Path(str(store.engine.url.database))
    aside = file.with_suffix(".aside")
    store.engine.dispose()
    file.rename(aside)
    file.mkdir()
    yield newcomer
    file.rmdir()
    aside.rename(file)


def test_time_is_kept_aware_and_in_utc(store: Store, opening_clock: FrozenClock) -> None:
    with store.work() as work:
        work.audit(Happened("people.met", "person.1"))
    with store.reading() as reading:
        kept = reading.connection.execute(select(audit_entries.c.at)).scalar_one()
    assert kept == opening_clock.moment
    assert kept.utcoffset().total_seconds() == 0


async def test_whoever_waits_for_a_work_hears_of_every_exception(store: Store) -> None:
    def look_in_vain(_work: Reading) -> None:
        next(iter(()))

    with pytest.raises(LookupError):
        await asyncio.wrap_future(store.submit(look_in_vain))
    with pytest.raises(LookupError):
        await asyncio.wrap_future(store.read(look_in_vain))
