"""A request goes to the very address that was checked, or nowhere."""

import gzip
import socket
from collections.abc import AsyncIterator, Sequence

import aiohttp
import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.platforms.addresses import AddressRefused, Bounds
from bot.platforms.route import Route
from data.model.networks import allowed
from tests.unit.platforms.proxies import proxy


class Names(AbstractResolver):
    """A name server of our own: each look-up of any name gives the next answer, the last one for ever."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        del family
        self.asked.append(host)
        found = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return [
            ResolveResult(hostname=host, host=one, port=port, family=_family(one), proto=0, flags=0)
            for one in found
        ]

    async def close(self) -> None:
        """Nothing is held."""


def _family(address: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in address else socket.AF_INET


class Served:
    """A server on this machine, and what it was asked."""

    def __init__(self) -> None:
        self.port = 0
        self.hosts: list[str] = []
        self.cookies: list[str] = []
        self.leads_to = ""

    async def answer(self, request: web.Request) -> web.Response:
        self.hosts.append(request.host)
        if request.path == "/away":
            raise web.HTTPFound(self.leads_to)
        if request.path == "/packed":
            bomb = gzip.compress(bytes(10_000_000))
            return web.Response(body=bomb, headers={"Content-Encoding": "gzip", "Set-Cookie": "a=b"})
        self.cookies.append(request.headers.get("Cookie", ""))
        return web.Response(text="here")


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    served = Served()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", served.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    served.port = runner.addresses[0][1]
    yield served
    await runner.cleanup()


async def get(route: Route, url: str) -> str:
    async with route.session() as session, session.get(url) as answer:
        return await answer.text()


def here(served: Served, *names: Sequence[str], proxy: str = "") -> Route:
    bounds = Bounds((allowed(f"127.0.0.1:{served.port}"),), plain=True)
    return Route(proxy, bounds=bounds, resolver=Names(*names) if names else None)


async def test_a_name_is_resolved_once_and_stays_the_host(served: Served) -> None:
    route = here(served, ["127.0.0.1"], ["10.0.0.1"])
    assert await get(route, f"http://hooks.example:{served.port}/") == "here"
    assert served.hosts == [f"hooks.example:{served.port}"]
    assert isinstance(route.resolver, Names)
    assert route.resolver.asked == ["hooks.example"]


async def test_a_name_with_one_private_address_among_others_is_refused(served: Served) -> None:
    for answers in (["127.0.0.1", "10.0.0.1"], ["fd00::1", "127.0.0.1"], ["::ffff:10.0.0.1"]):
        with pytest.raises(AddressRefused):
            await get(here(served, answers), f"http://hooks.example:{served.port}/")
    assert not served.hosts


async def test_a_public_name_that_leads_here_is_refused(served: Served) -> None:
    for address in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "0.0.0.0"):  # noqa: S104  # nothing is bound to it
        with pytest.raises(AddressRefused):
            await get(
                Route(bounds=Bounds(), resolver=Names([address])), f"https://hooks.example:{served.port}/"
            )
    assert not served.hosts


@pytest.mark.parametrize("host", ["a..example", f"{'a' * 64}.example"])
async def test_what_no_name_can_be_is_refused(host: str) -> None:
    with pytest.raises(AddressRefused):
        await get(Route(bounds=Bounds()), f"https://{host}/")


async def test_a_name_that_leads_elsewhere_the_second_time_is_refused_then(served: Served) -> None:
    route = here(served, ["127.0.0.1"], ["10.0.0.1"])
    url = f"http://hooks.example:{served.port}/"
    async with route.session() as session:
        async with session.get(url, headers={"Connection": "close"}) as answer:
            assert await answer.text() == "here"
        with pytest.raises(AddressRefused):
            await session.get(url)


@pytest.mark.parametrize(
    "to", ["http://10.0.0.1/", "http://[::1]:1/", "file:///etc/passwd", "http://localhost:1/"]
)
async def test_a_redirect_out_of_bounds_is_not_followed(served: Served, to: str) -> None:
    served.leads_to = to
    with pytest.raises(aiohttp.ClientError):
        await get(here(served), f"http://127.0.0.1:{served.port}/away")
    assert len(served.hosts) == 1


async def test_a_redirect_within_bounds_is(served: Served) -> None:
    served.leads_to = f"http://127.0.0.1:{served.port}/there"
    assert await get(here(served), f"http://127.0.0.1:{served.port}/away") == "here"


async def test_nothing_is_unpacked_on_the_way_and_no_cookie_is_kept(served: Served) -> None:
    url = f"http://127.0.0.1:{served.port}"
    async with here(served).session() as session:
        async with session.get(f"{url}/packed") as answer:
            assert len(await answer.read()) < 100_000
        async with session.get(f"{url}/"):
            assert served.cookies == [""]


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_behind_a_proxy_what_is_written_out_is_held_within_bounds(served: Served, scheme: str) -> None:
    async with proxy(scheme) as passed:
        assert await get(here(served, proxy=passed.url), f"http://127.0.0.1:{served.port}/") == "here"
        for host in ("10.0.0.1", "2130706433", "[::1]", "localhost"):
            with pytest.raises(AddressRefused):
                await get(here(served, proxy=passed.url), f"http://{host}:1/")
        served.leads_to = "http://10.0.0.1/"
        with pytest.raises(AddressRefused):
            await get(here(served, proxy=passed.url), f"http://127.0.0.1:{served.port}/away")
    assert set(passed.targets) == {f"127.0.0.1:{served.port}"}
