"""Socket Mode: envelopes out to exactly one socket, acknowledgements in, and farewells by the clock."""

import asyncio
import contextlib
import json
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from aiohttp import WSMsgType, web

from bot.sandbox.slack import limits
from bot.sandbox.slack.delivery import Delivery, Outcome
from bot.sandbox.slack.ids import Ids
from bot.sandbox.slack.limits import SlackLimits
from bot.sandbox.slack.wire import APP, Json, Refused
from bot.sandbox.world import World

HOST = {"host": "sandbox"}
# How long a frame may take to leave, in real time, before the socket is passed over.
PATIENCE_SECONDS = 0.5


@dataclass(eq=False)
class Socket:
    """One connection of the bot.

    Attributes:
        name: what the truth log calls it; what goes over one connection arrives in that order.
        until: when it is asked to refresh.
        leaving: when it is closed at last, None before it was asked to go.
        stuck: whether the bot reads so little of it that nothing more goes in.
    """

    wire: web.WebSocketResponse
    request: web.Request
    name: str
    until: datetime
    warned: bool = False
    leaving: datetime | None = None
    stuck: bool = False

    async def say(self, frame: Json) -> None:
        """Send a frame; a bot that does not read must not hold up those that do.

        Raises:
            ConnectionError: it is closed.
        """
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self.wire.send_str(json.dumps(frame))
        except TimeoutError:
            # The frame lies in the buffer and goes out as soon as the bot reads again.
            self.stuck = True

    async def say_farewell(self, reason: str) -> None:
        """Send the frame with which Slack announces that it will close the connection."""
        with contextlib.suppress(ConnectionError):
            await self.say({"type": "disconnect", "reason": reason, "debug_info": HOST})


class Sockets:
    """The open sockets of the bot.

    Attributes:
        enabled: whether the app is in Socket Mode.
    """

    too_late = "timeout"

    def __init__(self, world: World, ids: Ids, outcome: Outcome, allowed: SlackLimits) -> None:
        self._world = world
        self._ids = ids
        self._outcome = outcome
        self._allowed = allowed
        self._sockets: dict[Socket, None] = {}
        self._turn = count()
        self._numbers = count(1)
        self._by_envelope: dict[str, Delivery] = {}
        self._carrying: dict[Delivery, Socket] = {}
        self._tickets: set[str] = set()
        self._closing: set[asyncio.Task[object]] = set()
        self.enabled = True

    def new_ticket(self) -> str:
        """Return what opens one socket.

        Raises:
            Refused: Socket Mode is off. Slack's page names no error for it; this is its general one.
        """
        if not self.enabled:
            raise Refused("access_denied")
        ticket = self._ids.new("ticket-").lower()
        self._tickets.add(ticket)
        return ticket

    def ready(self) -> bool:
        """Return whether a socket is there that takes something and was not asked to go."""
        return any(socket.leaving is None and not socket.stuck for socket in self._sockets)

    async def send(self, delivery: Delivery) -> None:
        """Send an envelope through the socket whose turn it is."""
        there = [socket for socket in self._sockets if socket.leaving is None and not socket.stuck]
        socket = there[next(self._turn) % len(there)]
        frame = self._envelope(delivery)
        self._carrying[delivery] = socket
        said = {**frame, "payload": delivery.recorded(), "wire": socket.name}
        self._world.record("slack", "to_bot", delivery.name, said)
        try:
            await socket.say(frame)
        except ConnectionError:
            self._lose(socket)

    def drop(self, delivery: Delivery) -> None:
        """Forget the envelopes of a payload that is settled."""
        self._carrying.pop(delivery, None)
        for envelope_id in delivery.envelopes:
            self._by_envelope.pop(envelope_id, None)

    def cut(self) -> None:
        """Break every socket without a close frame."""
        for socket in self._sockets:
            if socket.request.transport is not None:
                socket.request.transport.abort()

    async def ask_to_reconnect(self, reason: str) -> None:
        """Announce to every socket that it will be closed."""
        for socket in list(self._sockets):
            await socket.say_farewell(reason)

    async def switch(self, *, enabled: bool) -> None:
        """Turn Socket Mode on or off; who is connected then is told, and sent away."""
        self.enabled = enabled
        if not enabled:
            self._tickets.clear()
            for socket in list(self._sockets):
                socket.leaving = self._world.clock.now()
                await socket.say_farewell("link_disabled")

    def begin_anew(self) -> None:
        """Let every socket live as if it had just been opened: the clock is back at its start."""
        until = self._world.clock.now() + self._allowed.connection_life
        for socket in self._sockets:
            socket.until, socket.warned, socket.leaving = until, False, None

    async def keep_time(self) -> None:
        """Warn, ask to refresh and close whatever socket has lived long enough."""
        now = self._world.clock.now()
        for socket in list(self._sockets):
            if socket.leaving is not None:
                if now >= socket.leaving:
                    self._close(socket)
            elif now >= socket.until:
                socket.leaving = now + limits.WARNED_BEFORE
                await socket.say_farewell("refresh_requested")
            elif now >= socket.until - limits.WARNED_BEFORE and not socket.warned:
                socket.warned = True
                await socket.say_farewell("warning")

    async def close(self) -> None:
        """Close every socket, so that the server can stop."""
        for socket in list(self._sockets):
            await socket.wire.close()
        await asyncio.gather(*self._closing, return_exceptions=True)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one socket of the bot."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            raise web.HTTPForbidden(text="invalid ticket")
        self._tickets.discard(ticket)
        wire = web.WebSocketResponse()
        await wire.prepare(request)
        if len(self._sockets) >= limits.SOCKETS:
            await wire.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            return wire
        short = request.query.get("debug_reconnects") == "true"
        life = limits.DEBUG_CONNECTION_LIFE if short else self._allowed.connection_life
        name = f"socket {next(self._numbers)}"
        socket = Socket(wire, request, name, self._world.clock.now() + life)
        self._sockets[socket] = None
        try:
            await wire.send_json(self._hello(int(life.total_seconds())))
            self._outcome.wake()
            async for frame in wire:
                socket.stuck = False
                if frame.type is WSMsgType.TEXT:
                    self._acknowledged(frame.data)
        finally:
            self._lose(socket)
        return wire

    def _hello(self, life_seconds: int) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._sockets),
            "debug_info": {
                **HOST,
                "started": self._world.clock.now().isoformat(),
                "build_number": 1,
                "approximate_connection_time": life_seconds,
            },
            "connection_info": {"app_id": APP},
        }

    def _envelope(self, delivery: Delivery) -> Json:
        envelope_id = self._ids.new("env-")
        delivery.envelopes.append(envelope_id)
        self._by_envelope[envelope_id] = delivery
        frame: Json = {
            "envelope_id": envelope_id,
            "payload": delivery.body,
            "type": delivery.kind,
            "accepts_response_payload": delivery.kind != "events_api",
        }
        if delivery.kind == "events_api":
            frame["retry_attempt"] = delivery.repeats
            frame["retry_reason"] = delivery.reason if delivery.repeats else ""
        delivery.sends += 1
        return frame

    def _close(self, socket: Socket) -> None:
        self._lose(socket)
        closing = asyncio.create_task(socket.wire.close())
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    def _lose(self, socket: Socket) -> None:
        """Give back what a closed socket carried."""
        self._sockets.pop(socket, None)
        for delivery in [one for one, carrier in self._carrying.items() if carrier is socket]:
            del self._carrying[delivery]
            self._outcome.returned(delivery)
        self._outcome.wake()

    def _acknowledged(self, text: str) -> None:
        try:
            frame = json.loads(text)
        except (ValueError, RecursionError):
            return
        self._world.record("slack", "from_bot", "ack", frame if isinstance(frame, dict) else {"frame": frame})
        envelope_id = frame.get("envelope_id") if isinstance(frame, dict) else None
        delivery = self._by_envelope.get(str(envelope_id))
        if delivery is not None:
            self._outcome.confirmed(delivery, frame.get("payload"))
