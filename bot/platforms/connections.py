"""Kept connections that bring only answers to what was asked."""

import aiohttp
from aiohttp.client_reqrep import ClientRequest
from aiohttp.connector import Connection
from aiohttp.tracing import Trace


class CleanConnector(aiohttp.TCPConnector):
    """Lends no kept connection on which something came that nobody had asked for.

    An answer that a broken proxy sends twice lies in its connection until the next request, and would be taken for the
    answer to it: a post would count as sent before it has left.
    """

    async def connect(
        self,
        req: ClientRequest,
        traces: list[Trace],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109  # as the library names it
    ) -> Connection:
        """Return a connection on which nothing waits to be read."""
        while True:
            connection = await super().connect(req, traces, timeout)
            if connection.protocol is None or not connection.protocol.should_close:
                return connection
            connection.close()
