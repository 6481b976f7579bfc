"""Bring a file here from an address: only from where it may come, only so much, and without believing its name."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from ipaddress import ip_address

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from bot.outbox.port import Failed, NotSent
from bot.platforms.addresses import is_public, written
from bot.platforms.route import Route

CONNECT_SECONDS = 5.0
# A file may take its time, as long as it keeps coming.
SILENT_SECONDS = 15.0
WHOLE_SECONDS = 180.0
MOST_REDIRECTS = 3
PIECE_BYTES = 65_536
PATIENCE_SECONDS = 1.0
TOO_LARGE, ELSEWHERE, NO_ACCESS, EMPTY = "too_large", "elsewhere", "no_access", "empty"
NOT_THERE = "http_404"
_MOVED = frozenset({301, 302, 303, 307, 308})
_REFUSED = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})


class ForbiddenAddress(OSError):
    """A name leads to an address that no file of a platform is at."""


class PublicOnly(AbstractResolver):
    """Resolves names to public addresses; what it returns is what is connected, so nothing can change in between."""

    def __init__(self, *, own_host: str) -> None:
        self._own_host = own_host
        self._inner = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses of a name.

        Raises:
            ForbiddenAddress: one of them is private, and the name is not the platform's own.
        """
        found = await self._inner.resolve(host, port, family)
        if host != self._own_host and not all(is_public(ip_address(one["host"])) for one in found):
            raise ForbiddenAddress(host)
        return found

    async def close(self) -> None:
        """Close what resolves."""
        await self._inner.close()


@dataclass(frozen=True, slots=True)
class Origin:
    """From where files of one platform come.

    Attributes:
        own: the address of its API, which is believed wherever that is.
        hosts: what else gives its files out, each over https only; one that begins with a dot stands for all below it.
        headers: what proves us, sent to `own` and to `hosts` and never beyond.
    """

    own: URL
    hosts: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)

    def allows(self, url: URL) -> bool:
        """Tell whether a file may come from there."""
        if url.origin() == self.own.origin():
            return True
        host = url.host or ""
        named = any(host.endswith(one) if one.startswith(".") else host == one for one in self.hosts)
        return url.scheme == "https" and url.is_default_port() and named and written(host) is None


@dataclass(frozen=True, slots=True)
class Page:
    """What stands at an address, whole.

    Attributes:
        media_type: as it says of itself.
        redirected: whether it stands at another address than was asked for.
    """

    content: bytes = field(repr=False)
    media_type: str = ""
    redirected: bool = False


class Downloads:
    """Downloads over one session, with nothing of a bot's API in it.

    Args of the constructor: `route` is the way there. Where that is a proxy, it is the proxy that looks names up.
    """

    def __init__(self, route: Route, origin: Origin) -> None:
        self._route = route
        self._origin = origin
        self._session: aiohttp.ClientSession | None = None

    def start(self) -> None:
        """Open the session."""
        patience = aiohttp.ClientTimeout(
            total=WHOLE_SECONDS, sock_connect=CONNECT_SECONDS, sock_read=SILENT_SECONDS
        )
        self._session = self._route.session(
            patience,
            resolver=PublicOnly(own_host=self._origin.own.host or ""),
        )

    async def stop(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()

    async def bring(self, address: str, *, largest: int) -> Page | Failed | NotSent:
        """Return what stands at an address.

        Args:
            largest: most bytes that are taken.

        Returns:
            Failed when it will never be had, NotSent when it may be tried again.
        """
        if self._session is None:
            return NotSent("not_started", PATIENCE_SECONDS)
        try:
            return await self._followed(self._session, URL(address), largest=largest)
        except aiohttp.ClientConnectorError as fault:
            if isinstance(fault.os_error, ForbiddenAddress):
                return Failed(ELSEWHERE)
            return NotSent("unreachable", PATIENCE_SECONDS, outage=True)
        except (aiohttp.ClientError, TimeoutError):
            return NotSent("connection_lost", PATIENCE_SECONDS, outage=True)
        except ValueError:
            return Failed(ELSEWHERE)

    async def _followed(
        self, session: aiohttp.ClientSession, url: URL, *, largest: int
    ) -> Page | Failed | NotSent:
        """Follow redirects by hand, so that each of them is held to the same rules."""
        for hop in range(MOST_REDIRECTS + 1):
            if not self._origin.allows(url):
                return Failed(ELSEWHERE)
            headers = {"Accept-Encoding": "identity", **self._origin.headers}
            async with session.get(url, headers=headers, allow_redirects=False) as answer:
                if answer.status in _MOVED:
                    url = url.join(URL(answer.headers.get("Location", "")))
                    continue
                return await _read(answer, largest=largest, redirected=hop > 0)
        return Failed(NO_ACCESS)


async def _read(answer: aiohttp.ClientResponse, *, largest: int, redirected: bool) -> Page | Failed | NotSent:
    refusal = _refused(answer)
    if refusal is not None:
        return refusal
    if (answer.content_length or 0) > largest:
        return Failed(TOO_LARGE)
    content = bytearray()
    async for piece in answer.content.iter_chunked(PIECE_BYTES):
        content += piece
        if len(content) > largest:
            return Failed(TOO_LARGE)
    return Page(bytes(content), answer.content_type, redirected) if content else Failed(EMPTY)


def _refused(answer: aiohttp.ClientResponse) -> Failed | NotSent | None:
    status = answer.status
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        named = answer.headers.get("Retry-After", "")
        wait_seconds = float(named) if named.isascii() and named.isdigit() else PATIENCE_SECONDS
        return NotSent("ratelimited", wait_seconds)
    if status in _REFUSED:
        return Failed(NO_ACCESS)
    if status == HTTPStatus.OK and answer.headers.get("Content-Encoding", "identity") == "identity":
        return None
    return NotSent(f"http_{status}", PATIENCE_SECONDS, outage=status >= HTTPStatus.INTERNAL_SERVER_ERROR)
