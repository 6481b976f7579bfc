"""A door before the language parser that a play can shut: connections through it end, new ones are refused."""

import asyncio
import contextlib
from urllib.parse import urlsplit, urlunsplit

PARSER_URL = "DESKBELL_NLU__URL"
CHUNK_BYTES = 65536


class ParserGate:
    """Forwards to a parser that may be shared with other plays.

    Args:
        url: address of the parser.
    """

    def __init__(self, url: str) -> None:
        self._parts = urlsplit(url)
        self._server: asyncio.Server | None = None
        self._port = 0
        self._connections: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        """The address of the door."""
        return urlunsplit(self._parts._replace(netloc=f"127.0.0.1:{self._port}"))

    async def open(self) -> None:
        """Let everything through, at the same address as before."""
        if self._server is None:
            self._server = await asyncio.start_server(self._enter, "127.0.0.1", self._port)
            self._port = self._server.sockets[0].getsockname()[1]

    async def shut(self) -> None:
        """End every connection and take no new one."""
        if self._server is not None:
            self._server.close()
            for connection in self._connections:
                connection.cancel()
            await asyncio.gather(*self._connections, return_exceptions=True)
            self._server = None

    async def _enter(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is None:
            return
        self._connections.add(task)
        try:
            with contextlib.suppress(OSError, asyncio.CancelledError):
                await self._forward(reader, writer)
        finally:
            self._connections.discard(task)
            writer.close()

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host, port = self._parts.hostname or "127.0.0.1", self._parts.port or 80
        inner_reader, inner_writer = await asyncio.open_connection(host, port)
        try:
            await asyncio.gather(_pour(reader, inner_writer), _pour(inner_reader, writer))
        finally:
            inner_writer.close()


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while chunk := await reader.read(CHUNK_BYTES):
        writer.write(chunk)
        await writer.drain()
    with contextlib.suppress(OSError):
        writer.write_eof()
