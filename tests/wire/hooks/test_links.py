"""Whether a link leads anywhere, asked of a real server on this machine."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.outbox.port import Answer, Delivery, Outcome, Sent
from bot.platforms.addresses import Bounds
from bot.platforms.links import ENDLESS, FORBIDDEN, TOO_SLOW, UNREACHABLE, WHOLE_TIME, LinkPlatform, silent
from bot.platforms.route import DIRECT
from bot.shapes.card import Card
from data.model.networks import allowed


async def _answer(request: web.Request) -> web.StreamResponse:
    name = request.match_info["name"]
    if name == "slow":
        await asyncio.sleep(2)
    if name == "moved":
        raise web.HTTPFound("/there")
    if name == "round":
        raise web.HTTPFound("/round")
    if name == "inside":
        raise web.HTTPFound("http://127.0.0.1:1/secret")
    if name == "shy" and request.method == "HEAD":
        raise web.HTTPMethodNotAllowed("HEAD", ["GET"])
    if name == "closed":
        raise web.HTTPUnauthorized
    if name == "missing":
        raise web.HTTPNotFound
    return web.Response(text="here")


@pytest.fixture
async def server() -> AsyncIterator[TestServer]:
    """Yield what stands behind the links."""
    application = web.Application()
    application.router.add_route("*", "/{name}", _answer)
    running = TestServer(application)
    await running.start_server()
    yield running
    await running.close()


async def _look(link: str, *, bounds: Bounds | None = None, total: timedelta = WHOLE_TIME) -> Outcome:
    platform = LinkPlatform(DIRECT, bounds=bounds, total=total)
    await platform.start()
    try:
        body = json.dumps({"data": {"link": link}}).encode()
        return await platform.send(Delivery("message:1", "links", Card(), body=body))
    finally:
        await platform.stop()


def _here(server: TestServer) -> Bounds:
    return Bounds((allowed(f"127.0.0.1:{server.port}"),), plain=True)


@pytest.mark.parametrize(
    ("name", "status"),
    [("there", 200), ("moved", 200), ("shy", 200), ("closed", 401), ("missing", 404)],
)
async def test_what_answers_tells_what_it_is(server: TestServer, name: str, status: int) -> None:
    outcome = await _look(str(server.make_url(f"/{name}")), bounds=_here(server))
    assert outcome == Sent(str(status), Answer(status))


@pytest.mark.parametrize(("name", "reason"), [("round", ENDLESS), ("inside", FORBIDDEN), ("slow", TOO_SLOW)])
async def test_what_leads_nowhere_is_told_and_never_tried_again(
    server: TestServer, name: str, reason: str
) -> None:
    link, little = str(server.make_url(f"/{name}")), timedelta(seconds=0.5)
    assert await _look(link, bounds=_here(server), total=little) == silent(reason)


async def test_where_nothing_listens_nothing_is_waited_for(server: TestServer) -> None:
    link, bounds = str(server.make_url("/there")), _here(server)
    await server.close()
    assert await _look(link, bounds=bounds) == silent(UNREACHABLE)


@pytest.mark.parametrize(
    "link", ["https://127.0.0.1/x", "https://169.254.169.254/", "http://lantern.example/x"]
)
async def test_only_public_addresses_are_asked(link: str) -> None:
    assert await _look(link) == silent(FORBIDDEN)
