"""Files, pins, emoji and group chats of the bot, and options that it keeps itself."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox.side import CannotDo
from tests.wire.slack.harness import Json, Place, Wire

Connect = Callable[[], Awaitable[Wire]]
OPERATIONS = "C0OPERATIONS"


async def refusal(call: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


async def heard(wire: Wire) -> Json:
    envelope = await wire.receive()
    await wire.acknowledge(envelope)
    return dict(envelope["payload"].get("event") or envelope["payload"])


async def test_a_file_goes_up_in_three_steps_and_comes_back_with_the_token(place: Place) -> None:
    # Source: docs.slack.dev/messaging/working-with-files, "Uploading files", read 2026-11-21.
    client = place.client()
    await client.files_upload_v2(
        channel=OPERATIONS, content="a,b\n1,2", filename="r 1.csv", title="Report", initial_comment="look"
    )
    seen = place.only(by_bot=True)
    assert (seen.text, seen.files, seen.place) == ("look", ("r 1.csv",), "#operations")
    file = (await client.files_info(file=seen.raw["files"][0]["id"]))["file"]
    assert (file["title"], file["size"], file["user"]) == ("Report", 7, "U0DESKBELL")
    async with aiohttp.ClientSession(headers={"Authorization": "Bearer xoxb-sandbox"}) as session:
        async with session.get(file["url_private"]) as answer:
            assert await answer.text() == "a,b\n1,2"
        got = await client.files_getUploadURLExternal(filename="x.txt", length=3)
        early = client.files_completeUploadExternal(files=[{"id": got["file_id"], "title": "x"}])
        assert await refusal(early) == "file_not_found"
        form = aiohttp.FormData()
        form.add_field("filename", b"abc", filename="x.txt")
        async with session.post(got["upload_url"], data=form) as answer:
            assert await answer.text() == "OK - 3"
    await client.files_completeUploadExternal(files=[{"id": got["file_id"], "title": "x"}])
    assert (await client.files_info(file=got["file_id"]))["file"]["size"] == 3
    await client.files_delete(file=got["file_id"])
    assert await refusal(client.files_info(file=got["file_id"])) == "file_not_found"


async def test_a_bot_without_the_scope_gets_the_page_to_sign_in_instead_of_a_file(place: Place) -> None:
    # Source: docs.slack.dev/reference/objects/file-object, "Authentication", read 2026-11-21.
    client = place.client()
    await client.files_upload_v2(channel=OPERATIONS, content="a,b", filename="r.csv")
    address = place.only(by_bot=True).raw["files"][0]["url_private"]
    for token, scopes in (("xoxb-sandbox", ["chat:write"]), ("xoxb-wrong", ["files:read"])):
        place.server.fault({"scopes": scopes})
        async with (
            aiohttp.ClientSession(headers={"Authorization": f"Bearer {token}"}) as session,
            session.get(address) as answer,
        ):
            assert (answer.status, answer.content_type, len(answer.history)) == (200, "text/html", 1)


async def test_a_picture_keeps_what_it_shows_in_words(place: Place) -> None:
    # Source: docs.slack.dev/reference/methods/files.getUploadURLExternal, read 2026-11-21.
    client = place.client()
    await client.files_upload_v2(channel=OPERATIONS, content="x", filename="a.png", alt_txt="A crash")
    assert place.only(by_bot=True).raw["files"][0]["alt_txt"] == "A crash"
    too_long = client.files_getUploadURLExternal(filename="a.png", length=1, alt_txt="x" * 1001)
    assert await refusal(too_long) == "alt_txt_too_large"


async def test_pins_are_set_listed_told_and_taken_off(place: Place, open_socket: Connect) -> None:
    # Source: docs.slack.dev/reference/methods/pins.add, pins.list and pins.remove, read 2026-11-21.
    wire, client = await open_socket(), place.client()
    ts = str((await client.chat_postMessage(channel=OPERATIONS, text="x"))["ts"])
    await heard(wire)
    await client.pins_add(channel=OPERATIONS, timestamp=ts)
    assert (await heard(wire))["type"] == "pin_added"
    assert await refusal(client.pins_add(channel=OPERATIONS, timestamp=ts)) == "already_pinned"
    assert [item["message"]["ts"] for item in (await client.pins_list(channel=OPERATIONS))["items"]] == [ts]
    await client.pins_remove(channel=OPERATIONS, timestamp=ts)
    assert (await heard(wire))["type"] == "pin_removed"
    assert await refusal(client.pins_remove(channel=OPERATIONS, timestamp=ts)) == "no_pin"
    assert await refusal(client.pins_add(channel=OPERATIONS, timestamp="1.1")) == "message_not_found"


async def test_emoji_of_the_bot_are_kept_told_and_refused_twice(place: Place, open_socket: Connect) -> None:
    # Source: docs.slack.dev/reference/methods/reactions.add, .get and .remove, read 2026-11-21.
    wire, client = await open_socket(), place.client()
    await place.server.say("yun", "#operations", "done")
    ts = (await heard(wire))["ts"]
    on = {"channel": OPERATIONS, "timestamp": ts}
    await client.reactions_add(name="eyes", **on)
    event = await heard(wire)
    assert (event["type"], event["user"], event["item_user"]) == ("reaction_added", "U0DESKBELL", "U0YUN0000")
    assert await refusal(client.reactions_add(name="eyes", **on)) == "already_reacted"
    assert await refusal(client.reactions_add(name="two words", **on)) == "invalid_name"
    await place.server.other("lin", "react", {"on": place.only(), "emoji": "eyes"})
    (reaction,) = (await client.reactions_get(**on))["message"]["reactions"]
    assert reaction == {"name": "eyes", "users": ["U0DESKBELL", "U0LIN0000"], "count": 2}
    await client.reactions_remove(name="eyes", **on)
    assert await refusal(client.reactions_remove(name="eyes", **on)) == "no_reaction"


async def test_several_people_share_one_group_chat_with_the_bot(place: Place, open_socket: Connect) -> None:
    # Source: docs.slack.dev/reference/methods/conversations.open, read 2026-11-21.
    wire, client = await open_socket(), place.client()
    first = (await client.conversations_open(users="U0LIN0000,U0YUN0000", return_im=True))["channel"]
    again = (await client.conversations_open(users=["U0YUN0000", "U0LIN0000"]))["channel"]
    assert (first["is_mpim"], again["id"]) == (True, first["id"])
    await client.chat_postMessage(channel=first["id"], text="hello both")
    assert (await heard(wire))["channel_type"] == "mpim"
    place_of = place.only(by_bot=True).place
    await place.server.say("lin", place_of, "hello")
    with pytest.raises(CannotDo):
        await place.server.say("chen", place_of, "I am not in it")


async def test_a_select_asks_the_bot_for_its_options_and_takes_one(
    place: Place, open_socket: Connect
) -> None:
    # Source: docs.slack.dev/reference/interaction-payloads/block_suggestion-payload, read 2026-11-21.
    wire = await open_socket()
    element = {"type": "external_select", "action_id": "app", "min_query_length": 2}
    block = {"type": "input", "block_id": "app", "label": plain("App"), "element": element}
    view = {"type": "modal", "title": plain("Form"), "submit": plain("Send"), "blocks": [block]}
    await place.server.command("yun", "yun", "/help")
    trigger_id = (await heard(wire))["trigger_id"]
    await place.client().views_open(trigger_id=trigger_id, view=view)
    modal = place.only(kind="modal")
    assert await place.server.options("yun", modal, "app", "p") == []
    asking = asyncio.create_task(place.server.options("yun", modal, "app", "pay"))
    envelope = await wire.receive()
    asked = envelope["payload"]
    assert (asked["type"], asked["value"], asked["block_id"]) == ("block_suggestion", "pay", "app")
    await wire.acknowledge(envelope, {"options": [{"text": plain("PayLink"), "value": "paylink"}]})
    assert [option["value"] for option in await asking] == ["paylink"]
    modal = place.only(kind="modal")
    assert modal.fields[0].choices == ("paylink",)
    submitting = asyncio.create_task(place.server.submit("yun", modal, {"app": "paylink"}))
    envelope = await wire.receive()
    chosen = envelope["payload"]["view"]["state"]["values"]["app"]["app"]["selected_option"]
    assert chosen["value"] == "paylink"
    await wire.acknowledge(envelope)
    assert await submitting == {}


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


async def test_half_an_answer_and_a_reset_are_broken_connections(place: Place) -> None:
    for rule, effects in (
        ({"truncate": True}, 1),
        ({"reset": True}, 1),
        ({"reset": True, "drop": "reply"}, 2),
    ):
        place.server.fault({"method": "chat.postMessage", **rule})
        with pytest.raises(aiohttp.ClientError):
            await place.client().chat_postMessage(channel=OPERATIONS, text="x")
        assert len(place.seen()) == effects


async def test_a_forgotten_place_is_as_on_the_first_day_and_still_connected(
    place: Place, open_socket: Connect
) -> None:
    wire, client = await open_socket(), place.client()
    await place.server.say("yun", "#operations", "unheard")
    await place.server.other("root", "remove_bot", {"place": "#legal"})
    place.server.fault({"method": "chat.*", "answer": 500})
    place.server.fault({"scopes": []})
    place.server.forget()
    assert (place.seen(), place.server.busy()) == ([], 0)
    await client.chat_postMessage(channel="C0LEGAL", text="new")
    while (event := await heard(wire))["text"] == "unheard":
        pass
    assert event["text"] == "new"
    assert (await client.conversations_history(channel=OPERATIONS))["messages"] == []
