"""People move in through the control door, and a sandbox begins anew."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse

from bot.sandbox.server import SLACK_APP_TOKEN, SLACK_BOT_TOKEN, TELEGRAM_BOT_TOKEN, Sandbox
from tests.browser.small_town import Town
from tests.plays.conftest import COMPANY

NIA = {"key": "nia", "name": "Nia", "language": "zh-TW", "slack": True, "telegram": True}


PATIENCE_SECONDS = 30
SAYING = {"person": "nia", "deed": "say", "text": "hello"}


class FirstBot:
    """A bot with one socket, and a reader of the control door."""

    def __init__(self, http: ClientSession) -> None:
        self._http = http

    async def connect(self) -> ClientWebSocketResponse:
        headers = {"Authorization": f"Bearer {SLACK_APP_TOKEN}"}
        async with self._http.post("/slack/api/apps.connections.open", headers=headers) as answer:
            socket = await self._http.ws_connect((await answer.json())["url"])
        assert (await socket.receive_json())["type"] == "hello"
        return socket

    async def told(self, what: str) -> dict[str, Any]:
        async with self._http.get(f"/control/{what}") as answer:
            return dict(await answer.json())

    async def call_both(self) -> list[int]:
        slack = self._http.post(
            "/slack/api/auth.test", headers={"Authorization": f"Bearer {SLACK_BOT_TOKEN}"}
        )
        telegram = self._http.post(f"/telegram/bot{TELEGRAM_BOT_TOKEN}/getMe")
        return [(await call).status for call in (slack, telegram)]


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


async def heard(socket: ClientWebSocketResponse) -> str:
    """Return what is said next, whatever is told about the socket itself before."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while "payload" not in (told := await socket.receive_json()):
            pass
    return str(told["payload"]["event"]["text"])


async def test_a_fresh_start_forgets_everything_but_people_and_connections(sandbox: Sandbox) -> None:
    began = sandbox.world.clock.now()
    async with ClientSession(sandbox.url) as http:
        bot = FirstBot(http)
        socket = await bot.connect()
        await http.post("/control/people", json=NIA)
        for platform in ("slack", "telegram"):
            await http.post("/control/act", json=SAYING | {"platform": platform})
            rule = {"platform": platform, "method": "*", "answer": 500, "times": 9}
            await http.post("/control/fault", json=rule)
        assert await heard(socket) == "hello"
        await http.post("/control/clock", json={"advance_seconds": 86_400})
        # Slack closes a socket that is a day old; by a clock that is back at its start it is not.
        told = await socket.receive_json(timeout=PATIENCE_SECONDS)
        assert (told["type"], told["reason"]) == ("disconnect", "refresh_requested")
        known = await bot.told("state")
        waiting = asyncio.create_task(bot.told(f"state?after={known['changes']}"))
        async with http.post("/control/reset", json={}) as answer:
            assert (answer.status, await answer.json()) == (200, {})
        news = await waiting
        assert (news["seen"], news["sandbox"] != known["sandbox"]) == ([], True)
        assert (await bot.told("log"))["entries"] == (await bot.told("limits"))["limits"] == []
        assert sandbox.world.clock.now() - began < timedelta(minutes=10)
        assert NIA["key"] in [person["key"] for person in (await bot.told("directory"))["people"]]
        assert (sandbox.slack.busy(), sandbox.telegram.busy()) == (0, 0)
        await http.post("/control/act", json=SAYING | {"platform": "slack", "text": "anew"})
        assert await heard(socket) == "anew"
        assert await bot.call_both() == [200, 200]


async def test_a_fresh_start_takes_no_facts(town: Town) -> None:
    status, answer = await town.post("reset", {"clock": False})
    assert (status, "post {}" in answer["error"]) == (400, True)
