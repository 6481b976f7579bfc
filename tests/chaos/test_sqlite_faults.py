"""A SQLite file that is busy, or a disk that is full: the desk says so, waits, and loses nothing."""

import asyncio
import resource
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.chaos.town import ChaosTown, DeskProcess, chattering, eventually

FILE = "deskbell.sqlite"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[ChaosTown]:
    async with ChaosTown(f"sqlite:///{tmp_path / FILE}", tmp_path) as town:
        yield town


async def test_whoever_holds_the_file_is_waited_for(town: ChaosTown, tmp_path: Path) -> None:
    desk = await town.desk()
    await desk.says("ready")
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    async with chattering(town) as words:
        await asyncio.sleep(0.5)
        other.execute("BEGIN IMMEDIATE")
        await asyncio.sleep(10)
        # Health is told meanwhile: whoever reads needs no turn.
        assert (await desk.asked("/healthz"))[0] == 200
        other.execute("COMMIT")
    other.close()
    await town.everything_told_once(words)


async def test_a_full_disk_is_said_and_survived(town: ChaosTown, tmp_path: Path) -> None:
    desk = await town.desk()
    await desk.says("ready")
    async with chattering(town) as words:
        await asyncio.sleep(1)
        room(desk, largest(tmp_path))
        _, told = await desk.asked_until("/readyz", lambda told: told["parts"]["database"] != "ok")
        assert told["parts"]["database"] in {"disk_full", "input_output"}
        room(desk, resource.RLIM_INFINITY)
        await eventually(lambda: len(words) > 2, "more was said")
    await town.everything_told_once(words)
    assert (await desk.asked_until("/readyz", lambda told: told["ready"]))[0] == 200


def largest(folder: Path) -> int:
    """Return the size of the largest file of the database."""
    return max(file.stat().st_size for file in folder.glob(f"{FILE}*"))


def room(desk: DeskProcess, size: int) -> None:
    """Let no file of the desk grow beyond a size."""
    resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
