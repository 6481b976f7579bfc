"""Over HTTP too, what was acknowledged is there after a kill, and what was not comes again: once each."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bot.platforms.slack.request_url import PATH
from bot.wiring.playing import in_a_file, own_desk
from tests.bench.turn.running import REST_SECONDS, Running, running
from tests.contract.platforms.ways import free_port

PEOPLE = {"slack": "emma", "telegram": "mei"}


@pytest.fixture(scope="module")
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bytecode")


@pytest.fixture
async def served(company: dict[str, Any], tmp_path: Path, bytecode: Path) -> AsyncIterator[Running]:
    """Let a desk hear both platforms over HTTP, at an address that outlives it."""
    held, url = free_port()
    held.close()
    program = own_desk(bytecode=bytecode)
    also = {
        **program.environment,
        "DESKBELL_SLACK__DELIVERY": "http",
        "DESKBELL_TELEGRAM__WEBHOOK_URL": url,
        "DESKBELL_WEB__PORT": str(urlsplit(url).port),
        "DESKBELL_FAILPOINTS__FILE": str(tmp_path / "failpoint"),
    }
    place = running(
        program.argv,
        company=company,
        database_url=in_a_file(tmp_path),
        folder=tmp_path,
        also=also,
        start=program.start,
    )
    async with place as desk:
        await desk.town.slack.deliver_over_http(url + PATH)
        yield desk


def shown(desk: Running, platform: str) -> list[str]:
    """Return what stands in the private chat of whoever reports there."""
    things = desk.side(platform).seen()
    return [one.text for one in things if one.by_bot and not one.gone and one.place == PEOPLE[platform]]


def numbers(desk: Running, platform: str) -> list[str]:
    """Return the numbers that stand there, each as often as it stands."""
    return [number for text in shown(desk, platform) for number in re.findall(r"FB-[0-9]+", text)]


def arrived(desk: Running, platform: str, *, lives: int) -> bool:
    """Tell whether the desk lives again, shows what it was told, and has confirmed all of it."""
    if desk.bot.lives <= lives or not desk.bot.web:
        return False
    return bool(shown(desk, platform)) and not desk.side(platform).busy()


@pytest.mark.parametrize("point", ["after_inbox_commit", "before_commit"])
async def test_a_kill_loses_nothing_and_repeats_nothing(served: Running, point: str) -> None:
    for platform, person in PEOPLE.items():
        served.bot.arm(point)
        lives = served.bot.lives
        await served.side(platform).say(person, person, "PhotoBox crashes")
        async with asyncio.timeout(REST_SECONDS):
            while not arrived(served, platform, lives=lives):
                # Both come again after a while of their own.
                served.town.world.clock.move_to(served.town.world.clock.now() + timedelta(seconds=5))
                await asyncio.sleep(0.2)
        await served.rest()
    # Beside it the desk may have said that it would understand in a moment: it has just been started again.
    assert numbers(served, "slack") == ["FB-1"]
    assert numbers(served, "telegram") == ["FB-2"]
