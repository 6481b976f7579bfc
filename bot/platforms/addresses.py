"""Which addresses the desk may call: public ones, and those that its operator names."""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import aiohttp
from yarl import URL

from data.model.networks import Address, Allowed

# What is not reached from everywhere. Source: IANA IPv4 Special-Purpose Address Registry, and RFC 5771 for multicast
# (iana.org/assignments/iana-ipv4-special-registry, 2026-11-21).
_NOT_PUBLIC_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
        ),
    )
)
# Only this much is given out for use. Source: iana.org/assignments/ipv6-address-space, 2026-11-21.
_PUBLIC_6 = IPv6Network("2000::/3")
# Of that, what is not reached from everywhere, or is a tunnel to an IPv4 address: 2001::/23 holds Teredo, 2002::/16 is
# 6to4. Source: iana.org/assignments/iana-ipv6-special-registry, 2026-11-21.
_NOT_PUBLIC_6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
# The last 32 bits are an IPv4 address. Source: RFC 6052, section 2.1, 2026-11-21.
_NAT64 = IPv6Network("64:ff9b::/96")
# Whoever may ask these gets the keys of the machine: no network that is allowed holds them. Sources, 2026-11-21:
# docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html, alibabacloud.com/help/ecs (metadata).
_METADATA = frozenset(
    map(ip_address, ("169.254.169.254", "169.254.170.2", "fd00:ec2::254", "100.100.100.200"))
)


class AddressRefused(aiohttp.ClientError):
    """An address must not be called; nothing was sent.

    Attributes:
        reason: scheme, user, host, port, private (or whatever else is not public) or metadata.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Bounds:
    """What may be called: https to public addresses, and what is allowed.

    For addresses that others gave us. `Route(bounds=Bounds()).session()` opens a session whose every request is held
    within them, also after a redirect and after its name was resolved: out of bounds it raises `AddressRefused` and
    sends nothing. `Bounds((allowed("127.0.0.1:8800"),), plain=True)` are those of one server on this machine.

    Attributes:
        plain: whether http is let through as well; then only what is allowed may be called, by either.
    """

    allowed: tuple[Allowed, ...] = ()
    plain: bool = False

    def check(self, url: str) -> URL:
        """Return an address that may be called as far as it tells by itself; a name is checked when it is resolved.

        Raises:
            AddressRefused: it must not be called.
        """
        try:
            read = URL(url)
            host, port = read.raw_host, read.port
        except ValueError:
            raise AddressRefused("host") from None
        if read.scheme not in ({"https", "http"} if self.plain else {"https"}):
            raise AddressRefused("scheme")
        if read.user is not None or read.password is not None:
            raise AddressRefused("user")
        if not host or not port:
            raise AddressRefused("host" if not host else "port")
        if (address := written(host)) is not None:
            self.admit(address, port)
        return read

    def admit(self, address: Address, port: int) -> None:
        """Let an address pass that may be called.

        Raises:
            AddressRefused: it must not be.
        """
        meant = _meant(address)
        if meant in _METADATA:
            raise AddressRefused("metadata")
        if any(one.holds(meant, port) for one in self.allowed):
            return
        if self.plain or not is_public(meant):
            raise AddressRefused("private")


def is_public(address: Address) -> bool:
    """Tell whether an address is one of the internet's, reached from everywhere and by one machine each."""
    meant = _meant(address)
    if isinstance(meant, IPv4Address):
        return not any(meant in network for network in _NOT_PUBLIC_4)
    return meant in _PUBLIC_6 and not any(meant in network for network in _NOT_PUBLIC_6)


def written(host: str) -> Address | None:
    """Return the address that a host name is, in whatever way it is written; None when it is a name."""
    try:
        return ip_address(host)
    except ValueError:
        pass
    if f".{host}".rstrip(".").lower().endswith(".localhost"):
        return IPv4Address("127.0.0.1")
    try:
        # The old forms such as 2130706433, 0x7f.1 and 127.1, which resolvers still take.
        return IPv4Address(socket.inet_aton(host.rstrip(".")))
    except (OSError, UnicodeError):
        return None


def _meant(address: Address) -> Address:
    """Return the IPv4 address that is in IPv6's clothes, else the address itself without its zone."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None or address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return IPv6Address(int(address))
