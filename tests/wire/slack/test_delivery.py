"""Socket Mode: to exactly one socket, until somebody confirms."""

from collections.abc import Awaitable, Callable

import aiohttp
import pytest

from tests.wire.slack.harness import APP_TOKEN, Bot, Place, Wire, later, until

# Source of the checks here: docs.slack.dev/apis/events-api/using-socket-mode and
# docs.slack.dev/apis/events-api, read 2026-11-21


Connect = Callable[[], Awaitable[Wire]]
MESSAGE = "events_api/message"


async def test_the_greeting_tells_what_slack_tells(open_socket: Connect) -> None:
    wire = await open_socket()
    assert wire.hello["type"] == "hello"
    assert wire.hello["num_connections"] == 1
    assert wire.hello["connection_info"] == {"app_id": "A0DESKBELL"}
    assert wire.hello["debug_info"]["approximate_connection_time"] == 4 * 3600
    assert (await open_socket()).hello["num_connections"] == 2


async def test_an_event_has_slacks_shape(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    await place.server.say("yun", "#operations", "hi & bye")
    envelope = await wire.receive()
    assert envelope["type"] == "events_api"
    assert envelope["accepts_response_payload"] is False
    payload = envelope["payload"]
    assert (payload["type"], payload["team_id"], payload["api_app_id"]) == (
        "event_callback",
        "T0LANTERN",
        "A0DESKBELL",
    )
    assert payload["authorizations"][0]["user_id"] == "U0DESKBELL"
    assert payload["event_id"].startswith("Ev")
    assert payload["event_time"] == int(float(payload["event"]["ts"]))
    event = payload["event"]
    expected = {"type": "message", "channel": "C0OPERATIONS", "channel_type": "channel", "user": "U0YUN0000"}
    assert expected.items() <= event.items()
    assert event["text"] == "hi &amp; bye"
    assert "bot_id" not in event


async def test_a_mention_in_a_channel_is_two_events_and_in_private_one(
    place: Place, open_socket: Connect
) -> None:
    wire = await open_socket()
    await place.server.say("yun", "#operations", "help", mention=True)
    await place.server.say("yun", "yun", "help", mention=True)
    events = [(await wire.receive())["payload"]["event"] for _ in range(3)]
    assert [(e["type"], e.get("channel_type")) for e in events] == [
        ("message", "channel"),
        ("app_mention", None),
        ("message", "im"),
    ]
    assert events[1]["text"] == "<@U0DESKBELL> help"
    assert events[0]["ts"] == events[1]["ts"]


async def test_each_payload_goes_to_exactly_one_socket(place: Place, open_socket: Connect) -> None:
    first, second = await open_socket(), await open_socket()
    for number in range(4):
        await place.server.say("yun", "#operations", f"m{number}")
    heard = [(await wire.receive())["payload"]["event"]["text"] for wire in (first, second, first, second)]
    assert sorted(heard) == ["m0", "m1", "m2", "m3"]
    assert len(place.sent(MESSAGE)) == 4


async def test_busy_counts_until_the_acknowledgement(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    await place.server.say("yun", "#operations", "one")
    await place.client().chat_postMessage(channel="C0OPERATIONS", text="own echo")
    assert place.server.busy() == 2
    for _ in range(2):
        await wire.acknowledge(await wire.receive())
    await until(lambda: place.server.busy() == 0)


async def test_events_wait_for_a_socket(place: Place, open_socket: Connect) -> None:
    await place.server.say("yun", "#operations", "early")
    later(place, hours=1)
    assert place.server.busy() == 1
    wire = await open_socket()
    envelope = await wire.receive()
    assert envelope["payload"]["event"]["text"] == "early"
    assert envelope["retry_attempt"] == 0


async def test_an_unconfirmed_event_comes_again_when_its_socket_closes(
    place: Place, open_socket: Connect
) -> None:
    first = await open_socket()
    await place.server.say("yun", "#operations", "once")
    envelope = await first.receive()
    await first.close()
    second = await open_socket()
    again = await second.receive()
    assert again["payload"]["event_id"] == envelope["payload"]["event_id"]
    assert again["envelope_id"] != envelope["envelope_id"]
    assert (again["retry_attempt"], again["retry_reason"]) == (1, "connection_failed")
    await second.acknowledge(again)
    await until(lambda: place.server.busy() == 0)


async def test_an_unconfirmed_event_comes_again_three_times_by_the_sandbox_clock(
    place: Place, open_socket: Connect
) -> None:
    place.world.clock.pause()
    wire = await open_socket()
    await place.server.say("yun", "#operations", "ignored")
    envelopes = [await wire.receive()]
    for seconds in (3, 3 + 60, 3 + 5 * 60):
        later(place, seconds=seconds - 1)
        assert len(place.sent(MESSAGE)) == len(envelopes)
        later(place, seconds=1)
        envelopes.append(await wire.receive())
    assert {envelope["payload"]["event_id"] for envelope in envelopes} == {
        envelopes[0]["payload"]["event_id"]
    }
    assert [envelope["retry_attempt"] for envelope in envelopes] == [0, 1, 2, 3]
    assert envelopes[-1]["retry_reason"] == "timeout"
    later(place, seconds=3)
    await until(lambda: place.server.busy() == 0)
    assert place.sent(f"lost/{MESSAGE}")


async def test_a_late_acknowledgement_still_counts(place: Place, open_socket: Connect) -> None:
    place.world.clock.pause()
    wire = await open_socket()
    await place.server.say("yun", "#operations", "slow")
    envelope = await wire.receive()
    later(place, seconds=3)
    again = await wire.receive()
    assert again["payload"] == envelope["payload"]
    assert place.server.busy()
    await wire.acknowledge(envelope)
    await until(lambda: place.server.busy() == 0)


async def test_a_command_without_an_answer_shows_slacks_complaint(place: Place, open_socket: Connect) -> None:
    place.world.clock.pause()
    wire = await open_socket()
    await place.server.command("yun", "#operations", "/status FB-7")
    await wire.receive()
    later(place, seconds=3)
    (seen,) = await until(place.seen)
    assert (seen.kind, seen.by_bot, seen.audience, seen.place) == ("ephemeral", False, "yun", "#operations")
    assert "did not respond" in seen.text
    assert place.server.busy() == 0


async def test_a_command_without_any_socket_is_lost_and_not_sent_later(
    place: Place, open_socket: Connect
) -> None:
    await place.server.command("yun", "yun", "/help")
    later(place, seconds=3)
    await until(place.seen)
    wire = await open_socket()
    await place.server.say("yun", "yun", "next")
    assert (await wire.receive())["type"] == "events_api"


async def test_what_is_sent_again_has_the_same_ids(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    await place.server.say("yun", "yun", "before")
    await wire.acknowledge(await wire.receive())
    since = place.world.changes
    await place.server.say("yun", "yun", "hello")
    await place.server.command("yun", "yun", "/help")
    originals = [await wire.receive() for _ in range(2)]
    for envelope in originals:
        await wire.acknowledge(envelope)
    await place.server.redeliver(times=2, shuffle=True, since=since)
    again = [await wire.receive() for _ in range(4)]
    for envelope in again:
        await wire.acknowledge(envelope)
    await until(lambda: place.server.busy() == 0)
    for envelope in originals:
        copies = [copy for copy in again if copy["payload"] == envelope["payload"]]
        assert len(copies) == 2
        assert envelope["envelope_id"] not in {copy["envelope_id"] for copy in copies}


async def test_a_cut_loses_nothing_for_the_real_client(place: Place, bot: Bot) -> None:
    await place.server.say("yun", "yun", "one")
    await until(lambda: len(bot.events("message")) == 1)
    place.server.cut()
    await place.server.say("yun", "yun", "two")
    await until(lambda: len(bot.events("message")) == 2)
    await until(lambda: place.server.busy() == 0)


async def test_the_real_client_follows_a_request_to_reconnect(place: Place, bot: Bot) -> None:
    before = bot.handler.client.wss_uri
    await place.server.refresh("refresh_requested")
    await until(lambda: bot.handler.client.wss_uri != before)
    await place.server.say("yun", "yun", "still there")
    await until(lambda: bot.events("message"))


async def test_a_ping_is_answered_with_its_own_words(place: Place) -> None:
    url = str((await place.client().apps_connections_open(app_token=APP_TOKEN))["url"])
    async with aiohttp.ClientSession() as session, session.ws_connect(url, autoping=False) as socket:
        await socket.receive_json()
        await socket.ping(b"sdk-ping-pong:1.5")
        pong = await socket.receive()
        assert (pong.type, bytes(pong.data)) == (aiohttp.WSMsgType.PONG, b"sdk-ping-pong:1.5")


async def test_more_than_ten_sockets_are_sent_away_and_a_ticket_opens_one(
    place: Place, open_socket: Connect
) -> None:
    for _ in range(10):
        await open_socket()
    assert (await open_socket()).hello == {"type": "disconnect", "reason": "too_many_websockets"}
    url = str((await place.client().apps_connections_open(app_token=APP_TOKEN))["url"])
    async with aiohttp.ClientSession() as session:
        first = await session.ws_connect(url)
        await first.close()
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(url)
