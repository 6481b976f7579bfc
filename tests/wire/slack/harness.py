"""What the tests of the local Slack share: a place, a bot, patience."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import yaml
from aiohttp import web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.directory import Directory
from bot.sandbox.seen import Seen
from bot.sandbox.slack.limits import SlackLimits
from bot.sandbox.slack.server import SlackServer
from bot.sandbox.world import MovableClock, World

BOT_TOKEN = "xoxb-sandbox"
APP_TOKEN = "xapp-sandbox"
PATIENCE_SECONDS = 10.0
COMPANY = Path(__file__).parents[3] / "config" / "demo" / "company.yml"
START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
Json = dict[str, Any]


async def until(look: Callable[[], Any]) -> Any:
    """Wait until something is there, and return it."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not (found := look()):  # noqa: ASYNC110  # any change of anything may end it; no event tells
            await asyncio.sleep(0.005)
    return found


@dataclass
class Place:
    """The server with its world, and where it listens."""

    world: World
    server: SlackServer
    url: str

    @property
    def api_url(self) -> str:
        return f"{self.url}/slack/api/"

    def client(self, token: str = BOT_TOKEN) -> AsyncWebClient:
        return AsyncWebClient(token=token, base_url=self.api_url, retry_handlers=[])

    def seen(self, **wanted: Any) -> list[Seen]:
        return [
            thing
            for thing in self.server.seen()
            if all(getattr(thing, name) == value for name, value in wanted.items())
        ]

    def only(self, **wanted: Any) -> Seen:
        (thing,) = self.seen(**wanted)
        return thing

    def sent(self, name: str) -> list[Json]:
        """Payloads of one kind that went to the bot, in their order."""
        return [entry.body for entry in self.world.log if (entry.direction, entry.method) == ("to_bot", name)]

    def mentions(self) -> list[str]:
        return [entry.body["mention"] for entry in self.world.log if entry.direction == "mention"]


def later(place: Place, **span: int) -> None:
    """Move the sandbox's clock on."""
    place.world.clock.move_to(place.world.clock.now() + timedelta(**span))


@asynccontextmanager
async def serving(app: web.Application) -> AsyncIterator[str]:
    """Serve an application on a free port."""
    runner = web.AppRunner(app, handle_signals=False, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def open_place(
    allowed: SlackLimits | None = None, *, start: datetime | None = START
) -> AsyncIterator[Place]:
    """Open a local Slack; without a start its clock is that of the machine."""
    world = World(company=yaml.safe_load(COMPANY.read_text()), clock=MovableClock(start))
    server = SlackServer(world, Directory(world.company), allowed=allowed)
    app = web.Application()
    server.add_to(app, prefix="/slack")
    async with serving(app) as url:
        yield Place(world, server, url)


@dataclass
class Bot:
    """A bare bolt app; what it heard, and how it is told to answer."""

    app: AsyncApp
    handler: AsyncSocketModeHandler
    heard: list[Json] = field(default_factory=list)
    answer: Callable[[Json, Any], Any] | None = None

    def events(self, kind: str) -> list[Json]:
        found = [body["event"] for body in self.heard if body.get("type") == "event_callback"]
        return [event for event in found if event["type"] == kind]

    def of(self, kind: str) -> list[Json]:
        return [body for body in self.heard if body.get("type") == kind or kind in body]


@dataclass
class Wire:
    """A bare socket that acknowledges only when told to."""

    socket: aiohttp.ClientWebSocketResponse
    session: aiohttp.ClientSession
    hello: Json

    async def receive(self) -> Json:
        async with asyncio.timeout(PATIENCE_SECONDS):
            frame: Json = await self.socket.receive_json()
        return frame

    async def acknowledge(self, envelope: Json, payload: Json | None = None) -> None:
        answer = {"envelope_id": envelope["envelope_id"]}
        await self.socket.send_json(answer if payload is None else {**answer, "payload": payload})

    async def close(self) -> None:
        await self.socket.close()
        await self.session.close()


async def open_wire(place: Place) -> Wire:
    """Connect as a client does: ask for an address, open it, read the greeting."""
    answer = await place.client().apps_connections_open(app_token=APP_TOKEN)
    session = aiohttp.ClientSession()
    socket = await session.ws_connect(str(answer["url"]))
    return Wire(socket, session, await socket.receive_json())
