"""Kept connections that bring only answers to what was asked, and lead nowhere out of bounds."""

from collections.abc import Callable
from typing import Any

import aiohttp
from aiohttp.client_reqrep import ClientRequest
from aiohttp.connector import Connection
from aiohttp.tracing import Trace

from bot.platforms.addresses import Bounds


class Silenced(aiohttp.ConnectionTimeoutError):
    """The desk has lost its seat: another may be speaking by now, so nothing was sent."""


def always() -> bool:
    """Return true."""
    return True


class CleanConnector(aiohttp.TCPConnector):
    """Lends no kept connection on which something came that nobody had asked for.

    An answer that a broken proxy sends twice lies in its connection until the next request, and would be taken for the
    answer to it: a post would count as sent before it has left.

    Args of the constructor: `bounds` hold each request, a redirected one as well; None lets all pass. `is_open` is
    asked before each; where it says no, nothing is sent.
    """

    def __init__(
        self,
        *args: Any,
        bounds: Bounds | None = None,
        is_open: Callable[[], bool] = always,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self._bounds = bounds
        self._is_open = is_open

    async def connect(
        self,
        req: ClientRequest,
        traces: list[Trace],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109  # as the library names it
    ) -> Connection:
        """Return a connection on which nothing waits to be read.

        Raises:
            AddressRefused: the request must not go there.
            Silenced: no request may be sent any more.
        """
        if not self._is_open():
            raise Silenced
        if self._bounds is not None:
            self._bounds.check(str(req.url))
        while True:
            connection = await super().connect(req, traces, timeout)
            if connection.protocol is None or not connection.protocol.should_close:
                return connection
            connection.close()
