"""Whatever way the command line ends, its desks end too."""

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.wiring.ending import ENDED_BY_A_SIGNAL
from tests.architecture.house import ROOT

WAITING = """
play: Waits for what never comes
cast: {mei: {platform: telegram}}
steps:
  - {see: mei, text: never, within: 10h}
"""


Started = tuple[Process, list[int]]


@asynccontextmanager
async def deskbell(*arguments: str, until: str) -> AsyncIterator[Started]:
    """Run it until it has said a line; give it and the desks that it started."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, cwd=ROOT, stdout=PIPE, stderr=PIPE
    )
    assert process.stdout is not None
    try:
        while until not in (line := (await process.stdout.readline()).decode()):
            assert line, "it ended before it said so"
        desks = desks_of(process.pid)
        assert desks, "no desk was started"
        yield process, desks
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


def desks_of(pid: int) -> list[int]:
    """Return what it started and must take along; what understands free text is shared, and ends with its last user.

    A desk of a play is a copy of a process that prepared it, and is called as that is.
    """
    told = {child: Path(f"/proc/{child}/cmdline").read_bytes() for child in children_of(pid)}
    copies = [copy for child, words in told.items() if b"forkserver" in words for copy in children_of(child)]
    return [child for child, words in told.items() if {b"bot", b"run"} <= set(words.split(b"\0"))] + copies


def children_of(pid: int) -> list[int]:
    """Return what a process started, by any of its threads."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for path in tasks for child in path.read_text("utf-8").split()]


async def all_gone(pids: list[int]) -> bool:
    for _ in range(1000):
        if not any(lives(pid) for pid in pids):
            return True
        await asyncio.sleep(0.02)
    return False


def lives(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text(encoding="utf-8").split()[2] != "Z"


@pytest.fixture
def waiting(tmp_path: Path) -> str:
    path = tmp_path / "waiting.yml"
    path.write_text(WAITING, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_a_play_that_is_told_to_end_leaves_no_desk_behind(waiting: str, how: signal.Signals) -> None:
    async with deskbell("play", waiting, until="1  mei sees") as (process, desks):
        process.send_signal(how)
        assert await process.wait() == ENDED_BY_A_SIGNAL
        assert await all_gone(desks)


async def test_a_sandbox_that_is_told_to_end_ends_in_peace() -> None:
    async with deskbell("sandbox", until="The desk serves") as (process, desks):
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
        assert await all_gone(desks)


async def test_a_desk_ends_when_whoever_started_it_was_killed() -> None:
    async with deskbell("sandbox", until="The desk serves") as (process, desks):
        process.kill()
        assert await all_gone(desks)


async def test_a_desk_of_a_play_ends_when_whoever_played_it_was_killed(waiting: str) -> None:
    async with deskbell("play", waiting, until="1  mei sees") as (process, desks):
        process.kill()
        assert await all_gone(desks)


async def test_a_watched_play_stands_until_it_is_told_to_end(tmp_path: Path) -> None:
    path = tmp_path / "short.yml"
    path.write_text(WAITING.replace("see: mei, text: never, within: 10h", "by: mei, sticker: true"), "utf-8")
    async with deskbell("play", "--watch", "--pace", "0", str(path), until="holds: 1") as (process, desks):
        assert all(lives(pid) for pid in desks)
        process.send_signal(signal.SIGINT)
        assert await process.wait() == 0
        assert await all_gone(desks)
