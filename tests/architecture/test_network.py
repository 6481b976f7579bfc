"""Holds that tests reach loopback and nothing else, so that none depends on the weather outside."""

import asyncio
import socket

import pytest
from aiohttp import ClientSession, web
from pytest_socket import SocketConnectBlockedError

DOCUMENTATION_ADDRESS = "192.0.2.1"
"""An address that stands for no machine. Source: RFC 5737, section 3, read 2026-11-21."""


@pytest.mark.filterwarnings("ignore:A test tried to use socket.socket.connect:UserWarning")
def test_the_outside_is_out_of_reach() -> None:
    with socket.socket() as door, pytest.raises(SocketConnectBlockedError):
        door.connect((DOCUMENTATION_ADDRESS, 80))


@pytest.mark.filterwarnings("ignore:A test tried to use socket.socket.connect:UserWarning")
async def test_the_outside_is_out_of_reach_for_the_loop_too() -> None:
    with pytest.raises(SocketConnectBlockedError):
        await asyncio.open_connection(DOCUMENTATION_ADDRESS, 80)


async def test_a_local_server_can_be_reached() -> None:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(text="here")

    desk = web.Application()
    desk.router.add_get("/", answer)
    runner = web.AppRunner(desk)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    try:
        async with ClientSession() as session, session.get(f"http://{host}:{port}/") as seen:
            assert await seen.text() == "here"
    finally:
        await runner.cleanup()
