"""End a connection badly: without an answer, in the middle of one, or by a reset."""

import asyncio
import socket
import struct

from aiohttp import web

LINGER_NOT_AT_ALL = struct.pack("ii", 1, 0)


def hang_up(request: web.Request, *, reset: bool) -> web.StreamResponse:
    """Close the connection without an answer."""
    transport = request.transport
    if transport is not None:
        if reset:
            _make_closing_a_reset(transport)
        transport.abort()
    return web.Response()


async def cut_in_half(request: web.Request, body: bytes, *, reset: bool) -> web.StreamResponse:
    """Promise the whole body, send half of it, and close the connection."""
    answer = web.StreamResponse(
        headers={"Content-Type": "application/json", "Content-Length": str(len(body))}
    )
    await answer.prepare(request)
    await answer.write(body[: len(body) // 2])
    transport = request.transport
    if transport is not None:
        if reset:
            _make_closing_a_reset(transport)
        # What was written must still go out, which abort() would not wait for.
        transport.close()
    return answer


def _make_closing_a_reset(transport: asyncio.Transport) -> None:
    connection = transport.get_extra_info("socket")
    if connection is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_NOT_AT_ALL)
