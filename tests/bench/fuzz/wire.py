"""Send raw requests over connections that are used again, and read nothing of the answers but their status."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field

from tests.bench.fuzz.shots import Shot

ANSWER_SECONDS = 30.0
CLOSED = 0
HEAD_END = b"\r\n\r\n"


@dataclass(slots=True)
class Line:
    """One connection to a server, opened anew whenever it ends; `statuses` counts the answers, 0 for a hang-up."""

    host: str
    port: int
    statuses: Counter[int] = field(default_factory=Counter)
    _streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def fire(self, shot: Shot) -> int:
        """Send a request and return the status of its answer."""
        status = CLOSED
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                status, goes_on = await self._exchange(shot)
        except TimeoutError:
            # Some kind of OSError as well, but no hang-up.
            raise
        except (OSError, asyncio.IncompleteReadError):
            goes_on = False
        if not goes_on or not shot.honest:
            self.close()
        self.statuses[status] += 1
        return status

    def close(self) -> None:
        """Hang up."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None

    async def _exchange(self, shot: Shot) -> tuple[int, bool]:
        if self._streams is None:
            self._streams = await asyncio.open_connection(self.host, self.port)
        reader, writer = self._streams
        writer.write(written(shot))
        if not shot.honest:
            writer.write_eof()
        await writer.drain()
        return await _answer(reader, has_body=shot.method != b"HEAD")


def written(shot: Shot) -> bytes:
    """Return a request as it goes over the wire."""
    headers = [*shot.headers, (b"content-length", shot.told_length or b"")]
    lines = [shot.method + b" " + shot.path + b" HTTP/1.1", b"host: desk"]
    lines += [name + b": " + value for name, value in headers if name != b"host"]
    return b"\r\n".join(lines) + HEAD_END + shot.body


async def _answer(reader: asyncio.StreamReader, *, has_body: bool) -> tuple[int, bool]:
    head = (await reader.readuntil(HEAD_END)).lower()
    status = int(head.split(b" ", 2)[1])
    length = next((line for line in head.split(b"\r\n") if line.startswith(b"content-length:")), b":0")
    if has_body:
        await reader.readexactly(int(length.partition(b":")[2]))
    return status, b"connection: close" not in head
