"""What one message costs the local servers in CPU time, so that other benches can subtract it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.bench.serving import served

WARM_UP = 50
SLACK_USER, SLACK_PERSON = "U0YUN0000", "yun"
TELEGRAM_CHAT, TELEGRAM_PERSON = 5_000_000_001, "mei"
SIDE_BY_SIDE = 8
POLL_SECONDS = 20

Json = dict[str, Any]


@dataclass
class Caller:
    """A bare bot on both platforms, and the person to whom it talks.

    Attributes:
        heard: how many of Slack's envelopes and Telegram's updates it has had.
    """

    http: aiohttp.ClientSession
    environment: Mapping[str, str]
    heard: int = 0

    async def post_on_slack(self, text: str) -> None:
        """Post; Slack tells the bot of its own post, which it acknowledges."""
        token = {"Authorization": f"Bearer {self.environment['DESKBELL_SLACK__BOT_TOKEN']}"}
        url = self.environment["DESKBELL_SLACK__API_URL"] + "chat.postMessage"
        await self._posted(url, {"channel": SLACK_USER, "text": text}, token)

    async def send_on_telegram(self, text: str) -> None:
        """Send; Telegram tells a bot nothing of what it sends."""
        await self._posted(f"{self._telegram}/sendMessage", {"chat_id": TELEGRAM_CHAT, "text": text})

    async def hear_on_slack(self, text: str) -> None:
        """Let somebody write; the bot acknowledges the event."""
        await self._say("slack", SLACK_PERSON, text)

    async def hear_on_telegram(self, text: str) -> None:
        """Let somebody write; the bot polls for it."""
        await self._say("telegram", TELEGRAM_PERSON, text)

    async def poll(self) -> None:
        """Poll for updates and confirm them, until cancelled."""
        offset = 0
        while True:
            asked = {"offset": offset, "timeout": POLL_SECONDS}
            news = await self._posted(f"{self._telegram}/getUpdates", asked)
            for update in news["result"]:
                offset = update["update_id"] + 1
                self.heard += 1

    async def acknowledge(self) -> None:
        """Hold a socket and confirm every envelope, until cancelled."""
        token = {"Authorization": f"Bearer {self.environment['DESKBELL_SLACK__APP_TOKEN']}"}
        opened = await self._posted(
            self.environment["DESKBELL_SLACK__API_URL"] + "apps.connections.open", {}, token
        )
        async with self.http.ws_connect(opened["url"]) as socket:
            async for frame in socket:
                if envelope_id := frame.json().get("envelope_id"):
                    await socket.send_json({"envelope_id": envelope_id})
                    self.heard += 1

    @property
    def _telegram(self) -> str:
        token = self.environment["DESKBELL_TELEGRAM__BOT_TOKEN"]
        return f"{self.environment['DESKBELL_TELEGRAM__API_URL']}/bot{token}"

    async def _say(self, platform: str, person: str, text: str) -> None:
        control = self.environment["DESKBELL_CLOCK__URL"].removesuffix("clock") + "control/act"
        await self._posted(control, {"platform": platform, "person": person, "deed": "say", "text": text})

    async def _posted(self, url: str, body: Json, headers: Mapping[str, str] | None = None) -> Json:
        async with self.http.post(url, json=body, headers=headers) as answer:
            found: Json = await answer.json()
            assert answer.status == 200, found
            assert found.get("ok", True), found
            return found


async def server_cost(messages: int) -> dict[str, float]:
    """Return the server's CPU milliseconds per message, by who says it where, and per line over the wires."""
    figures: dict[str, float] = {}
    async with AsyncExitStack() as leaving:
        sandbox = await leaving.enter_async_context(served())
        http = await leaving.enter_async_context(aiohttp.ClientSession())
        caller = Caller(http, sandbox.environment)
        for hear in (caller.acknowledge, caller.poll):
            leaving.callback(asyncio.create_task(hear()).cancel)
        # A person writes first, else no bot may write to them.
        await _many(caller.hear_on_telegram, 1, caller, echoes=True)
        began = await sandbox.figures()
        for name, (say, echoes) in _ways(caller).items():
            await _many(say, WARM_UP, caller, echoes=echoes)
            before = await sandbox.figures()
            await _many(say, messages, caller, echoes=echoes)
            after = await sandbox.figures()
            figures[f"server_ms_{name}"] = _milliseconds(before, after) / messages
        lines = after["log_lines"] - began["log_lines"]
        figures["server_ms_per_wire_line"] = _milliseconds(began, after) / lines
    return figures


def _ways(caller: Caller) -> dict[str, tuple[Callable[[str], Awaitable[None]], bool]]:
    """Return each way to say something, and whether the bot hears of it."""
    return {
        "slack_post": (caller.post_on_slack, True),
        "slack_word": (caller.hear_on_slack, True),
        "telegram_send": (caller.send_on_telegram, False),
        "telegram_word": (caller.hear_on_telegram, True),
    }


async def _many(say: Callable[[str], Awaitable[None]], times: int, caller: Caller, *, echoes: bool) -> None:
    """Say so many things, some side by side, and wait until the bot has heard of all of them."""
    expected = caller.heard + times
    room = asyncio.Semaphore(SIDE_BY_SIDE)

    async def one(number: int) -> None:
        async with room:
            await say(f"message {number}")

    await asyncio.gather(*(one(number) for number in range(times)))
    while echoes and caller.heard < expected:  # noqa: ASYNC110  # the socket's own task counts
        await asyncio.sleep(0.01)


def _milliseconds(before: Mapping[str, float], after: Mapping[str, float]) -> float:
    return (after["cpu_seconds"] - before["cpu_seconds"]) * 1000
