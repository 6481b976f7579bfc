"""A silent platform is listened to anew and told of; one that is merely quiet is not."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from bot.platforms.watchdog import Watchdog

PATIENCE_SECONDS = 30.0


class StandingReceiver:
    """Hears at every look, or never."""

    def __init__(self) -> None:
        self.deeds: list[str] = []
        self.hears = True

    @property
    def heard_at(self) -> float | None:
        return asyncio.get_running_loop().time() if self.hears else None

    async def start(self) -> None:
        self.deeds.append("start")

    async def stop(self) -> None:
        self.deeds.append("stop")


class Watched:
    """A receiver with its watchdog, and what that told."""

    def __init__(self) -> None:
        self.receiver = StandingReceiver()
        self.told: list[str] = []
        self.dog = Watchdog(
            "slack",
            self.receiver,
            silent_after_seconds=0.05,
            troubled=lambda platform, reason: self.told.append(f"{platform} {reason}"),
            well=self.well,
            look_seconds=0.01,
        )

    async def well(self, platform: str) -> None:
        self.told.append(f"{platform} well")


@pytest.fixture
async def watched() -> AsyncIterator[Watched]:
    watched = Watched()
    task = asyncio.create_task(watched.dog.watch())
    yield watched
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def eventually(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not holds():  # noqa: ASYNC110  # there is nothing else to wait for
            await asyncio.sleep(0.005)


async def test_what_is_heard_is_left_alone_and_told_once(watched: Watched) -> None:
    await eventually(lambda: bool(watched.told))
    await asyncio.sleep(0.2)
    assert watched.told == ["slack well"]
    assert watched.receiver.deeds == []


async def test_what_falls_silent_is_listened_to_anew_until_it_is_heard(watched: Watched) -> None:
    await eventually(lambda: bool(watched.told))
    watched.receiver.hears = False
    await eventually(lambda: len(watched.receiver.deeds) >= 4)
    assert watched.receiver.deeds[:4] == ["stop", "start", "stop", "start"]
    watched.receiver.hears = True
    await eventually(lambda: watched.told[-1] == "slack well")
    assert set(watched.told[1:-1]) == {"slack silent"}


async def test_what_never_was_heard_is_told_too(watched: Watched) -> None:
    watched.receiver.hears = False
    watched.told.clear()
    await eventually(lambda: "slack silent" in watched.told)
