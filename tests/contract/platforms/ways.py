"""Every way in: a desk behind sockets or a request URL of Slack, behind polling or a webhook of Telegram."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import uvicorn

from bot.inbox.calls import HttpDoor
from bot.platforms.slack import request_url
from bot.platforms.slack.receive import SlackReceiver
from bot.platforms.slack.send import SlackPlatform
from bot.platforms.telegram.receive import TelegramReceiver
from bot.platforms.telegram.send import TelegramPlatform
from bot.platforms.telegram.webhook import secret_from
from bot.sandbox.server import (
    SLACK_APP_TOKEN,
    SLACK_BOT_TOKEN,
    SLACK_SIGNING_SECRET,
    TELEGRAM_BOT_TOKEN,
    Sandbox,
)
from bot.web.site import site
from tests.contract.platforms.harness import Desk, MemoryDoor, Notes, until

HTTP = ("slack_http", "telegram_webhook")
WAYS = ("slack", "telegram", *HTTP)


class Server(uvicorn.Server):
    """A server that leaves the signals to the tests."""

    def capture_signals(self) -> contextlib.AbstractContextManager[None]:  # type: ignore[override]  # as loose as uvicorn's
        return contextlib.nullcontext()


def free_port() -> tuple[socket.socket, str]:
    """Return a socket that holds a free port, and the address that will be served there."""
    held = socket.socket()
    held.bind(("127.0.0.1", 0))
    return held, f"http://127.0.0.1:{held.getsockname()[1]}"


@asynccontextmanager
async def serving(doors: Iterable[HttpDoor], held: socket.socket) -> AsyncIterator[None]:
    """Serve doors as the desk does, until the block ends."""
    config = uvicorn.Config(site(doors), log_level="critical", lifespan="off")
    server = Server(config)
    task = asyncio.create_task(server.serve(sockets=[held]))
    await until(lambda: server.started)
    yield
    server.should_exit = True
    await task


def slack_desk(
    sandbox: Sandbox, door: MemoryDoor, notes: Notes, *, sockets: bool = True, http: bool = False
) -> tuple[SlackPlatform, SlackReceiver]:
    """Return both halves of Slack, not yet started."""
    now = sandbox.world.clock.now
    platform = SlackPlatform(
        bot_token=SLACK_BOT_TOKEN,
        now=now,
        api_url=f"{sandbox.url}/slack/api/",
        reached=notes.points.append,
        history_lag_seconds=10,
    )
    receiver = SlackReceiver(
        platform,
        door,
        app_token=SLACK_APP_TOKEN if sockets else "",
        signing_secrets=(SLACK_SIGNING_SECRET,) if http else (),
        now=now,
        heard=notes.hear,
        reached=notes.points.append,
    )
    return platform, receiver


def telegram_desk(
    sandbox: Sandbox, door: MemoryDoor, notes: Notes, *, webhook_url: str = ""
) -> tuple[TelegramPlatform, TelegramReceiver]:
    """Return both halves of Telegram, not yet started."""
    platform = TelegramPlatform(
        bot_token=TELEGRAM_BOT_TOKEN, api_url=f"{sandbox.url}/telegram", reached=notes.points.append
    )
    receiver = TelegramReceiver(
        platform,
        door,
        now=sandbox.world.clock.now,
        reached=notes.points.append,
        webhook_url=webhook_url,
        webhook_secret=secret_from(TELEGRAM_BOT_TOKEN),
    )
    return platform, receiver


def on_slack(sandbox: Sandbox, *, sockets: bool = True, http: bool = False) -> Desk:
    """Return a desk on Slack, with Lin on the other side."""
    door, notes = MemoryDoor(), Notes()
    platform, receiver = slack_desk(sandbox, door, notes, sockets=sockets, http=http)
    lin = sandbox.directory.people["lin"]
    return Desk(
        sandbox,
        sandbox.slack,
        platform,
        receiver,
        door,
        notes,
        person="lin",
        user_id=str(lin.slack_user_id),
        private=str(lin.slack_dm),
        shared=(sandbox.directory.channels["#technical"].slack_channel_id, "#technical"),
        nowhere=f"{lin.slack_dm}:1700000000.000001",
        methods=("chat.postMessage", "chat.update"),
    )


def on_telegram(sandbox: Sandbox, *, webhook_url: str = "") -> Desk:
    """Return a desk on Telegram, with Mei on the other side."""
    door, notes = MemoryDoor(), Notes()
    platform, receiver = telegram_desk(sandbox, door, notes, webhook_url=webhook_url)
    mei = str(sandbox.directory.people["mei"].telegram_user_id)
    return Desk(
        sandbox,
        sandbox.telegram,
        platform,
        receiver,
        door,
        notes,
        person="mei",
        user_id=mei,
        private=mei,
        shared=(str(sandbox.directory.groups["users_group"].telegram_chat_id), "users_group"),
        nowhere=f"{mei}:999999",
        methods=("sendMessage", "editMessageText"),
    )


@asynccontextmanager
async def standing(desk: Desk) -> AsyncIterator[Desk]:
    """Let a desk listen until the block ends."""
    await desk.start()
    yield desk
    await desk.stop()


@asynccontextmanager
async def way_in(name: str, sandbox: Sandbox) -> AsyncIterator[Desk]:
    """Let a desk listen in one of the ways until the block ends."""
    held, url = free_port()
    if name == "telegram_webhook":
        desk = on_telegram(sandbox, webhook_url=url)
    elif name == "telegram":
        desk = on_telegram(sandbox)
    else:
        http = name == "slack_http"
        desk = on_slack(sandbox, sockets=not http, http=http)
    async with serving(desk.receiver.doors, held), standing(desk):
        if name == "slack_http":
            await sandbox.slack.deliver_over_http(url + request_url.PATH)
        yield desk
        if name == "slack_http":
            await sandbox.slack.deliver_over_http(None)
