"""Sockets come and go: warned, refreshed, switched off."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox.slack.limits import SlackLimits
from tests.wire.slack.harness import APP_TOKEN, Place, Wire, later, open_place, open_wire, until

Connect = Callable[[], Awaitable[Wire]]
# Source of every reason and number: docs.slack.dev/apis/events-api/using-socket-mode, read 2026-11-21.


async def test_a_socket_is_warned_ten_seconds_before_and_refreshed_every_few_hours() -> None:
    async with open_place(SlackLimits(connection_life=timedelta(hours=1))) as place:
        place.world.clock.pause()
        wire = await open_wire(place)
        assert wire.hello["debug_info"]["approximate_connection_time"] == 3600
        later(place, minutes=59, seconds=50)
        assert await wire.receive() == farewell("warning")
        later(place, seconds=10)
        assert await wire.receive() == farewell("refresh_requested")
        later(place, seconds=10)
        assert (await wire.socket.receive()).type is aiohttp.WSMsgType.CLOSE
        await wire.close()


def farewell(reason: str) -> dict[str, object]:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}


async def test_debug_reconnects_shortens_the_life_to_360_seconds(place: Place) -> None:
    place.world.clock.pause()
    url = str((await place.client().apps_connections_open(app_token=APP_TOKEN))["url"])
    async with aiohttp.ClientSession() as session:
        socket = await session.ws_connect(f"{url}&debug_reconnects=true")
        hello = await socket.receive_json()
        assert hello["debug_info"]["approximate_connection_time"] == 360
        later(place, seconds=360)
        assert (await socket.receive_json())["reason"] == "refresh_requested"
        await socket.close()


async def test_a_socket_that_was_asked_to_go_hears_nothing_new_but_may_confirm(
    place: Place, open_socket: Connect
) -> None:
    place.world.clock.pause()
    old = await open_socket()
    await place.server.say("yun", "yun", "before")
    envelope = await old.receive()
    later(place, hours=4)
    assert await old.receive() == farewell("refresh_requested")
    new = await open_socket()
    await place.server.say("yun", "yun", "after")
    texts = {(await new.receive())["payload"]["event"]["text"] for _ in range(2)}
    assert texts == {"before", "after"}
    assert place.server.busy() == 2
    await old.acknowledge(envelope)
    await until(lambda: place.server.busy() == 1)


async def test_switched_off_sockets_are_told_and_no_new_one_opens(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    await place.server.allow_sockets(enabled=False)
    assert await wire.receive() == farewell("link_disabled")
    with pytest.raises(SlackApiError, match="access_denied"):
        await place.client().apps_connections_open(app_token=APP_TOKEN)
    await place.server.allow_sockets(enabled=True)
    assert (await open_socket()).hello["type"] == "hello"


async def test_the_truth_log_tells_over_which_socket_what_came(place: Place, open_socket: Connect) -> None:
    wires = [await open_socket(), await open_socket()]
    for text in ("one", "two", "three"):
        await place.server.say("yun", "yun", text)
    heard = [await wires[0].receive(), await wires[1].receive(), await wires[0].receive()]
    told = {
        entry.body["envelope_id"]: entry.body["wire"]
        for entry in place.world.log
        if entry.direction == "to_bot" and "wire" in entry.body
    }
    over = [told[envelope["envelope_id"]] for envelope in heard]
    assert over == ["socket 1", "socket 2", "socket 1"]
