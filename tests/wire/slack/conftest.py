"""A local Slack and bots made of the real client libraries."""

import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

from tests.wire.slack.harness import APP_TOKEN, Bot, Json, Place, Wire, open_place, open_wire
from tests.wire.slack.request_url import Ear, listening


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    async with open_place() as place:
        yield place


@pytest.fixture
async def ear(place: Place) -> AsyncIterator[Ear]:
    async with listening() as ear:
        await place.server.deliver_over_http(ear.url)
        yield ear


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
