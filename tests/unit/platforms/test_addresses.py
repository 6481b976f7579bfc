"""What is no public address is never called, in whatever clothes it comes."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.platforms.addresses import AddressRefused, Bounds, is_public
from data.model.networks import allowed

PUBLIC = ("93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::8.8.8.8")
NOT_PUBLIC = (
    "0.0.0.0",  # noqa: S104  # nothing is bound to it
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.1.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::808:808",
    "2001:0:4136:e378::",
    "2001:db8::1",
    "2002:7f00:1::",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1%eth0",
    "ff02::1",
)
FORMS_OF_LOOPBACK = (
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "017700000001",
    "localhost",
    "LOCALHOST.",
    "any.localhost",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[64:ff9b::127.0.0.1]",
    "①②⑦.⓪.⓪.①",
)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_passes(address: str) -> None:
    assert is_public(ip_address(address))
    Bounds().admit(ip_address(address), 443)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_what_is_not_public_does_not(address: str) -> None:
    assert not is_public(ip_address(address))
    with pytest.raises(AddressRefused):
        Bounds().admit(ip_address(address), 443)


@given(st.ip_addresses(v=4) | st.ip_addresses(v=6, network="2000::/3") | st.ip_addresses(v=6))
@example(IPv4Address("192.88.99.1"))
def test_what_passes_is_global_by_the_standard_library_too(address: IPv4Address | IPv6Address) -> None:
    if is_public(address) and address not in IPv6Network("64:ff9b::/96"):
        assert address.is_global
        assert not address.is_multicast


@given(st.ip_addresses(v=4), st.sampled_from(("::ffff:0:0", "64:ff9b::")))
def test_an_ipv4_address_is_the_same_in_the_clothes_of_ipv6(address: IPv4Address, prefix: str) -> None:
    assert is_public(address) == is_public(IPv6Address(int(IPv6Address(prefix)) | int(address)))


@given(st.ip_addresses(v=6))
def test_a_zone_changes_nothing(address: IPv6Address) -> None:
    assert is_public(address) == is_public(IPv6Address(f"{address}%eth0"))


@given(st.ip_addresses(), st.integers(1, 0xFFFF), st.integers(1, 0xFFFF))
def test_what_is_allowed_exactly_passes_at_that_port_alone(
    address: IPv4Address | IPv6Address, port: int, other: int
) -> None:
    if is_public(address) or str(address) in {"169.254.169.254", "100.100.100.200"}:
        return
    host = f"[{address}]" if address.version == 6 else str(address)
    bounds = Bounds((allowed(f"{host}:{port}"),), plain=True)
    if isinstance(address, IPv4Address):
        bounds.admit(address, port)
        assert bounds.check(f"http://{host}:{port}/hook").raw_host == str(address)
    if other != port:
        with pytest.raises(AddressRefused):
            bounds.admit(address, other)


@pytest.mark.parametrize("host", FORMS_OF_LOOPBACK)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_address_is_seen_in_every_way_of_writing_it(host: str, scheme: str) -> None:
    for bounds in (Bounds(), Bounds(plain=True)):
        with pytest.raises(AddressRefused):
            bounds.check(f"{scheme}://{host}:8080/")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://hooks.example/", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("ftp://hooks.example/", "scheme"),
        ("//hooks.example/", "scheme"),
        ("https://user@hooks.example/", "user"),
        ("https://:word@hooks.example/", "user"),
        ("https:///hook", "host"),
        ("https://[::1/", "host"),
        ("https://10.0.0.1/", "private"),
        ("https://169.254.169.254/latest", "metadata"),
        ("https://[::ffff:169.254.169.254]/latest", "metadata"),
    ],
)
def test_an_address_that_must_not_be_called_is_refused_with_the_reason(url: str, reason: str) -> None:
    with pytest.raises(AddressRefused) as refused:
        Bounds().check(url)
    assert refused.value.reason == reason


def test_a_name_passes_until_it_is_resolved() -> None:
    assert Bounds().check("https://hooks.example/deploy").raw_host == "hooks.example"


def test_plain_http_reaches_nothing_but_what_is_allowed() -> None:
    bounds = Bounds((allowed("10.1.0.0/16"),), plain=True)
    bounds.admit(ip_address("10.1.2.3"), 8080)
    for address in ("10.2.0.1", "8.8.8.8"):
        with pytest.raises(AddressRefused):
            bounds.admit(ip_address(address), 80)


def test_no_network_that_is_allowed_holds_the_keys_of_the_machine() -> None:
    bounds = Bounds((allowed("0.0.0.0/0"), allowed("::/0")))
    for address in ("169.254.169.254", "::ffff:169.254.169.254", "100.100.100.200", "fd00:ec2::254"):
        with pytest.raises(AddressRefused) as refused:
            bounds.admit(ip_address(address), 80)
        assert refused.value.reason == "metadata"


def test_networks_are_read_as_they_are_written() -> None:
    assert allowed("10.1.0.0/16").network == ip_network("10.1.0.0/16")
    assert allowed("fd00:1::/32").port is None
    assert allowed("[::1]:8800").network == ip_network("::1")
    assert allowed("127.0.0.1:8800").port == 8800
    for wrong in ("10.1.0.0/8", "hooks.example", "127.0.0.1:0", "127.0.0.1:99999", "127.0.0.1:", ""):
        with pytest.raises(ValueError, match=r"."):
            allowed(wrong)
