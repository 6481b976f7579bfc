"""What a fault does to one request: another answer, a slow one, half of one, or none."""

import socket
import struct
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.sandbox.doubling import send_twice, whole
from bot.sandbox.slack.faults import Fault

TOO_MANY = 429
SERVER_FAULT = 500
# Closing with a linger of zero seconds makes the machine send a reset instead of a farewell.
AT_ONCE = struct.pack("ii", 1, 0)


class HungUp(web.StreamResponse):
    """Stands for an answer of which nothing, or not all, arrives."""


async def struck(
    request: web.Request,
    fault: Fault,
    answer: Callable[[], web.Response],
    hold_back: Callable[[float], Awaitable[None]],
) -> web.StreamResponse:
    """Answer as a fault wants it.

    Args:
        request: what the bot asked.
        fault: what strikes it.
        answer: makes the true answer, and its effect.
        hold_back: lets as many seconds pass before it is told.
    """
    lost_before = fault.drop == "request" or (fault.reset and fault.drop is None)
    if lost_before:
        return _hang_up(request, reset=fault.reset)
    response = answer() if fault.answer is None else faulty(fault)
    if fault.delay_seconds:
        await hold_back(fault.delay_seconds)
    if fault.drop == "reply":
        return _hang_up(request, reset=fault.reset)
    if fault.twice:
        return await send_twice(request, response)
    return await _truncated(request, response) if fault.truncate else response


def too_many(wait_seconds: int) -> web.Response:
    """Say that it was too much, and when to come again."""
    return web.json_response(
        {"ok": False, "error": "ratelimited"}, status=TOO_MANY, headers={"Retry-After": str(wait_seconds)}
    )


def faulty(fault: Fault) -> web.Response:
    """Return the answer that a fault gives instead of the true one."""
    if isinstance(fault.answer, str) and not fault.answer.isdigit():
        return web.json_response({"ok": False, "error": fault.answer})
    status = int(fault.answer or SERVER_FAULT)
    if status == TOO_MANY:
        return too_many(fault.retry_after)
    return web.Response(status=status, text="<html>fault</html>", content_type="text/html")


def _hang_up(request: web.Request, *, reset: bool) -> web.StreamResponse:
    if request.transport is not None:
        connection = request.transport.get_extra_info("socket")
        if reset and connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        request.transport.abort()
    return HungUp()


async def _truncated(request: web.Request, response: web.Response) -> web.StreamResponse:
    """Promise the whole body, send half of it, and close the connection."""
    body = whole(response)
    half = HungUp(status=response.status, headers={"Content-Type": response.content_type})
    half.content_length = len(body)
    await half.prepare(request)
    await half.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return half
