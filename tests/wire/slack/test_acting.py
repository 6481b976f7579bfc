"""Presses, commands, response addresses: what the bot hears, and what it may answer."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.sandbox.seen import Seen
from bot.sandbox.side import CannotDo
from tests.wire.slack.harness import Bot, Json, Place, Wire, until

# Source of the checks here: docs.slack.dev/interactivity/handling-user-interaction and
# /interactivity/implementing-slash-commands, read 2026-11-21


Connect = Callable[[], Awaitable[Wire]]
OPERATIONS = "C0OPERATIONS"
MODAL: Json = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Reply"},
    "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "*body*"}}],
}


def card(action: str, value: str = "FB-7|1") -> list[Json]:
    button = {
        "type": "button",
        "action_id": action,
        "value": value,
        "text": {"type": "plain_text", "text": "Go"},
    }
    return [{"type": "actions", "block_id": "row", "elements": [button]}]


async def post(place: Place, action: str = "claim") -> Seen:
    await place.client().chat_postMessage(channel=OPERATIONS, text="card", blocks=card(action))
    return place.seen(by_bot=True)[-1]


async def pressed(place: Place, wire: Wire, person: str, seen: Seen) -> Json:
    """Press the first button and return what the bot heard, own echoes confirmed on the way."""
    await place.server.press(person, seen, seen.buttons[0])
    while True:
        envelope = await wire.receive()
        await wire.acknowledge(envelope)
        if envelope["type"] == "interactive":
            assert envelope["accepts_response_payload"] is True
            return dict(envelope["payload"])


async def test_a_press_has_slacks_shape(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    seen = await post(place)
    payload = await pressed(place, wire, "yun", seen)
    ts = seen.seen_id.partition(":")[2]
    assert payload["type"] == "block_actions"
    assert payload["user"]["id"] == "U0YUN0000"
    assert payload["channel"] == {"id": OPERATIONS, "name": "operations"}
    assert payload["container"] == {
        "type": "message",
        "message_ts": ts,
        "channel_id": OPERATIONS,
        "is_ephemeral": False,
    }
    assert payload["message"]["ts"] == ts
    (action,) = payload["actions"]
    expected = {"action_id": "claim", "block_id": "row", "value": "FB-7|1", "type": "button"}
    assert expected.items() <= action.items()
    assert payload["response_url"].startswith(place.url)
    await until(lambda: place.server.busy() == 0)


async def test_an_old_button_can_still_be_pressed_by_anybody(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    seen = await post(place, "claim")
    client, ts = place.client(), seen.seen_id.partition(":")[2]
    await client.chat_update(channel=OPERATIONS, ts=ts, text="new", blocks=card("resolve", "FB-7|2"))
    stale = await pressed(place, wire, "lin", seen)
    assert (stale["actions"][0]["action_id"], stale["actions"][0]["value"]) == ("claim", "FB-7|1")
    await client.chat_delete(channel=OPERATIONS, ts=ts)
    gone = await pressed(place, wire, "chen", seen)
    assert gone["user"]["id"] == "U0CHEN000"
    assert gone["actions"][0]["value"] == "FB-7|1"


async def test_a_choice_in_a_message_is_pressed_like_a_button(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    option = {"text": {"type": "plain_text", "text": "High"}, "value": "high"}
    select = {"type": "static_select", "action_id": "priority", "options": [option]}
    blocks = [{"type": "actions", "elements": [select]}]
    await place.client().chat_postMessage(channel=OPERATIONS, text="x", blocks=blocks)
    seen = place.only(by_bot=True)
    assert [(b.action, b.label, b.reference) for b in seen.buttons] == [("priority", "High", "high")]
    payload = await pressed(place, wire, "yun", seen)
    assert payload["actions"][0]["selected_option"] == option


async def test_an_unanswered_press_shows_slacks_complaint(place: Place, open_socket: Connect) -> None:
    place.world.clock.pause()
    await open_socket()
    seen = await post(place)
    await place.server.press("yun", seen, seen.buttons[0])
    place.world.clock.move_to(place.world.clock.now() + timedelta(seconds=3))
    (complaint,) = await until(lambda: place.seen(kind="ephemeral"))
    assert (complaint.by_bot, complaint.audience, complaint.place) == (False, "yun", "#operations")


async def test_a_command_has_slacks_shape_and_its_acknowledgement_may_speak(
    place: Place, open_socket: Connect
) -> None:
    wire = await open_socket()
    await place.server.command("yun", "#operations", "/status FB-7 <now>")
    envelope = await wire.receive()
    assert envelope["type"] == "slash_commands"
    payload = envelope["payload"]
    assert (payload["command"], payload["text"]) == ("/desk", "status FB-7 &lt;now&gt;")
    assert (payload["channel_id"], payload["channel_name"]) == (OPERATIONS, "operations")
    assert (payload["user_id"], payload["user_name"]) == ("U0YUN0000", "yun")
    await wire.acknowledge(envelope, {"text": "only you"})
    (answer,) = await until(place.seen)
    assert (answer.text, answer.kind, answer.audience, answer.by_bot) == (
        "only you",
        "ephemeral",
        "yun",
        True,
    )

    await place.server.command("yun", "yun", "/desk help")
    envelope = await wire.receive()
    assert (envelope["payload"]["text"], envelope["payload"]["channel_name"]) == ("help", "directmessage")
    await wire.acknowledge(envelope, {"text": "all", "response_type": "in_channel"})
    seen = await until(lambda: place.seen(kind="message"))
    assert (seen[0].text, seen[0].audience) == ("all", None)


async def test_a_response_address_posts_replaces_and_deletes(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    seen = await post(place)
    payload = await pressed(place, wire, "yun", seen)
    webhook = AsyncWebhookClient(payload["response_url"], retry_handlers=[])
    assert (await webhook.send(text="just you")).status_code == 200
    private = place.only(kind="ephemeral")
    assert (private.text, private.audience, private.place) == ("just you", "yun", "#operations")
    await webhook.send(text="for all", response_type="in_channel")
    assert place.seen(text="for all")[0].audience is None
    await webhook.send(text="instead", replace_original=True)
    replaced = place.only(seen_id=seen.seen_id)
    assert (replaced.text, replaced.buttons, replaced.edited) == ("instead", (), True)
    await webhook.send(delete_original=True)
    assert place.only(seen_id=seen.seen_id).gone
    assert (await webhook.send(text="fifth")).status_code == 200
    refused = await webhook.send(text="sixth")
    assert (refused.status_code, "used_url" in refused.body) == (404, True)


async def test_a_response_address_lives_for_thirty_minutes(place: Place, open_socket: Connect) -> None:
    wire = await open_socket()
    payload = await pressed(place, wire, "yun", await post(place))
    place.world.clock.move_to(place.world.clock.now() + timedelta(minutes=31))
    late = await AsyncWebhookClient(payload["response_url"], retry_handlers=[]).send(text="late")
    assert (late.status_code, "expired_url" in late.body) == (404, True)
    assert place.seen(text="late") == []


async def test_an_ephemeral_can_be_replaced_by_its_response_address(
    place: Place, open_socket: Connect
) -> None:
    wire = await open_socket()
    await place.client().chat_postEphemeral(
        channel=OPERATIONS, user="U0YUN0000", text="x", blocks=card("language:en")
    )
    seen = place.only(kind="ephemeral")
    payload = await pressed(place, wire, "yun", seen)
    assert payload["container"]["is_ephemeral"] is True
    assert "message" not in payload
    await AsyncWebhookClient(payload["response_url"], retry_handlers=[]).send(text="y", replace_original=True)
    assert place.only(seen_id=seen.seen_id).text == "y"


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        ("old", "expired_trigger_id"),
        ("used", "exchanged_trigger_id"),
        ("invented", "invalid_trigger_id"),
    ],
)
async def test_a_trigger_opens_one_modal_within_three_seconds(
    place: Place, open_socket: Connect, spoil: str, error: str
) -> None:
    place.world.clock.pause()
    wire = await open_socket()
    trigger_id = (await pressed(place, wire, "yun", await post(place)))["trigger_id"]
    client = place.client()
    if spoil == "old":
        place.world.clock.move_to(place.world.clock.now() + timedelta(seconds=4))
    elif spoil == "used":
        await client.views_open(trigger_id=trigger_id, view=MODAL)
        modal = place.only(kind="modal")
        assert (modal.place, modal.audience, modal.text) == ("yun", "yun", "Reply body")
    else:
        trigger_id = "1.2.invented"
    with pytest.raises(SlackApiError) as caught:
        await client.views_open(trigger_id=trigger_id, view=MODAL)
    assert caught.value.response["error"] == error


async def test_a_press_reaches_a_bolt_listener(place: Place, bot: Bot) -> None:
    async def open_modal(body: Json, ack: Any) -> Any:
        if body.get("type") == "block_actions":
            await bot.app.client.views_open(trigger_id=body["trigger_id"], view=MODAL)
        return await ack()

    bot.answer = open_modal
    seen = await post(place)
    await place.server.press("yun", seen, seen.buttons[0])
    (modal,) = await until(lambda: place.seen(kind="modal"))
    assert modal.audience == "yun"


async def test_nobody_acts_where_they_are_not(place: Place) -> None:
    with pytest.raises(CannotDo):
        await place.server.say("yun", "#security", "hello")
    with pytest.raises(CannotDo):
        await place.server.say("yun", "lin", "into another's chat")
    with pytest.raises(CannotDo):
        await place.server.say("mei", "#operations", "no account here")
    with pytest.raises(CannotDo):
        await place.server.command("yun", "#nowhere", "/help")
