"""Keep several connections to Slack standing, each replaced as soon as it falls."""

import asyncio

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from bot.platforms.route import DIRECT, Route
from bot.platforms.slack.errors import code_of
from bot.platforms.slack.quiet import library_log
from bot.platforms.tireless import tirelessly

PING_SECONDS = 5.0
LOOK_SECONDS = 0.5
CONNECT_SECONDS = 10.0
STEADY_SECONDS = 10.0

_log = structlog.get_logger()


class SocketFell(ConnectionError):
    """A connection fell so soon that the next one should wait a little."""


class Sockets:
    """The connections of one app.

    The client's own reconnecting is left off: after a failed handshake it tries the same spent address
    for ever. Here a fallen client is closed, and a new one asks for a new address.
    """

    def __init__(self, app: AsyncApp, app_token: str, *, count: int, route: Route = DIRECT) -> None:
        self._app = app
        self._app_token = app_token
        self._count = count
        self._route = route
        self._standing: set[SocketModeClient] = set()

    async def stand(self) -> None:
        """Keep the connections standing until cancelled."""
        keepers = (tirelessly(self._stand, what="slack_socket", name_of=code_of) for _ in range(self._count))
        await asyncio.gather(*keepers)

    @property
    def connected(self) -> bool:
        """Whether at least one connection stands."""
        return bool(self._standing)

    async def _stand(self) -> None:
        """Connect once and stay until the connection falls."""
        client = await self._new_client()
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                await client.connect_to_new_endpoint(force=True)
            await self._until_fallen(client)
        finally:
            await _closed(client)

    async def _until_fallen(self, client: SocketModeClient) -> None:
        clock = asyncio.get_running_loop().time
        since = clock()
        self._standing.add(client)
        try:
            # The client tells nobody when a connection breaks without a farewell, so it has to be asked.
            while await client.is_connected():  # noqa: ASYNC110  # there is no event to wait for
                await asyncio.sleep(LOOK_SECONDS)
        finally:
            self._standing.discard(client)
        _log.info("slack_socket_fell")
        if clock() - since < STEADY_SECONDS:
            raise SocketFell

    async def _new_client(self) -> SocketModeClient:
        handler = AsyncSocketModeHandler(
            self._app, self._app_token, logger=library_log, ping_interval=PING_SECONDS
        )
        handler.client.default_auto_reconnect_enabled = False
        await handler.client.aiohttp_client_session.close()
        handler.client.aiohttp_client_session = self._route.session()
        # Taken from the machine's environment otherwise, which knows nothing of the settings.
        handler.client.proxy = None
        return handler.client


async def _closed(client: SocketModeClient) -> None:
    """Close the client and wait for its tasks, which it only cancels."""
    await client.close()  # type: ignore[no-untyped-call]  # the library leaves it untyped
    tasks = (client.message_processor, client.current_session_monitor, client.message_receiver)
    await asyncio.gather(*(task for task in tasks if task is not None), return_exceptions=True)
