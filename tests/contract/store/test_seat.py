"""One desk is the active one; who lost the seat cannot write any more, whatever it believes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, select, text

from data.store.custody import Custody
from data.store.database import Store
from data.store.faults import StoreFault
from data.store.masters import Masters
from data.store.people_tables import people
from data.store.seat import FileSeat, SeatTaken
from data.store.session_seat import SessionSeat, with_driver
from data.store.work import Work
from tests.architecture.house import ROOT
from tests.contract.store.harness import MASTER_KEY, Opening, newcomer

LEASE_SECONDS = 0.5
PATIENCE_SECONDS = 30.0


class Ticking:
    """Seconds that pass only when they are told to."""

    seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def eventually(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < deadline, "it never came to hold"
        time.sleep(0.02)


@pytest.fixture
def opening(postgresql_databases: Callable[[], str], demo: tuple[object, object]) -> Iterator[Opening]:
    opening = Opening(postgresql_databases(), *demo)  # type: ignore[arg-type]  # what the fixture gives
    yield opening
    opening.close()


@pytest.fixture
def seats(opening: Opening) -> Iterator[Callable[[], SessionSeat]]:
    made: list[SessionSeat] = []

    def make() -> SessionSeat:
        made.append(SessionSeat(opening.url, lease_seconds=LEASE_SECONDS))
        return made[-1]

    yield make
    for seat in made:
        seat.give_up()


def seated(opening: Opening, seat: SessionSeat) -> Store:
    store = Store(
        opening.url,
        company=opening.company,
        custody=Custody(Masters(MASTER_KEY)),
        clock=opening.clock,
        seat=seat,
    )
    opening.opened.append(store)
    return store


def number_of_people(opening: Opening) -> int:
    engine = create_engine(with_driver(opening.url))
    with engine.connect() as connection:
        count = int(connection.execute(select(func.count()).select_from(people)).scalar_one())
    engine.dispose()
    return count


def test_one_sits_and_the_other_waits_until_the_first_stands_up(seats: Callable[[], SessionSeat]) -> None:
    first, second = seats(), seats()
    assert first.try_take()
    assert first.stands()
    assert not second.try_take()
    assert not second.stands()
    first.give_up()
    assert not first.stands()
    eventually(second.try_take)


def test_a_silent_desk_loses_the_seat_and_knows_before_the_server_does(opening: Opening) -> None:
    clock = Ticking()
    silent = SessionSeat(opening.url, lease_seconds=LEASE_SECONDS, clock=clock)
    other = SessionSeat(opening.url, lease_seconds=LEASE_SECONDS)
    assert silent.try_take()
    clock.seconds += LEASE_SECONDS
    assert not silent.stands()
    eventually(other.try_take)
    with pytest.raises(StoreFault):
        silent.keep()
    other.give_up()
    silent.give_up()


def test_a_desk_that_makes_itself_heard_keeps_the_seat(seats: Callable[[], SessionSeat]) -> None:
    first, second = seats(), seats()
    assert first.try_take()
    for _ in range(12):
        time.sleep(LEASE_SECONDS / 4)
        first.keep()
        assert not second.try_take()


def test_what_the_one_before_had_begun_is_gone_before_the_next_one_sits(
    opening: Opening, seats: Callable[[], SessionSeat]
) -> None:
    first, second = seats(), seats()
    assert first.try_take()
    store = seated(opening, first)
    with pytest.raises(Exception, match="terminating connection"), store.work() as work:  # noqa: PT012  # the commit is what fails
        newcomer(work)
        first.give_up()
        eventually(second.try_take)
    assert number_of_people(opening) == 0


def test_a_zombie_opens_no_connection_that_can_write(
    opening: Opening, seats: Callable[[], SessionSeat]
) -> None:
    first, second = seats(), seats()
    assert first.try_take()
    zombie = seated(opening, first)
    zombie.submit(newcomer).result()
    first.give_up()
    eventually(second.try_take)
    for _ in range(3):
        with pytest.raises((CancelledError, StoreFault)):
            zombie.submit(newcomer).result()
    assert number_of_people(opening) == 1
    seated(opening, second).submit(newcomer).result()
    assert number_of_people(opening) == 2


def test_a_fenced_store_commits_nothing_more(opening: Opening) -> None:
    store = opening.store()

    def arrive_late(work: Work) -> None:
        newcomer(work)
        store.fence()

    with pytest.raises(CancelledError):
        store.submit(arrive_late).result()
    with pytest.raises(CancelledError):
        store.read(lambda _reading: None).result()
    assert number_of_people(opening) == 0


def test_whoever_only_looks_in_is_left_alone(opening: Opening, seats: Callable[[], SessionSeat]) -> None:
    engine = opening.store().engine
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
        seat = seats()
        assert seat.try_take()
        assert connection.execute(text("SELECT 2")).scalar_one() == 2


def test_an_ended_lock_session_costs_the_seat(opening: Opening, seats: Callable[[], SessionSeat]) -> None:
    first, second = seats(), seats()
    assert first.try_take()
    engine = create_engine(with_driver(opening.url))
    with engine.connect() as connection:
        connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = :name"),
            {"name": first.name},
        )
    engine.dispose()
    eventually(second.try_take)
    with pytest.raises(StoreFault):
        first.keep()


def test_a_database_that_is_away_is_a_fault(tmp_path: Path) -> None:
    seat = SessionSeat(f"postgresql://nobody@/nothing?host={tmp_path}")
    with pytest.raises(StoreFault):
        seat.try_take()
    assert not seat.stands()


def test_a_second_desk_on_one_file_is_refused_until_the_first_has_ended(tmp_path: Path) -> None:
    file = tmp_path / "var" / "deskbell.sqlite"
    first, second = FileSeat(file), FileSeat(file)
    assert first.try_take()
    with pytest.raises(SeatTaken, match=r"deskbell\.sqlite\.lock"):
        second.try_take()
    first.give_up()
    assert second.try_take()
    assert second.stands()
    second.give_up()


def test_a_killed_desk_leaves_the_file_free(tmp_path: Path) -> None:
    file = tmp_path / "deskbell.sqlite"
    program = (
        "import sys, pathlib; from data.store.seat import FileSeat;"
        "FileSeat(pathlib.Path(sys.argv[1])).try_take(); print('sits', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(file)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"sits\n"
        with pytest.raises(SeatTaken):
            FileSeat(file).try_take()
        holder.send_signal(signal.SIGKILL)
    seat = FileSeat(file)
    assert seat.try_take()
    seat.give_up()
