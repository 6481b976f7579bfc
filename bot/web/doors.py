"""A door over HTTP: a call is read within its limits, handed in, and answered."""

import asyncio

import structlog
from starlette.responses import Response
from starlette.types import Receive, Scope

from bot.inbox.calls import Answer, Call, HttpDoor
from data.store.faults import StoreFault

READ_WITHIN_SECONDS = 10.0
# A busy store is soon itself again; Telegram and Slack obey their own time-tables anyway.
RETRY_AFTER_SECONDS = 5
TOO_SLOW, TOO_LARGE, TOO_MANY_HEADERS, STORE_AWAY = 408, 413, 431, 503
HEADERS_AT_MOST = 200
_LENGTH_DIGITS = 12

_log = structlog.get_logger()


class _Refused(Exception):
    """The call is not read to its end."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def called(door: HttpDoor, scope: Scope, receive: Receive, named: str) -> Response:
    """Hand in what was posted to a door, and return how it is answered.

    Args:
        named: the part of the address that the door leaves open.
    """
    try:
        answer = await door.hear(await _read(scope, receive, door.longest_bytes, named))
    except _Refused as refused:
        answer = Answer(refused.status)
    except StoreFault as fault:
        _log.warning("call_not_kept", door=door.path, reason=str(fault))
        answer = Answer(STORE_AWAY, headers={"retry-after": str(RETRY_AFTER_SECONDS)})
    return Response(answer.body, answer.status, headers=dict(answer.headers), media_type=answer.content_type)


async def _read(scope: Scope, receive: Receive, longest_bytes: int, named: str) -> Call:
    if len(scope["headers"]) > HEADERS_AT_MOST:
        raise _Refused(TOO_MANY_HEADERS)
    # Of a header that comes twice the first counts.
    headers = {name.decode("latin-1"): told.decode("latin-1") for name, told in reversed(scope["headers"])}
    told = headers.get("content-length", "")
    if told.isdigit() and (len(told) > _LENGTH_DIGITS or int(told) > longest_bytes):
        raise _Refused(TOO_LARGE)
    try:
        async with asyncio.timeout(READ_WITHIN_SECONDS):
            body = await _body(receive, longest_bytes)
    except TimeoutError:
        raise _Refused(TOO_SLOW) from None
    return Call(headers, body, named)


async def _body(receive: Receive, longest_bytes: int) -> bytes:
    """Read the body, whatever length was told, and no further than it may go."""
    parts: list[bytes] = []
    read, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Refused(TOO_SLOW)
        part: bytes = message.get("body", b"")
        read += len(part)
        if read > longest_bytes:
            raise _Refused(TOO_LARGE)
        parts.append(part)
        more = message.get("more_body", False)
    return b"".join(parts)
