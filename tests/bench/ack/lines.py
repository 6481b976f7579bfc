"""Lines over which calls are posted with next to no work of the caller's own, so that what is timed is the answer."""

import asyncio
import time
from dataclasses import dataclass

_END_OF_HEAD = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Answered:
    """The status of an answer, and seconds from the last byte of the call to the last of the answer."""

    status: int
    seconds: float


class _Line(asyncio.Protocol):
    """One connection, with one call on its way at most."""

    def __init__(self) -> None:
        self.answered: asyncio.Future[Answered] | None = None
        self._heard = b""
        self._posted_at = 0.0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    @property
    def stands(self) -> bool:
        """Whether the server has not hung up; it does so on a line that was quiet for a while."""
        return self._transport is not None and not self._transport.is_closing()

    def post(self, raw: bytes) -> "asyncio.Future[Answered]":
        """Send one call; nothing else may be on its way."""
        assert self._transport is not None
        self.answered = asyncio.get_running_loop().create_future()
        self._heard = b""
        self._transport.write(raw)
        self._posted_at = time.perf_counter()
        return self.answered

    def data_received(self, data: bytes) -> None:
        self._heard += data
        head, found, body = self._heard.partition(_END_OF_HEAD)
        if not found or self.answered is None:
            return
        lines = head.lower().split(b"\r\n")
        length = next(int(line[15:]) for line in lines if line.startswith(b"content-length:"))
        if len(body) >= length:
            self.answered.set_result(Answered(int(lines[0][9:12]), time.perf_counter() - self._posted_at))
            self.answered = None

    def connection_lost(self, exc: Exception | None) -> None:
        if self.answered is not None:
            self.answered.set_exception(exc or ConnectionResetError())

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()


class Lines:
    """As many lines to one server as calls are on their way at once."""

    def __init__(self, host: str, port: int) -> None:
        self._place = (host, port)
        self._free: list[_Line] = []

    async def post(self, path: str, headers: dict[str, str], body: bytes) -> Answered:
        """Post a body and return how it was answered."""
        head = {"host": self._place[0], "content-length": str(len(body)), **headers}
        told = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        raw = f"POST {path} HTTP/1.1\r\n{told}\r\n".encode() + body
        self._free = [line for line in self._free if line.stands]
        line = self._free.pop() if self._free else await self._new()
        answered = await line.post(raw)
        self._free.append(line)
        return answered

    async def _new(self) -> _Line:
        _, line = await asyncio.get_running_loop().create_connection(_Line, *self._place)
        return line

    def close(self) -> None:
        """Hang up everywhere."""
        while self._free:
            self._free.pop().close()
