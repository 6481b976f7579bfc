"""Nobody makes the desk keep more of a head than a head may have, nor of what follows a body."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from bot.web.heads import LONGEST_HEAD_BYTES, BoundedHttp
from tests.contract.platforms.ways import Server, free_port

BODY = b"x" * 300_000


@dataclass
class Place:
    """Where a server listens, and how many calls reached the application."""

    host: str
    port: int
    heard: list[int]


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    held, _url = free_port()
    host, port = held.getsockname()
    heard: list[int] = []

    async def count(_scope: Scope, receive: Receive, send: Send) -> None:
        size, more = 0, True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            size += len(message.get("body", b""))
            more = message.get("more_body", False)
        heard.append(size)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})

    server = Server(uvicorn.Config(count, http=BoundedHttp, ws="none", lifespan="off", log_level="critical"))
    serving = asyncio.create_task(server.serve(sockets=[held]))
    yield Place(host, port, heard)
    server.should_exit = True
    await serving


async def status(place: Place, *parts: bytes) -> int:
    """Send parts over a connection of their own and return the status of the first answer."""
    reader, writer = await asyncio.open_connection(place.host, place.port)
    try:
        for part in parts:
            writer.write(part)
            await writer.drain()
        return int((await reader.readline()).split(b" ")[1])
    finally:
        writer.close()


def head(*lines: bytes) -> bytes:
    """Return a head with these lines more."""
    return b"\r\n".join([b"POST /x HTTP/1.1", b"Host: a", *lines, b"", b""])


async def test_what_is_usual_is_heard(place: Place) -> None:
    length = b"Content-Length: %d" % len(BODY)
    assert await status(place, head(length), BODY) == 200
    chunked = b"".join(
        b"%x\r\n%s\r\n" % (1_000, BODY[start : start + 1_000]) for start in range(0, len(BODY), 1_000)
    )
    assert await status(place, head(b"Transfer-Encoding: chunked"), chunked, b"0\r\n\r\n") == 200
    assert place.heard == [len(BODY), len(BODY)]


async def test_many_calls_over_one_connection_are_each_counted_anew(place: Place) -> None:
    line = b"X-Told: " + b"a" * (LONGEST_HEAD_BYTES // 2)
    reader, writer = await asyncio.open_connection(place.host, place.port)
    for _ in range(5):
        writer.write(head(line, b"Content-Length: 0"))
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200")
    writer.close()
    assert place.heard == [0] * 5


@pytest.mark.parametrize(
    "parts",
    [
        [b"POST /x HTTP/1.1\r\nX-Told: ", *[b"a" * 20_000] * 10],
        [b"POST /x HTTP/1.1\r\n", *[b"X-Told: a\r\n" * 2_000] * 10],
        [b"POST /", *[b"x" * 20_000] * 10],
    ],
)
async def test_a_head_without_end_is_refused(place: Place, parts: list[bytes]) -> None:
    assert await status(place, *parts) == 400
    assert place.heard == []


async def test_what_follows_a_body_without_end_is_refused(place: Place) -> None:
    trailers = [b"X-Told: a\r\n" * 2_000] * 10
    chunk = b"1\r\nx\r\n0\r\n"
    assert await status(place, head(b"Transfer-Encoding: chunked"), chunk, *trailers) == 400
    assert place.heard == []
