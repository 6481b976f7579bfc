"""A file is brought only from where it may come, only so much of it, and the bot's token goes nowhere else."""

import gzip
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from yarl import URL

from bot.outbox.port import Failed, NotSent
from bot.platforms.download import Downloads, ForbiddenAddress, Origin, Page, PublicOnly
from bot.platforms.route import DIRECT, Route

LARGEST = 1_000
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
HEADERS = {"Authorization": "Bearer token"}


@dataclass
class Shelf:
    """A server on this machine from which files are taken.

    Attributes:
        asked: path and Authorization header of each request.
    """

    url: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)


async def gives(request: web.Request) -> web.StreamResponse:
    what = request.match_info["what"]
    if what == "endless":
        answer = web.StreamResponse()
        await answer.prepare(request)
        for _ in range(100):
            await answer.write(b"x" * 100)
        return answer
    if what == "packed":
        packed = gzip.compress(b"x" * 100_000)
        return web.Response(body=packed, headers={"Content-Encoding": "gzip"})
    if what == "circle":
        return web.Response(status=302, headers={"Location": "/circle"})
    if what == "to":
        return web.Response(status=302, headers={"Location": request.query["url"]})
    if what == "status":
        return web.Response(status=int(request.query["code"]), headers={"Retry-After": "7"})
    return web.Response(body=b"x" * int(what))


async def serve(shelf: Shelf) -> web.AppRunner:
    @web.middleware
    async def note(request: web.Request, handler: Handler) -> web.StreamResponse:
        shelf.asked.append((request.path, request.headers.get("Authorization", "")))
        return await handler(request)

    app = web.Application(middlewares=[note])
    app.router.add_get("/{what}", gives)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    shelf.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    return runner


@pytest.fixture
async def shelf() -> AsyncIterator[Shelf]:
    served = Shelf()
    runner = await serve(served)
    yield served
    await runner.cleanup()


@pytest.fixture
async def stranger() -> AsyncIterator[Shelf]:
    served = Shelf()
    runner = await serve(served)
    yield served
    await runner.cleanup()


async def brought(
    shelf: Shelf, address: str, *, hosts: tuple[str, ...] = (), route: Route = DIRECT
) -> object:
    downloads = Downloads(route, Origin(URL(shelf.url), hosts, HEADERS))
    downloads.start()
    try:
        return await downloads.bring(address, largest=LARGEST)
    finally:
        await downloads.stop()


async def test_a_file_comes_whole_and_the_token_goes_with_the_question(shelf: Shelf) -> None:
    page = await brought(shelf, f"{shelf.url}/{LARGEST}")
    assert page == Page(b"x" * LARGEST, "application/octet-stream")
    assert shelf.asked == [(f"/{LARGEST}", "Bearer token")]


@pytest.mark.parametrize("what", [str(LARGEST + 1), "endless"])
async def test_what_is_too_large_is_not_taken_whether_it_says_so_or_not(shelf: Shelf, what: str) -> None:
    assert await brought(shelf, f"{shelf.url}/{what}") == Failed("too_large")


async def test_nothing_is_unpacked_on_the_way(shelf: Shelf) -> None:
    outcome = await brought(shelf, f"{shelf.url}/packed")
    assert isinstance(outcome, NotSent)


async def test_an_empty_file_is_none(shelf: Shelf) -> None:
    assert await brought(shelf, f"{shelf.url}/0") == Failed("empty")


async def test_a_stranger_is_asked_for_nothing(shelf: Shelf, stranger: Shelf) -> None:
    assert await brought(shelf, f"{stranger.url}/5") == Failed("elsewhere")
    for address in (
        f"{stranger.url}/5",
        "http://169.254.169.254/latest",
        "//127.0.0.1:1/x",
        "file:///etc/passwd",
    ):
        assert await brought(shelf, f"{shelf.url}/to?url={address}") == Failed("elsewhere"), address
    assert stranger.asked == []


async def test_a_redirect_at_home_is_followed_but_not_for_ever(shelf: Shelf) -> None:
    page = await brought(shelf, f"{shelf.url}/to?url=/5")
    assert page == Page(b"xxxxx", "application/octet-stream", redirected=True)
    assert await brought(shelf, f"{shelf.url}/circle") == Failed("no_access")


async def test_a_name_that_leads_home_is_no_public_address(shelf: Shelf) -> None:
    assert await brought(shelf, "https://localhost/5", hosts=("localhost",)) == Failed("elsewhere")
    assert await brought(shelf, f"{shelf.url}/to?url=https://localhost/5", hosts=("localhost",)) == Failed(
        "elsewhere"
    )


async def test_what_is_resolved_is_judged_before_it_is_connected() -> None:
    with pytest.raises(ForbiddenAddress):
        await PublicOnly(own_host="api.example").resolve("localhost", 443)
    own = await PublicOnly(own_host="localhost").resolve("localhost", 443)
    assert own


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://files.slack.com/files-pri/T1-F1/a.png", True),
        ("https://lantern.slack.com/files/a.png", True),
        ("http://files.slack.com/a.png", False),
        ("https://files.slack.com:8443/a.png", False),
        ("https://slack.com.evil.example/a.png", False),
        ("https://evilslack.com/a.png", False),
        ("https://docs.google.com/a", False),
        ("https://1.1.1.1/a", False),
    ],
)
def test_only_the_platforms_own_hosts_give_files(url: str, *, allowed: bool) -> None:
    origin = Origin(URL("https://slack.com/api/"), ("files.slack.com", ".slack.com"))
    assert origin.allows(URL(url)) is allowed


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (401, Failed("no_access")),
        (403, Failed("no_access")),
        (404, NotSent("http_404", 1.0)),
        (429, NotSent("ratelimited", 7.0)),
        (503, NotSent("http_503", 1.0, outage=True)),
    ],
)
async def test_refusals_say_whether_to_come_again(shelf: Shelf, code: int, outcome: object) -> None:
    assert await brought(shelf, f"{shelf.url}/status?code={code}") == outcome


async def test_a_desk_without_its_seat_asks_for_nothing(shelf: Shelf) -> None:
    outcome = await brought(shelf, f"{shelf.url}/5", route=Route("", lambda: False))
    assert isinstance(outcome, NotSent)
    assert shelf.asked == []
