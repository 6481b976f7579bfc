"""Edits, reactions, comings and goings, files, shortcuts, and faults of the place."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox.seen import Reaction
from bot.sandbox.side import CannotDo
from tests.wire.slack.harness import Json, Place, Wire, until

# Source of the checks here: docs.slack.dev/reference/events, the page of each event, read 2026-11-21


Connect = Callable[[], Awaitable[Wire]]
OPERATIONS = "C0OPERATIONS"


async def heard(wire: Wire) -> Json:
    envelope = await wire.receive()
    await wire.acknowledge(envelope)
    return dict(envelope["payload"].get("event") or envelope["payload"])


async def test_an_edit_and_a_deletion_tell_what_stood_there(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    await place.server.say("yun", "yun", "frist")
    posted = await heard(wire)
    seen = place.only()
    await place.server.other("yun", "edit", {"on": seen, "to": "first"})
    changed = await heard(wire)
    assert (changed["subtype"], changed["channel"], changed["hidden"]) == (
        "message_changed",
        "D0YUN0000",
        True,
    )
    assert (changed["message"]["text"], changed["previous_message"]["text"]) == ("first", "frist")
    assert changed["message"]["ts"] == posted["ts"]
    assert changed["message"]["edited"]["user"] == "U0YUN0000"
    edited = place.only()
    assert (edited.text, edited.edited, edited.by_bot) == ("first", True, False)
    await place.server.other("yun", "delete", {"on": edited.seen_id})
    deleted = await heard(wire)
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", posted["ts"])
    assert place.only().gone
    with pytest.raises(CannotDo):
        await place.server.other("yun", "edit", {"on": edited, "to": "again"})


async def test_own_edits_and_deletions_are_echoed(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    client = place.client()
    ts = (await client.chat_postMessage(channel=OPERATIONS, text="one"))["ts"]
    await client.chat_update(channel=OPERATIONS, ts=ts, text="two")
    await client.chat_delete(channel=OPERATIONS, ts=ts)
    events = [await heard(wire) for _ in range(3)]
    assert [event.get("subtype") for event in events] == [None, "message_changed", "message_deleted"]
    assert events[1]["message"]["bot_id"] == "B0DESKBELL"


async def test_nobody_edits_what_another_wrote(place: Place) -> None:
    await place.server.say("yun", "#operations", "mine")
    with pytest.raises(CannotDo):
        await place.server.other("lin", "edit", {"on": place.only(), "to": "theirs"})


async def test_reactions_stand_under_their_message(place: Place) -> None:
    await place.server.say("yun", "#operations", "look")
    seen = place.only()
    for person in ("yun", "zhou"):
        await place.server.other(person, "react", {"on": seen, "emoji": "eyes"})
    with pytest.raises(CannotDo):
        await place.server.other("yun", "react", {"on": seen, "emoji": "eyes"})
    marked = place.only()
    assert marked.reactions == (Reaction("eyes", ("yun", "zhou")),)
    assert marked.marked > marked.changed, "a reaction is no edit"
    assert marked.raw["reactions"] == [{"name": "eyes", "users": ["U0YUN0000", "U0ZHOU000"], "count": 2}]
    for person in ("yun", "zhou"):
        await place.server.other(person, "unreact", {"on": seen, "emoji": "eyes"})
    assert place.only().reactions == ()


async def test_reactions_and_members_are_told(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    ts = (await place.client().chat_postMessage(channel=OPERATIONS, text="x"))["ts"]
    await heard(wire)
    await place.server.other("yun", "react", {"on": place.only(), "emoji": ":eyes:"})
    reaction = await heard(wire)
    assert (reaction["type"], reaction["reaction"], reaction["item"]["ts"]) == ("reaction_added", "eyes", ts)
    await place.server.other("emma", "join", {"group": "#operations"})
    joined = await heard(wire)
    assert (joined["type"], joined["user"]) == ("member_joined_channel", "U0EMMA000")
    await place.server.say("emma", "#operations", "here now")
    await heard(wire)
    await place.server.other("emma", "leave", {"group": "#operations"})
    assert (await heard(wire))["type"] == "member_left_channel"
    with pytest.raises(CannotDo):
        await place.server.say("emma", "#operations", "gone")


async def test_where_the_bot_is_not_it_hears_nothing(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    await place.server.other("root", "remove_bot", {"place": "#operations"})
    await place.server.say("yun", "#operations", "in private")
    await place.server.say("yun", "yun", "aloud")
    assert (await heard(wire))["text"] == "aloud"


async def test_a_leaver_is_told_and_can_do_nothing_more(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    await place.server.other("yun", "deactivate", {})
    event = await heard(wire)
    assert (event["type"], event["user"]["id"], event["user"]["deleted"]) == (
        "user_change",
        "U0YUN0000",
        True,
    )
    assert (await place.client().users_info(user="U0YUN0000"))["user"]["deleted"] is True
    with pytest.raises(CannotDo):
        await place.server.say("yun", "yun", "hello")


async def test_a_file_is_shared_and_fetched_with_the_token(
    place: Place, open_socket: Connect, tmp_path: Path
) -> None:
    wire = await open_socket()
    picture = tmp_path / "shot.png"
    picture.write_bytes(b"\x89PNG....")
    await place.server.say("yun", "yun", "look", attach=[str(picture)])
    event = await heard(wire)
    assert event["subtype"] == "file_share"
    (file,) = event["files"]
    assert (file["name"], file["mimetype"], file["size"]) == ("shot.png", "image/png", 8)
    assert place.only().files == ("shot.png",)
    assert (await place.client().files_info(file=file["id"]))["file"]["name"] == "shot.png"
    async with aiohttp.ClientSession() as session:
        headers = {"Authorization": "Bearer xoxb-sandbox"}
        async with session.get(file["url_private"], headers=headers) as answer:
            assert await answer.read() == b"\x89PNG...."
        async with session.get(file["url_private"], allow_redirects=False) as answer:
            assert answer.status == 302


async def test_a_long_paste_is_cut(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    await place.server.say("yun", "yun", "x" * 40_001)
    assert len((await heard(wire))["text"]) == 40_000


async def test_a_shortcut_on_a_message_opens_a_modal(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    await place.server.say("emma", "emma", "it is broken")
    await heard(wire)
    await place.server.other("emma", "shortcut", {"name": "file_ticket", "on": place.only()})
    payload = await heard(wire)
    assert (payload["type"], payload["callback_id"]) == ("message_action", "file_ticket")
    assert payload["message"]["text"] == "it is broken"
    view = {"type": "modal", "title": {"type": "plain_text", "text": "Report"}, "blocks": []}
    await place.client().views_open(trigger_id=payload["trigger_id"], view=view)
    assert place.only(kind="modal").audience == "emma"


async def test_what_nobody_has_heard_of_is_delivered_or_refused(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    await place.server.other("yun", "unknown_event", {})
    assert (await heard(wire))["type"] == "never_heard_of"
    with pytest.raises(CannotDo):
        await place.server.other("yun", "sticker", {})
    with pytest.raises(CannotDo):
        place.server.fault({"method": "chat.*", "explode": True})


async def say_it(place: Place, channel: str = OPERATIONS) -> Any:
    return await place.client().chat_postMessage(channel=channel, text="x")


async def test_a_refusal_by_fault_strikes_as_often_as_told_and_where_told(place: Place) -> None:
    rule = {"platform": "slack", "method": "chat.postMessage", "answer": 429, "retry_after": 7, "times": 2}
    place.server.fault({**rule, "chat": "#operations"})
    await say_it(place, "C0LEGAL")
    for _ in range(2):
        with pytest.raises(SlackApiError) as caught:
            await say_it(place)
        assert caught.value.response.status_code == 429
        assert caught.value.response["error"] == "ratelimited"
        assert caught.value.response.headers["Retry-After"] == "7"
    await say_it(place)
    assert [seen.place for seen in place.seen()] == ["#legal", "#operations"]


async def test_errors_by_name_and_by_status(place: Place) -> None:
    place.server.fault({"method": "chat.*", "answer": "fatal_error"})
    with pytest.raises(SlackApiError) as caught:
        await say_it(place)
    assert caught.value.response["error"] == "fatal_error"
    place.server.fault({"method": "chat.*", "answer": 503})
    with pytest.raises(SlackApiError) as caught:
        await say_it(place)
    assert caught.value.response.status_code == 503
    assert place.seen() == []


@pytest.mark.parametrize(("drop", "effects"), [("request", 0), ("reply", 1)])
async def test_a_lost_request_has_no_effect_and_a_lost_reply_has(
    place: Place, drop: str, effects: int
) -> None:
    place.server.fault({"method": "chat.postMessage", "drop": drop})
    with pytest.raises(aiohttp.ClientConnectionError):
        await say_it(place)
    assert len(place.seen()) == effects
    await say_it(place)
    assert len(place.seen()) == effects + 1


async def test_a_slow_answer_comes_after_its_effect(place: Place) -> None:
    place.server.fault({"method": "chat.postMessage", "delay": "0.05s"})
    answer = await say_it(place)
    assert answer["ok"] is True
    assert place.only().seen_id == f"{OPERATIONS}:{answer['ts']}"


async def test_a_fault_meets_response_addresses_too(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    await place.server.command("yun", "yun", "/help")
    address = (await heard(wire))["response_url"]
    place.server.fault({"method": "response_url", "answer": 500})
    async with aiohttp.ClientSession() as session:
        async with session.post(address, json={"text": "lost"}) as answer:
            assert answer.status == 500
        async with session.post(address, json={"text": "arrived"}) as answer:
            assert answer.status == 200
    await until(lambda: place.seen(text="arrived"))
    assert place.seen(text="lost") == []
