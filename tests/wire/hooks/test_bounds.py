"""Another system is called at public addresses, or where its networks are allowed in so many words."""

import pytest

from bot.outbox.port import Failed, Sent
from bot.platforms.route import Route
from data.model.networks import allowed
from tests.unit.platforms.proxies import proxy
from tests.unit.platforms.test_resolving import Names
from tests.wire.hooks.harness import Place


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1:{port}/hooks/pager", "address_private"),
        ("http://localhost:{port}/hooks/pager", "address_private"),
        ("https://[::1]:{port}/hooks/pager", "address_private"),
        ("https://[::ffff:127.0.0.1]:{port}/hooks/pager", "address_private"),
        ("https://169.254.169.254/latest/meta-data", "address_metadata"),
        ("http://8.8.8.8/", "address_private"),
        ("https://user:word@hooks.example/", "address_user"),
        ("ftp://hooks.example/", "address_scheme"),
        ("hooks.example", "address_scheme"),
    ],
)
async def test_without_leave_nothing_but_the_internet_is_called(place: Place, url: str, reason: str) -> None:
    assert await place.call(url=url.format(port=place.port), allowed=()) == Failed(reason)
    assert place.came() == []


async def test_leave_holds_for_its_port_alone(place: Place) -> None:
    assert await place.call(allowed=(allowed("127.0.0.1:1"),)) == Failed("address_private")
    assert isinstance(await place.call(allowed=(allowed("127.0.0.0/8"),)), Sent)


async def test_a_name_that_has_a_private_address_among_others_is_not_called(place: Place) -> None:
    route = Route(resolver=Names(["127.0.0.1", "10.0.0.1"]))
    url = f"http://hooks.example:{place.port}/hooks/pager"
    assert await place.call(url=url, route=route) == Failed("address_private")


async def test_a_name_that_leads_elsewhere_the_second_time_is_not_called_there(place: Place) -> None:
    names = Names(["127.0.0.1"], ["10.0.0.1"])
    caller = await place.caller(
        url=f"http://hooks.example:{place.port}/hooks/pager", route=Route(resolver=names)
    )
    assert isinstance(await caller.send(place.delivery(1)), Sent)
    # The connection that is kept leads to the address that was checked.
    assert isinstance(await caller.send(place.delivery(2)), Sent)
    assert names.asked == ["hooks.example"]
    await caller.stop()
    await caller.start()
    assert await caller.send(place.delivery(3)) == Failed("address_private")
    assert [call.headers["Host"] for call in place.came()] == [f"hooks.example:{place.port}"] * 2


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_behind_a_proxy_the_same_bounds_hold_for_what_is_written_out(place: Place, scheme: str) -> None:
    async with proxy(scheme) as passed:
        assert isinstance(await place.call(route=Route(passed.url)), Sent)
        refused = await place.call(route=Route(passed.url), url="http://10.0.0.1/")
        assert refused == Failed("address_private")
        await place.leave()
    assert set(passed.targets) == {f"127.0.0.1:{place.port}"}
