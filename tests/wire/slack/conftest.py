"""A local Slack and bots made of the real client libraries."""

import logging
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from aiohttp import web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

from bot.sandbox.directory import Directory
from bot.sandbox.slack.server import SlackServer
from bot.sandbox.world import MovableClock, World
from tests.wire.slack.harness import APP_TOKEN, Bot, Json, Place, Wire, open_wire

COMPANY = Path(__file__).parents[3] / "config" / "demo" / "company.yml"
START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    company = yaml.safe_load(COMPANY.read_text())
    world = World(company=company, clock=MovableClock(START))
    server = SlackServer(world, Directory(company))
    app = web.Application()
    server.add_to(app, prefix="/slack")
    runner = web.AppRunner(app, handle_signals=False, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    yield Place(world, server, f"http://{host}:{port}")
    await runner.cleanup()


@pytest.fixture
async def make_bot(place: Place) -> AsyncIterator[Callable[[], Any]]:
    bots: list[Bot] = []

    async def make() -> Bot:
        app = AsyncApp(
            client=place.client(), process_before_response=True, ignoring_self_events_enabled=False
        )
        handler = AsyncSocketModeHandler(app, APP_TOKEN, ping_interval=0.2)
        bot = Bot(app, handler)

        @app.middleware
        async def hear(ack: Any, body: Json) -> Any:
            bot.heard.append(body)
            answered = bot.answer(body, ack) if bot.answer is not None else ack()
            return await answered

        bots.append(bot)
        await handler.connect_async()  # type: ignore[no-untyped-call]  # bolt says no types here
        return bot

    yield make
    for bot in bots:
        await bot.handler.close_async()  # type: ignore[no-untyped-call]  # bolt says no types here


@pytest.fixture
async def bot(make_bot: Callable[[], Any]) -> Bot:
    made: Bot = await make_bot()
    return made


@pytest.fixture(autouse=True)
def _quiet() -> None:
    logging.getLogger("slack_bolt").setLevel(logging.CRITICAL)


@pytest.fixture
async def open_socket(place: Place) -> AsyncIterator[Callable[[], Any]]:
    wires: list[Wire] = []

    async def connect() -> Wire:
        wires.append(await open_wire(place))
        return wires[-1]

    yield connect
    for wire in wires:
        await wire.close()
