"""A Slack that delivers each event many times, in any order, over two sockets and over HTTP at once."""

import asyncio
import contextlib
import json
import random
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

from bot.sandbox.slack.request_url import signature

SIGNING_SECRET = "sandbox"
MOST_COPIES = 28
UNDER_WAY = 64
SOCKETS = 2
OK = 200
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that somebody said in their private chat with the bot."""

    number: int
    user_id: str
    channel_id: str

    def payload(self) -> Json:
        """Return it as Slack delivers it."""
        event = {
            "type": "message",
            "channel": self.channel_id,
            "channel_type": "im",
            "user": self.user_id,
            "ts": f"{self.number}.000100",
            "event_ts": f"{self.number}.000100",
            "text": f"word {self.number}",
        }
        return {"type": "event_callback", "event_id": f"Ev{self.number}", "event": event}


@dataclass(eq=False)
class Firehose:
    """Serves Slack's API to one desk, and delivers to it.

    The sandbox delivers as Slack does, over one kind of connection at a time; this does what Slack never should.

    Attributes:
        delivered: how often anything was delivered. refused: how often it was not acknowledged.
    """

    url: str = ""
    delivered: int = 0
    refused: int = 0
    _sockets: list[web.WebSocketResponse] = field(default_factory=list)
    _waiting: dict[str, "asyncio.Future[None]"] = field(default_factory=dict)

    async def deliver(
        self, events: Sequence[Event], *, http_url: str, dice: random.Random, most_copies: int = MOST_COPIES
    ) -> None:
        """Deliver each event one to so many times, shuffled, each copy over any of the ways."""
        copies = [event for event in events for _ in range(dice.randint(1, most_copies))]
        dice.shuffle(copies)
        room = asyncio.Semaphore(UNDER_WAY)
        async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as under_way:
            for event in copies:
                await room.acquire()
                way = dice.randrange(SOCKETS + 1)
                delivery = self._post(session, http_url, event) if way == SOCKETS else self._send(way, event)
                under_way.create_task(delivery).add_done_callback(lambda _task: room.release())
        self.delivered += len(copies)

    async def in_turn(self, events: Sequence[Event], *, way: int = 0) -> None:
        """Deliver events over one socket, one right behind the other, and wait for all."""
        await asyncio.gather(*(self._send(way, event) for event in events))
        self.delivered += len(events)

    async def by_turns(self, events: Sequence[Event]) -> None:
        """Deliver events at one moment, each over another socket than the one before, and wait for all."""
        await asyncio.gather(*(self._send(number % SOCKETS, event) for number, event in enumerate(events)))
        self.delivered += len(events)

    async def connected(self) -> None:
        """Return when as many sockets stand as are wanted."""
        while len(self._sockets) < SOCKETS:  # noqa: ASYNC110  # the desk connects when it does
            await asyncio.sleep(0.01)

    async def _send(self, way: int, event: Event) -> None:
        envelope_id = f"env-{id(event)}-{time.monotonic_ns()}-{random.random()}"
        heard = self._waiting[envelope_id] = asyncio.get_running_loop().create_future()
        frame = {"type": "events_api", "envelope_id": envelope_id, "payload": event.payload()}
        await self._sockets[way].send_json(frame)
        await heard

    async def _post(self, session: aiohttp.ClientSession, url: str, event: Event) -> None:
        raw = json.dumps(event.payload()).encode()
        stamp = str(int(time.time()))
        headers = {
            "Content-Type": "application/json",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature(SIGNING_SECRET, stamp, raw),
        }
        async with session.post(url, data=raw, headers=headers) as answer:
            self.refused += answer.status != OK

    async def auth_test(self, _request: web.Request) -> web.Response:
        """Tell the bot who it is."""
        return web.json_response({"ok": True, "user_id": "U0BOT", "bot_id": "B0BOT"})

    async def open(self, request: web.Request) -> web.Response:
        """Give an address for a socket."""
        return web.json_response({"ok": True, "url": f"ws://{request.host}/link"})

    async def link(self, request: web.Request) -> web.WebSocketResponse:
        """Hold a socket."""
        wire = web.WebSocketResponse()
        await wire.prepare(request)
        await wire.send_json({"type": "hello", "debug_info": {"approximate_connection_time": 36_000}})
        self._sockets.append(wire)
        async for frame in wire:
            acknowledged = json.loads(frame.data)
            self._waiting.pop(acknowledged["envelope_id"]).set_result(None)
        return wire


@asynccontextmanager
async def firehose() -> AsyncIterator[Firehose]:
    """Serve one until the block ends."""
    hose = Firehose()
    app = web.Application()
    app.router.add_post("/api/auth.test", hose.auth_test)
    app.router.add_post("/api/apps.connections.open", hose.open)
    app.router.add_get("/link", hose.link)
    runner = web.AppRunner(app, handle_signals=False, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hose.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield hose
    finally:
        with contextlib.suppress(asyncio.CancelledError):
            await runner.cleanup()
