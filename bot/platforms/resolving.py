"""Names within bounds: a name is resolved once, each address that it has is checked, and one of those is called."""

import socket
from ipaddress import ip_address

from aiohttp.abc import AbstractResolver, ResolveResult

from bot.platforms.addresses import AddressRefused, Bounds


class CheckedResolver(AbstractResolver):
    """Gives only addresses within bounds; a name that has any other is refused as a whole.

    Whoever let it lead to both could have either of them called, depending on which one is awake.
    """

    def __init__(self, bounds: Bounds, resolver: AbstractResolver) -> None:
        self._bounds = bounds
        self._resolver = resolver

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses of a name.

        Raises:
            AddressRefused: one of them must not be called, or nothing can have such a name.
        """
        try:
            found = await self._resolver.resolve(host, port, family)
        except UnicodeError:
            # A label that is empty or too long: no name at all.
            raise AddressRefused("host") from None
        for one in found:
            self._bounds.admit(ip_address(one["host"]), port)
        return found

    async def close(self) -> None:
        """Let go of what the resolver holds."""
        await self._resolver.close()
