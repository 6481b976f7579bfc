"""An answer that comes twice is not taken for the answer to what is asked next."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest

from bot.platforms.route import DIRECT


class Doubling:
    """A server that answers every request twice, each time with the number of the request."""

    def __init__(self) -> None:
        self.requests = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer until the other side has enough."""
        while await _head(reader):
            self.requests += 1
            body = json.dumps(self.requests).encode()
            head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            for _ in range(2):
                writer.write(head.encode() + body)
                await writer.drain()
                # Apart, so that the second does not come in one piece with the first.
                await asyncio.sleep(0.01)
        writer.close()


async def _head(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionResetError):
        return b""


@pytest.fixture
async def address() -> AsyncIterator[str]:
    doubling = Doubling()
    server = await asyncio.start_server(doubling.serve, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    server.close()
    await server.wait_closed()


async def test_each_request_gets_its_own_answer(address: str) -> None:
    answers = []
    async with DIRECT.session() as session:
        for _ in range(4):
            async with session.get(address) as answer:
                answers.append(await answer.json())
            await asyncio.sleep(0.05)
    assert answers == [1, 2, 3, 4]
