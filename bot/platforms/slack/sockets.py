"""Keep several connections to Slack standing, each replaced as soon as it falls."""

import asyncio

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.errors import OUTSIDE, code_of
from bot.platforms.slack.quiet import library_log
from bot.platforms.slack.turns import Identity

PING_SECONDS = 5.0
LOOK_SECONDS = 0.5
CONNECT_SECONDS = 10.0
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0

_log = structlog.get_logger()


async def identified(client: AsyncWebClient) -> Identity:
    """Ask Slack who the bot is, until it says so."""
    pause = FIRST_PAUSE_SECONDS
    while True:
        try:
            answer = await client.auth_test()
        except OUTSIDE as fault:
            _log.error("slack_not_identified", code=code_of(fault), pause_seconds=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
        else:
            return Identity(user_id=str(answer["user_id"]), bot_id=str(answer["bot_id"]))


class Sockets:
    """The connections of one app.

    The client's own reconnecting is left off: after a failed handshake it tries the same spent address
    for ever. Here a fallen client is closed, and a new one asks for a new address.
    """

    def __init__(self, app: AsyncApp, app_token: str, *, count: int) -> None:
        self._app = app
        self._app_token = app_token
        self._count = count
        self._standing: set[SocketModeClient] = set()
        self._keepers: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to connect."""
        self._keepers = [asyncio.create_task(self._keep()) for _ in range(self._count)]

    async def stop(self) -> None:
        """Close every connection."""
        for keeper in self._keepers:
            keeper.cancel()
        await asyncio.gather(*self._keepers, return_exceptions=True)

    @property
    def connected(self) -> bool:
        """Whether at least one connection stands."""
        return bool(self._standing)

    async def _keep(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while True:
            client = self._new_client()
            try:
                async with asyncio.timeout(CONNECT_SECONDS):
                    await client.connect_to_new_endpoint(force=True)
                pause = FIRST_PAUSE_SECONDS
                await self._until_fallen(client)
            except OUTSIDE as fault:
                _log.warning("slack_socket_refused", code=code_of(fault), pause_seconds=pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
            finally:
                await _closed(client)

    async def _until_fallen(self, client: SocketModeClient) -> None:
        self._standing.add(client)
        try:
            while await client.is_connected():
                await asyncio.sleep(LOOK_SECONDS)
        finally:
            self._standing.discard(client)
        _log.info("slack_socket_fallen")

    def _new_client(self) -> SocketModeClient:
        handler = AsyncSocketModeHandler(
            self._app, self._app_token, logger=library_log, ping_interval=PING_SECONDS
        )
        handler.client.default_auto_reconnect_enabled = False
        return handler.client


async def _closed(client: SocketModeClient) -> None:
    """Close the client and wait for its tasks, which it only cancels."""
    await client.close()  # type: ignore[no-untyped-call]  # the library leaves it untyped
    tasks = (client.message_processor, client.current_session_monitor, client.message_receiver)
    await asyncio.gather(*(task for task in tasks if task is not None), return_exceptions=True)
