"""The door before the parser, with a parser behind it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from bot.sandbox.plays.parser_gate import ParserGate


@pytest.fixture
async def parser() -> AsyncIterator[str]:
    async def parse(request: web.Request) -> web.Response:
        return web.json_response({"text": await request.text()})

    app = web.Application()
    app.router.add_post("/parse", parse)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/parse"
    await runner.cleanup()


async def test_the_door_lets_through_until_it_is_shut_and_opens_at_the_same_place(parser: str) -> None:
    gate = ParserGate(parser)
    await gate.open()
    url = gate.url
    async with aiohttp.ClientSession() as http:
        async with http.post(url, data="你好") as answer:
            assert await answer.json() == {"text": "你好"}
        await gate.shut()
        with pytest.raises(aiohttp.ClientError):
            await http.post(url, data="hello")
        await gate.open()
        assert gate.url == url
        async with http.post(url, data="again") as answer:
            assert await answer.json() == {"text": "again"}
    await gate.shut()
