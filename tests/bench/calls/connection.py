"""One connection that is kept for many calls, and notices when the server lets go of it."""

import asyncio
from dataclasses import dataclass

LONGEST_HEAD = 1 << 20
PATIENCE_SECONDS = 60.0


class LetGo(Exception):
    """The server closed the connection in the place of an answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: bytes


class Connection:
    """A client's end; it connects anew only where the server said that it would close."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def exchange(self, request: bytes) -> Answer:
        """Send a request and read its whole answer.

        Raises:
            LetGo: the connection ended before the answer did.
            TimeoutError: no answer came for a long while.
        """
        reader, writer = await self._open()
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                writer.write(request)
                await writer.drain()
                return await self._read(reader)
        except (ConnectionError, asyncio.IncompleteReadError) as fault:
            self.close()
            raise LetGo from fault
        except TimeoutError:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the server."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(
                self._host, self._port, limit=LONGEST_HEAD
            )
        return self._reader, self._writer

    async def _read(self, reader: asyncio.StreamReader) -> Answer:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status_line, *lines = head.split("\r\n")
        headers = {
            name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)
        }
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection", "").lower() == "close":
            self.close()
        return Answer(int(status_line.split()[1]), body)
