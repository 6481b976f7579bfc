"""Keep several connections to Slack standing; each has its successor before it goes."""

import asyncio
from collections.abc import Awaitable, Callable

import aiohttp
import structlog

from bot.platforms.errands import Errands
from bot.platforms.slack.errors import OUTSIDE, code_of
from bot.platforms.slack.socket import Acknowledge, Leaving, NoHello, Socket
from bot.platforms.slack.turnstile import Turnstile
from bot.platforms.tireless import FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS, tirelessly

# A connection that lived as long had no fault of its own.
STEADY_SECONDS = 10.0
# Source: docs.slack.dev/apis/events-api/using-socket-mode, 2026-11-21: the warning comes about 10 seconds before the end.
GRACE_SECONDS = 30.0

_log = structlog.get_logger()

NewAddress = Callable[[], Awaitable[str]]


class SocketFell(ConnectionError):
    """A connection fell so soon that the next one should wait a little."""


class LinkDisabled(ConnectionError):
    """Socket Mode is switched off for this app, so that knocking at once would be of no use."""


class Sockets:
    """The connections of one app, each on a line of its own.

    slack_sdk's client closes the old connection before it asks for a new one, treats every farewell alike and
    tries a spent address for ever (docs/decisions/0011); here a line opens the successor first.

    Args:
        address: asks Slack for a new address to connect to; each opens once.
        acknowledge: makes a payload durable.
        count: how many lines; one is enough to hear, two to hear without a gap.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        address: NewAddress,
        acknowledge: Acknowledge,
        *,
        count: int,
    ) -> None:
        self._session = session
        self._address = address
        self._acknowledge = acknowledge
        self._count = count
        self._born: dict[Socket, float] = {}
        self._turnstile = Turnstile()
        self._retiring = Errands()

    async def stand(self) -> None:
        """Keep the lines standing until cancelled."""
        lines = (tirelessly(self._line, what="slack_socket", name_of=code_of) for _ in range(self._count))
        try:
            await asyncio.gather(*lines)
        finally:
            await self._retiring.stop()

    @property
    def connected(self) -> bool:
        """Whether at least one connection stands."""
        return bool(self._born)

    async def _line(self) -> None:
        """Stand, connection after connection, until one falls without a successor."""
        socket, since = await self._opened(), _now()
        try:
            while (why := await asyncio.shield(socket.leaving)) is Leaving.RENEWED:
                successor = await self._successor(socket)
                self._retiring.run(self._retire(socket))
                socket, since = successor, _now()
        finally:
            self._born.pop(socket, None)
            await socket.close()
        if why is Leaving.DISABLED:
            raise LinkDisabled
        _log.info("slack_socket_fell")
        if _now() - since < STEADY_SECONDS:
            raise SocketFell

    async def _opened(self) -> Socket:
        address = await self._address()
        socket = await Socket.open(self._session, address, self._acknowledge, self._turnstile)
        self._born[socket] = _now()
        self._stagger(socket)
        return socket

    def _stagger(self, socket: Socket) -> None:
        """Let a connection that was opened together with another one be renewed at half its time.

        Otherwise Slack would ask all of them to go at the same moment.
        """
        twins = [
            born
            for other, born in self._born.items()
            if other is not socket
            and not other.leaving.done()
            and _now() - born < socket.life_seconds / (2 * self._count)
        ]
        if twins:
            loop = asyncio.get_running_loop()
            timer = loop.call_later(socket.life_seconds / self._count, socket.leave, Leaving.RENEWED)
            socket.leaving.add_done_callback(lambda _why: timer.cancel())

    async def _successor(self, leaving: Socket) -> Socket:
        """Open the next one while the old one still hears, and try as long as it does."""
        pause = FIRST_PAUSE_SECONDS
        while True:
            try:
                return await self._opened()
            except (*OUTSIDE, NoHello) as fault:
                if leaving.ended.done():
                    raise
                _log.warning("slack_successor_missing", reason=code_of(fault), pause_seconds=pause)
            await asyncio.wait({leaving.ended}, timeout=pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    async def _retire(self, socket: Socket) -> None:
        """Hear the old connection to its end, which Slack sets; one that it forgets is ended here."""
        try:
            await asyncio.wait({socket.ended}, timeout=GRACE_SECONDS)
        finally:
            self._born.pop(socket, None)
            await socket.close()


def _now() -> float:
    return asyncio.get_running_loop().time()
