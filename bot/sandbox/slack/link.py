"""Socket Mode: envelopes out to exactly one socket, acknowledgements in, and again what nobody confirmed."""

import asyncio
import contextlib
import copy
import json
import random
from collections.abc import Callable
from datetime import datetime
from itertools import count

from aiohttp import WSMsgType, web

from bot.sandbox.slack import limits
from bot.sandbox.slack.delivery import Answered, Delivery, Kind
from bot.sandbox.slack.ids import Ids
from bot.sandbox.slack.wire import APP, Json
from bot.sandbox.world import World

LOOK_EVERY_SECONDS = 0.02


class Link:
    """The open sockets of the bot, and everything that is on its way through them."""

    def __init__(self, world: World, ids: Ids) -> None:
        self._world = world
        self._ids = ids
        self._sockets: dict[web.WebSocketResponse, web.Request] = {}
        self._turn = count()
        self._deliveries: list[Delivery] = []
        self._open: list[Delivery] = []
        self._by_envelope: dict[str, Delivery] = {}
        self._wake = asyncio.Event()
        self._tickets: set[str] = set()

    def deliver(
        self,
        kind: Kind,
        body: Json,
        *,
        answered: Answered | None = None,
        unanswered: Callable[[], None] | None = None,
    ) -> None:
        """Queue a payload; it goes out as soon as a socket is there.

        Args:
            kind: type of the envelope.
            body: payload of the envelope.
            answered: hears the payload of the acknowledgement.
            unanswered: hears that there was none in time.
        """
        now = self._world.clock.now()
        delivery = Delivery(
            kind=kind,
            body=body,
            created=self._world.next_change(),
            due=now,
            expires=now + limits.ACK_WITHIN,
            answered=answered,
            unanswered=unanswered,
        )
        self._deliveries.append(delivery)
        self._queue(delivery)

    def redeliver(self, *, times: int, shuffle: bool, since: int) -> None:
        """Queue what was created after a change again, as new envelopes with the same payload."""
        now = self._world.clock.now()
        repeats = [
            Delivery(
                kind=delivery.kind,
                body=copy.deepcopy(delivery.body),
                created=delivery.created,
                due=now,
                expires=now + limits.ACK_WITHIN,
                again=True,
            )
            for _ in range(times)
            for delivery in self._deliveries
            if delivery.created > since
        ]
        if shuffle:
            random.shuffle(repeats)
        for delivery in repeats:
            self._queue(delivery)

    def busy(self) -> int:
        """Return how many payloads are neither confirmed nor given up."""
        return len(self._open)

    def new_ticket(self) -> str:
        """Return what opens one socket."""
        ticket = self._ids.new("ticket-").lower()
        self._tickets.add(ticket)
        return ticket

    def cut(self) -> None:
        """Break every socket without a close frame."""
        for request in self._sockets.values():
            if request.transport is not None:
                request.transport.abort()

    async def ask_to_reconnect(self, reason: str) -> None:
        """Send every socket the frame with which Slack announces that it will close it."""
        for socket in list(self._sockets):
            await socket.send_json(
                {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}
            )

    async def run(self) -> None:
        """Send what is due and count down what is not confirmed, until cancelled."""
        while True:
            # Not `wait_for`: on Python 3.11 it swallows a cancellation that meets a result.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY_SECONDS):
                    await self._wake.wait()
            self._wake.clear()
            for delivery in list(self._open):
                self._count_down(delivery)
                if not delivery.settled and delivery.deadline is None:
                    await self._send_if_due(delivery)

    async def close(self) -> None:
        """Close every socket, so that the server can stop."""
        for socket in list(self._sockets):
            await socket.close()

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one socket of the bot."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            raise web.HTTPForbidden(text="invalid ticket")
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if len(self._sockets) >= limits.SOCKETS:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            return socket
        self._sockets[socket] = request
        try:
            await socket.send_json(self._hello())
            self._wake.set()
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    self._acknowledged(frame.data)
        finally:
            self._forget(socket)
        return socket

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._sockets),
            "debug_info": {
                "host": "sandbox",
                "build_number": 1,
                "approximate_connection_time": int(limits.SlackLimits().connection_life.total_seconds()),
            },
            "connection_info": {"app_id": APP},
        }

    def _queue(self, delivery: Delivery) -> None:
        self._open.append(delivery)
        self._wake.set()

    def _settle(self, delivery: Delivery) -> None:
        delivery.settled = True
        self._open.remove(delivery)
        self._world.next_change()

    async def _send_if_due(self, delivery: Delivery) -> None:
        if not self._sockets or delivery.due > self._world.clock.now():
            return
        socket = list(self._sockets)[next(self._turn) % len(self._sockets)]
        envelope_id = self._ids.new("env-")
        frame = delivery.envelope(envelope_id)
        self._by_envelope[envelope_id] = delivery
        delivery.socket = socket
        delivery.deadline = self._world.clock.now() + limits.ACK_WITHIN
        said = {**frame, "payload": delivery.recorded()}
        self._world.record("slack", "to_bot", delivery.name, said)
        try:
            await socket.send_str(json.dumps(frame, ensure_ascii=False))
        except ConnectionError:
            self._forget(socket)

    def _count_down(self, delivery: Delivery) -> None:
        now = self._world.clock.now()
        if delivery.kind == "events_api":
            if delivery.deadline is not None and now >= delivery.deadline:
                self._again(delivery, since=delivery.deadline)
        elif now >= (delivery.deadline or delivery.expires):
            self._lost(delivery)

    def _again(self, delivery: Delivery, *, since: datetime) -> None:
        if delivery.retries == len(limits.RETRY_AFTER):
            self._lost(delivery)
            return
        delivery.due = since + limits.RETRY_AFTER[delivery.retries]
        delivery.retries += 1
        delivery.deadline, delivery.socket, delivery.reason = None, None, "timeout"

    def _lost(self, delivery: Delivery) -> None:
        self._world.record("slack", "to_bot", f"lost/{delivery.name}", {"payload": delivery.recorded()})
        self._settle(delivery)
        if delivery.unanswered is not None:
            delivery.unanswered()

    def _forget(self, socket: web.WebSocketResponse) -> None:
        """Take back the events that a closed socket carried; for a command the time runs on."""
        self._sockets.pop(socket, None)
        for delivery in self._open:
            if delivery.socket is socket and delivery.kind == "events_api":
                delivery.due = self._world.clock.now()
                delivery.deadline, delivery.socket, delivery.reason = None, None, "connection_failed"
        self._wake.set()

    def _acknowledged(self, text: str) -> None:
        try:
            frame = json.loads(text)
        except ValueError:
            return
        self._world.record("slack", "from_bot", "ack", frame if isinstance(frame, dict) else {"frame": frame})
        envelope_id = frame.get("envelope_id") if isinstance(frame, dict) else None
        delivery = self._by_envelope.get(str(envelope_id))
        if delivery is None or delivery.settled:
            return
        self._settle(delivery)
        if delivery.answered is not None:
            delivery.answered(frame.get("payload"))
