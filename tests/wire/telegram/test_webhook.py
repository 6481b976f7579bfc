"""Updates go to a webhook: in order, with the secret, again until they are taken."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web

from tests.wire.telegram.local import Local


@dataclass
class Desk:
    """A bot that takes a webhook; it answers as it is told, then with 200."""

    url: str = ""
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    got: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        self.got.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""))
        status, headers = self.answers.pop(0) if self.answers else (200, {})
        return web.Response(status=status, headers=headers)


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    desk = Desk()
    app = web.Application()
    app.router.add_post("/telegram", desk.take)
    runner = web.AppRunner(app, handle_signals=False)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    desk.url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
    yield desk
    await runner.cleanup()


async def _until(local: Local, holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not holds():
            await local.world.changed(patience_seconds=0.02)


def _texts(desk: Desk) -> list[str]:
    return [update["message"]["text"] for update in desk.got]


async def test_updates_arrive_in_order_with_the_secret(local: Local, desk: Desk) -> None:
    await local.telegram.say("mei", "mei", "waited")
    await local.call("setWebhook", url=desk.url, secret_token="s-1")
    await local.telegram.say("mei", "mei", "a")
    await local.telegram.say("mei", "mei", "b")
    await _until(local, lambda: local.telegram.busy() == 0)
    assert (_texts(desk), set(desk.secrets)) == (["waited", "a", "b"], {"s-1"})


async def test_a_refused_update_comes_again_before_the_next(local: Local, desk: Desk) -> None:
    desk.answers = [(500, {}), (503, {})]
    await local.call("setWebhook", url=desk.url)
    await local.telegram.say("mei", "mei", "a")
    await local.telegram.say("mei", "mei", "b")
    await _until(local, lambda: local.telegram.busy() == 0)
    assert _texts(desk) == ["a", "a", "a", "b"]
    info = (await local.call("getWebhookInfo"))["result"]
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"


async def test_a_webhook_may_ask_for_time(local: Local, desk: Desk) -> None:
    local.world.clock.pause()
    desk.answers = [(429, {"Retry-After": "120"})]
    await local.call("setWebhook", url=desk.url)
    await local.telegram.say("mei", "mei", "a")
    await _until(local, lambda: desk.got != [])
    local.world.clock.move_to(local.world.clock.now() + timedelta(seconds=119))
    await local.call("getMe")
    assert (len(desk.got), local.telegram.busy()) == (1, 1)
    local.world.clock.move_to(local.world.clock.now() + timedelta(seconds=2))
    await _until(local, lambda: local.telegram.busy() == 0)
    assert _texts(desk) == ["a", "a"]


async def test_without_a_listener_updates_wait(local: Local) -> None:
    await local.call("setWebhook", url="http://127.0.0.1:9/telegram")
    await local.telegram.say("mei", "mei", "a")
    await _until(local, lambda: sum(entry.direction == "to_bot" for entry in local.world.log) > 1)
    assert local.telegram.busy() == 1
    await local.call("deleteWebhook")
    assert [update["message"]["text"] for update in await local.updates()] == ["a"]
