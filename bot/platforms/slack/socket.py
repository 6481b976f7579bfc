"""One connection of Socket Mode, from its hello to its end."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from enum import StrEnum
from functools import partial
from typing import Any

import aiohttp
import structlog

from bot.platforms.errands import Errands
from bot.platforms.slack.events import Body
from bot.platforms.slack.turnstile import Turnstile

# A connection that does not answer a ping within half of this is taken for dead.
PING_SECONDS = 10.0
CONNECT_SECONDS = 10.0
# What Slack may hand over before the first of it is durable; the rest waits in the connection.
ENVELOPES_AT_ONCE = 256
# Source: docs.slack.dev/apis/events-api/using-socket-mode, 2026-11-21: the example of a hello says 3600.
USUAL_LIFE_SECONDS = 3600.0

Acknowledge = Callable[[Body], Awaitable[dict[str, Any] | None]]
"""Makes a payload durable and returns what its acknowledgement carries; None when it must come again."""

_log = structlog.get_logger()


class Leaving(StrEnum):
    """Why a connection has no future."""

    RENEWED = "renewed"
    DISABLED = "disabled"
    BROKEN = "broken"


_FAREWELLS = {
    "warning": Leaving.RENEWED,
    "refresh_requested": Leaving.RENEWED,
    "link_disabled": Leaving.DISABLED,
    "too_many_websockets": Leaving.BROKEN,
}


class NoHello(ConnectionError):
    """What was opened did not greet as Slack does."""


class Socket:
    """A connection that greets, hands payloads in, and confirms each once it is durable.

    Attributes:
        leaving: done as soon as the connection has no future, which may be before it ends.
        ended: done when nothing comes any more.
        life_seconds: how long Slack says that it will live.
    """

    def __init__(
        self, wire: aiohttp.ClientWebSocketResponse, acknowledge: Acknowledge, turnstile: Turnstile
    ) -> None:
        self._wire = wire
        self._acknowledge = acknowledge
        self._turnstile = turnstile
        self._room = asyncio.Semaphore(ENVELOPES_AT_ONCE)
        self._errands = Errands()
        self.leaving: asyncio.Future[Leaving] = asyncio.get_running_loop().create_future()
        self.life_seconds = USUAL_LIFE_SECONDS
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._reading: asyncio.Task[None] | None = None

    @classmethod
    async def open(
        cls, session: aiohttp.ClientSession, url: str, acknowledge: Acknowledge, turnstile: Turnstile
    ) -> "Socket":
        """Connect, and return once Slack has greeted.

        Raises:
            NoHello, aiohttp.ClientError, TimeoutError: no connection stands.
        """
        async with asyncio.timeout(CONNECT_SECONDS):
            wire = await session.ws_connect(url, heartbeat=PING_SECONDS)
            socket = cls(wire, acknowledge, turnstile)
            try:
                await socket._greeted()
            except BaseException:
                await wire.close()
                raise
        socket._reading = asyncio.create_task(socket._read())
        return socket

    def leave(self, why: Leaving) -> None:
        """Let it be known that the connection has no future; it goes on until it ends."""
        if not self.leaving.done():
            self.leaving.set_result(why)

    async def close(self) -> None:
        """End the connection; what is under way and not confirmed will come again."""
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.gather(self._reading, return_exceptions=True)
        await self._errands.stop()
        await self._wire.close()

    async def _greeted(self) -> None:
        hello = _frame(await self._wire.receive())
        if hello is None or hello.get("type") != "hello":
            raise NoHello(str((hello or {}).get("reason", "")))
        told = hello.get("debug_info", {}).get("approximate_connection_time")
        if isinstance(told, int | float) and told > 0:
            self.life_seconds = float(told)

    async def _read(self) -> None:
        try:
            async for message in self._wire:
                frame = _frame(message)
                if frame is None:
                    _log.warning("slack_frame_unreadable")
                elif frame.get("type") == "disconnect":
                    self._said_farewell(str(frame.get("reason")))
                elif frame.get("envelope_id"):
                    await self._room.acquire()
                    self._turnstile.enter(frame.get("payload") or {}, partial(self._begin, frame))
        finally:
            self.leave(Leaving.BROKEN)
            self.ended.set_result(None)

    def _said_farewell(self, reason: str) -> None:
        _log.info("slack_socket_leaves", reason=reason)
        self.leave(_FAREWELLS.get(reason, Leaving.RENEWED))

    def _begin(self, frame: Body) -> None:
        # What was let in after the connection was ended comes again over another one.
        if not self._wire.closed:
            self._errands.run(self._hand_in(frame))

    async def _hand_in(self, frame: Body) -> None:
        try:
            answer = await self._acknowledge(frame.get("payload") or {})
            if answer is not None:
                carried = {"payload": answer} if answer else {}
                await self._wire.send_json({"envelope_id": frame["envelope_id"], **carried})
        except (aiohttp.ClientError, ConnectionError):
            # It comes again over another connection, and is known there.
            _log.info("slack_acknowledgement_lost")
        finally:
            self._room.release()


def _frame(message: aiohttp.WSMessage) -> Body | None:
    """Return what came as an object, None when it is none."""
    if message.type is not aiohttp.WSMsgType.TEXT:
        return None
    try:
        frame = json.loads(message.data)
    except (ValueError, RecursionError):
        return None
    return frame if isinstance(frame, dict) else None
