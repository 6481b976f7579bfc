"""Networks and addresses of the company's own, as its settings name them."""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_HIGHEST_PORT = 0xFFFF


@dataclass(frozen=True, slots=True)
class Allowed:
    """A network of the operator's own that may be called.

    Attributes:
        port: the only one there, None for every one.
    """

    network: Network
    port: int | None = None

    def holds(self, address: Address, port: int) -> bool:
        """Tell whether it holds this address, and the port."""
        return address in self.network and self.port in {None, port}


def allowed(text: str) -> Allowed:
    """Read a network such as 10.1.0.0/16 or fd00:1::/32, or one address with its port, such as 127.0.0.1:8800 or [::1]:8800.

    Raises:
        ValueError: it is neither.
    """
    host, colon, port = text.rpartition(":")
    if colon and (host.startswith("[") or ":" not in host):
        if not (port.isascii() and port.isdigit() and 0 < int(port) <= _HIGHEST_PORT):
            raise ValueError(f"{text}: no port")
        return Allowed(ip_network(host.removeprefix("[").removesuffix("]")), int(port))
    return Allowed(ip_network(text))
