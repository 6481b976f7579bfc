"""The child is shared, told of, started again, and ends with the last process that uses it, however that ended."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.understanding.client import Client
from bot.understanding.lodging import KEPT, LOG, Lodging, Program, lodge
from bot.understanding.reached import Reached
from bot.understanding.tending import State, Tended
from tests.architecture.house import ROOT

CHILD = [sys.executable, "-m", "tests.unit.understanding.child"]
PROGRAM = Program(CHILD, ROOT, {"PYTHONPATH": str(ROOT)})
PATIENCE_SECONDS = 30.0


async def until(look: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not look():  # noqa: ASYNC110  # processes raise no events
            await asyncio.sleep(0.02)


def lives(process_id: int) -> bool:
    try:
        state = Path(f"/proc/{process_id}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def process_in(folder: Path) -> int:
    kept = folder / KEPT
    return int(json.loads(kept.read_text(encoding="utf-8"))["process_id"]) if kept.exists() else 0


@pytest.fixture
async def reached(tmp_path: Path) -> AsyncIterator[Reached]:
    client = Client()
    reached = Reached(client, Tended(client, PROGRAM, tmp_path))
    await reached.start()
    yield reached
    await reached.stop()
    assert not lives(process_in(tmp_path))


async def test_it_arrives_answers_and_is_told_of(reached: Reached) -> None:
    assert reached.health()["state"] == "arriving"
    assert await reached.parse("x", speaker="user") is None
    async with asyncio.timeout(PATIENCE_SECONDS):
        await reached.ready()
    found = await reached.parse("x", speaker="user")
    assert found is not None
    assert found.intent == "report_problem"
    assert reached.health() == {"state": "ready", "seconds_left": None}
    assert reached.standing.model == "m1"


async def test_while_it_loads_the_time_left_is_told(tmp_path: Path) -> None:
    client = Client()
    program = Program([*CHILD, "--loading", "8"], ROOT, PROGRAM.environment)
    reached = Reached(client, Tended(client, program, tmp_path))
    await reached.start()
    await until(lambda: reached.health()["seconds_left"])
    assert 1 <= reached.health()["seconds_left"] <= 8
    assert reached.standing.state is State.ARRIVING
    await reached.stop()
    assert not lives(process_in(tmp_path))


async def test_it_is_started_again_when_it_is_killed(reached: Reached, tmp_path: Path) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        await reached.ready()
    first = process_in(tmp_path)
    os.kill(first, signal.SIGKILL)
    await until(lambda: process_in(tmp_path) not in {0, first})
    async with asyncio.timeout(PATIENCE_SECONDS):
        await reached.ready()
    assert await reached.parse("x", speaker="user") is not None


async def test_what_cannot_be_started_is_away_and_tried_again(tmp_path: Path) -> None:
    client = Client()
    reached = Reached(client, Tended(client, Program([str(tmp_path / "nothing")], ROOT), tmp_path))
    await reached.start()
    await until(lambda: reached.standing.state is State.AWAY)
    assert await reached.parse("x", speaker="user") is None
    assert reached.seconds_left == 0
    await reached.stop()


def serving(lodging: Lodging) -> Lodging:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not any("url" in told for told in lodging.said()):
        assert time.monotonic() < deadline
        assert lodging.lives
        time.sleep(0.02)
    return lodging


def test_a_living_one_is_found_again_and_ends_with_the_last_who_uses_it(tmp_path: Path) -> None:
    one = serving(lodge(PROGRAM, tmp_path))
    other = lodge(PROGRAM, tmp_path)
    assert (one.found, other.found) == (False, True)
    assert (one.token, one.process_id) == (other.token, other.process_id)
    assert other.said() == one.said()
    one.leave()
    assert other.lives
    other.leave()
    one.ended(within_seconds=PATIENCE_SECONDS)
    assert not lives(one.process_id)


def test_it_keeps_its_token_to_itself_and_hears_no_other_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESKBELL_SLACK__BOT_TOKEN", "xoxb-secret")
    lodging = serving(lodge(PROGRAM, tmp_path))
    try:
        assert (tmp_path / KEPT).stat().st_mode & 0o077 == 0
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not (log := (tmp_path / LOG).read_text(encoding="utf-8")).endswith("\n"):
            assert time.monotonic() < deadline
        assert json.loads(log) == {"secrets": ["DESKBELL_NLU__TOKEN"]}
    finally:
        lodging.leave()
        lodging.ended(within_seconds=PATIENCE_SECONDS)


def test_a_process_that_is_killed_leaves_no_orphan(tmp_path: Path) -> None:
    holder = (
        "import sys, time; from pathlib import Path; from bot.understanding.lodging import Program, lodge;"
        f"lodge(Program({CHILD!r}, Path({str(ROOT)!r}), {{'PYTHONPATH': {str(ROOT)!r}}}), Path(sys.argv[1]));"
        "print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        child = process_in(tmp_path)
        assert lives(child)
        process.kill()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while lives(child):
        assert time.monotonic() < deadline, "it was left behind"
        time.sleep(0.05)


def test_two_who_come_at_once_share_one(tmp_path: Path) -> None:
    held = [lodge(PROGRAM, tmp_path) for _ in range(3)]
    assert len({one.process_id for one in held}) == 1
    for one in held:
        one.leave()
    held[0].ended(within_seconds=PATIENCE_SECONDS)
