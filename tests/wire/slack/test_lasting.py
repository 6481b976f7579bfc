"""What a sandbox keeps that runs for days, and what a fresh start leaves."""

from collections.abc import Awaitable, Callable

import aiohttp
import pytest

from bot.sandbox.slack import files, outgoing, passes
from bot.sandbox.slack.ids import Ids
from bot.sandbox.slack.wire import Refused
from bot.sandbox.world import MovableClock
from tests.wire.slack.harness import Place, Wire, later, open_wire, until

Connect = Callable[[], Awaitable[Wire]]


def test_triggers_and_addresses_of_long_ago_make_room() -> None:
    clock = MovableClock()
    given = passes.Passes(clock, Ids(clock))
    first, second = given.new_trigger("yun"), given.new_trigger("yun")
    for _ in range(passes.KEPT_PASSES - 1):
        given.new_trigger("yun")
    with pytest.raises(Refused, match="invalid_trigger_id"):
        given.use_trigger(first)
    assert given.use_trigger(second).person == "yun"


async def test_nothing_more_is_taken_for_a_file_that_is_there(place: Place) -> None:
    client = place.client()
    ticket = await client.files_getUploadURLExternal(filename="a.txt", length=1)
    async with aiohttp.ClientSession() as http:
        async with http.post(ticket["upload_url"], data=b"a") as answer:
            assert answer.status == 200
        await client.files_completeUploadExternal(files=[{"id": ticket["file_id"]}])
        async with http.post(ticket["upload_url"], data=b"b") as answer:
            assert answer.status == 404


def test_uploads_that_nobody_finishes_make_room() -> None:
    clock = MovableClock()
    coming = files.Files(clock, Ids(clock))
    tickets = [coming.expect("a.txt")[1] for _ in range(files.MOST_COMING + 1)]
    assert [coming.receive(ticket, b"a") for ticket in tickets[:2]] == [None, 1]


async def test_what_nobody_hears_for_long_is_given_up(place: Place) -> None:
    for number in range(outgoing.KEPT_DELIVERIES + 2):
        await place.server.say("yun", "yun", str(number))
    assert place.server.busy() == outgoing.KEPT_DELIVERIES
    assert [body["payload"]["event"]["text"] for body in place.sent("lost/events_api/message")] == ["0", "1"]


async def test_a_late_confirmation_counts_and_a_closed_socket_does_not_bring_it_again(
    place: Place, open_socket: Connect
) -> None:
    first = await open_socket()
    await place.server.say("yun", "yun", "hello")
    envelope = await first.receive()
    later(place, seconds=4)
    # Slack's own timetable repeats it at once; the bot has both now and confirms the older one.
    again = await first.receive()
    assert (again["retry_attempt"], again["payload"]) == (1, envelope["payload"])
    await first.acknowledge(envelope)
    await until(lambda: place.server.busy() == 0)
    await first.close()
    second = await open_socket()
    await place.server.say("yun", "yun", "and now")
    assert (await second.receive())["payload"]["event"]["text"] == "and now"


async def test_a_socket_that_nobody_reads_does_not_hold_up_another(place: Place) -> None:
    deaf, hearing = await open_wire(place), await open_wire(place)
    transport = deaf.socket.get_extra_info("socket")
    assert transport is not None
    # The client pauses its reading by itself when nobody takes what it has read; then the machine's buffers fill.
    for number in range(400):
        await place.server.say("yun", "yun", f"{number} " + "x" * 39_000)
    heard = [await hearing.receive() for _ in range(220)]
    assert len({envelope["payload"]["event_id"] for envelope in heard}) == 220
    await hearing.close()
    await deaf.close()


async def test_a_fresh_start_turns_socket_mode_on_again(place: Place, open_socket: Connect) -> None:
    await place.server.allow_sockets(enabled=False)
    place.server.forget()
    assert (await open_socket()).hello["type"] == "hello"
