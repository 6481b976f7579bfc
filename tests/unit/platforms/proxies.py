"""Small proxies on this machine: HTTP with CONNECT, and SOCKS 5."""

import asyncio
import contextlib
import struct
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

LARGEST_HEAD = 64 * 1024


@dataclass(slots=True)
class Passed:
    """What went through a proxy.

    Attributes:
        targets: host and port of each connection that was made through it.
        lets_through: whether anything may.
    """

    url: str = ""
    targets: list[str] = field(default_factory=list)
    lets_through: bool = True


async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while chunk := await reader.read(LARGEST_HEAD):
            writer.write(chunk)
            await writer.drain()
    writer.close()


async def joined(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, port: int, first: bytes = b""
) -> None:
    """Let both sides talk until one has nothing more to say."""
    far_reader, far_writer = await asyncio.open_connection(host, port)
    far_writer.write(first)
    await asyncio.gather(pump(reader, far_writer), pump(far_reader, writer))


async def over_http(passed: Passed, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    head = await reader.readuntil(b"\r\n\r\n")
    method, target, _ = head.split(b"\r\n", 1)[0].decode().split(" ")
    place = urlsplit(f"//{target}" if method == "CONNECT" else target)
    assert place.hostname
    assert place.port
    passed.targets.append(f"{place.hostname}:{place.port}")
    if not passed.lets_through:
        writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
        writer.close()
        return
    if method == "CONNECT":
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        head = b""
    else:
        path = f"{place.path}?{place.query}" if place.query else place.path
        head = head.replace(target.encode(), path.encode(), 1)
    await joined(reader, writer, place.hostname, place.port, head)


async def over_socks(passed: Passed, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    _, count = await reader.readexactly(2)
    await reader.readexactly(count)
    writer.write(b"\x05\x00")
    _, _, _, kind = await reader.readexactly(4)
    if kind == 1:
        host = ".".join(str(part) for part in await reader.readexactly(4))
    else:
        host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
    (port,) = struct.unpack("!H", await reader.readexactly(2))
    passed.targets.append(f"{host}:{port}")
    if not passed.lets_through:
        writer.write(b"\x05\x02\x00\x01" + bytes(6))
        writer.close()
        return
    writer.write(b"\x05\x00\x00\x01" + bytes(6))
    await joined(reader, writer, host, port)


@contextlib.asynccontextmanager
async def proxy(scheme: str) -> AsyncIterator[Passed]:
    """Serve a proxy until the block ends."""
    passed = Passed()
    talk = over_http if scheme == "http" else over_socks
    tasks: set[asyncio.Task[None]] = set()

    async def served(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await talk(passed, reader, writer)
        writer.close()

    server = await asyncio.start_server(served, "127.0.0.1", 0)
    passed.url = f"{scheme}://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield passed
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
