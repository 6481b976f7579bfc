"""People move in through the control door, and live like everybody else."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.sandbox.server import Sandbox
from tests.browser.small_town import Town
from tests.plays.conftest import COMPANY

NIA = {"key": "nia", "name": "Nia", "language": "zh-TW", "slack": True, "telegram": True}


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """Open a whole sandbox."""
    opened = Sandbox(COMPANY)
    await opened.start()
    yield opened
    await opened.stop()


async def test_who_moved_in_is_in_the_directory_and_may_act(town: Town) -> None:
    status, told = await town.post("people", NIA)
    assert (status, told["person"]["slack"], told["person"]["time_zone"]) == (
        200,
        "U0NIA0000",
        "Asia/Shanghai",
    )
    assert told["person"] in (await town.get("directory"))["people"]
    ask = {"platform": "slack", "person": "nia", "deed": "say", "text": "hello"}
    assert await town.post("act", ask) == (200, {})
    assert town.slack.deeds[0][1] == "nia"


@pytest.mark.parametrize("platform", ["slack", "telegram"])
async def test_who_moved_in_talks_on_both_platforms(sandbox: Sandbox, platform: str) -> None:
    async with ClientSession(sandbox.url) as http:
        async with http.post("/control/people", json=NIA) as answer:
            assert answer.status == 200
        ask = {"platform": platform, "person": "nia", "deed": "say", "text": "你好"}
        async with http.post("/control/act", json=ask) as answer:
            assert answer.status == 200, await answer.text()
        async with http.get("/control/state?person=nia") as answer:
            assert [thing["text"] for thing in (await answer.json())["seen"]] == ["你好"]


@pytest.mark.parametrize(
    ("person", "helps"),
    [
        ({}, "'key' is missing"),
        ({"key": 7}, "'key' is missing"),
        ({"key": "nia"}, "slack or telegram"),
        ({"key": "nia", "slack": "yes"}, "slack or telegram"),
        ({"key": "nia", "slack": True, "time_zone": 8}, "'time_zone' is missing"),
        ({"key": "nia", "slack": True, "time_zone": "Mars"}, "no time zone"),
        ({"key": "mei", "slack": True}, "mei is taken"),
        ({"key": "nia", "slack": True, "groups": ["legal"]}, "'groups' is not known"),
    ],
)
async def test_who_cannot_move_in_is_told_why(town: Town, person: dict[str, Any], helps: str) -> None:
    status, answer = await town.post("people", person)
    assert (status, helps in answer["error"]) == (400, True), answer
