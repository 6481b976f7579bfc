"""The way to a platform: through a proxy where one is needed, and closed once the desk has lost its seat."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError

from bot.platforms.addresses import Bounds
from bot.platforms.connections import CleanConnector, always
from bot.platforms.resolving import CheckedResolver

SOCKS = ("socks4://", "socks5://")
# What aiohttp_socks calls socks5 lets the proxy resolve names already, which others write as socks5h.
RESOLVED_THERE = "socks5h://"


class ProxyRefused(aiohttp.ConnectionTimeoutError):
    """The proxy could not be reached, or does not let us through: nothing was sent."""


class _ThroughSocks(CleanConnector, ProxyConnector):
    """A SOCKS proxy whose refusals are no strangers to aiohttp's own faults."""

    async def connect(self, req: Any, traces: Any, timeout: Any) -> Any:  # noqa: ASYNC109  # as aiohttp calls it
        try:
            return await super().connect(req, traces, timeout)
        except (ProxyError, ProxyConnectionError, ProxyTimeoutError) as fault:
            # Left behind: it may name the proxy's address, with a password in it.
            raise ProxyRefused(type(fault).__name__) from None


class _ThroughHttp(CleanConnector):
    """An HTTP proxy that refuses before the request is written; aiohttp takes that for an answer."""

    async def connect(self, req: Any, traces: Any, timeout: Any) -> Any:  # noqa: ASYNC109  # as aiohttp calls it
        try:
            return await super().connect(req, traces, timeout)
        except aiohttp.ClientHttpProxyError as fault:
            raise ProxyRefused(f"status {fault.status}") from None


@dataclass(frozen=True, slots=True)
class Route:
    """How a platform is reached.

    Attributes:
        proxy: `http://`, `https://`, `socks4://`, `socks5://` or `socks5h://…`, with user and password if it
            wants any; empty for none.
        is_open: asked before each request; where it says no, nothing is sent.
        bounds: of what may be called, for addresses that others gave us; what is out of them raises
            `AddressRefused` before anything is sent, after a redirect too. None for the platforms' own.
        resolver: makes addresses of names, None for the machine's own. Behind a proxy it is the proxy that
            does: then only addresses that are written out can be held within bounds.
    """

    proxy: str = ""
    is_open: Callable[[], bool] = always
    bounds: Bounds | None = None
    resolver: AbstractResolver | None = None

    def session(
        self, timeout: aiohttp.ClientTimeout | None = None, *, resolver: AbstractResolver | None = None
    ) -> aiohttp.ClientSession:
        """Open a session that takes this way; it has no limit of its own to connections.

        Args:
            resolver: for downloads: looks up each name anew, where no proxy does. Nothing is unpacked on the way then,
                as it could be of any size.
        """
        options: dict[str, Any] = {"auto_decompress": resolver is None}
        if timeout is not None:
            options["timeout"] = timeout
        if self.bounds is not None:
            # What a stranger sends may unpack to any size, and what he wants to be told again is not our affair.
            options |= {"auto_decompress": False, "cookie_jar": aiohttp.DummyCookieJar()}
        return aiohttp.ClientSession(
            connector=self._connector(resolver), proxy=self._proxy if self._is_http else None, **options
        )

    @property
    def _proxy(self) -> str:
        return self.proxy.replace(RESOLVED_THERE, "socks5://", 1)

    @property
    def _is_http(self) -> bool:
        return bool(self.proxy) and not self._proxy.startswith(SOCKS)

    def _connector(self, resolver: AbstractResolver | None) -> aiohttp.BaseConnector:
        options: dict[str, Any] = {"limit": 0, "bounds": self.bounds, "is_open": self.is_open}
        if self._proxy.startswith(SOCKS):
            # SOCKS 4 would have us resolve the name, and without the bounds; 4a lets the proxy.
            there = {"rdns": True} if self.bounds is not None else {}
            return _ThroughSocks.from_url(self._proxy, **there, **options)
        if self.bounds is not None and not self.proxy:
            resolver = CheckedResolver(self.bounds, self.resolver or aiohttp.ThreadedResolver())
        if resolver is not None and not self.proxy:
            # Nothing is remembered beside what was checked for this very connection.
            options |= {"resolver": resolver, "use_dns_cache": False}
        return _ThroughHttp(**options)


DIRECT = Route()
