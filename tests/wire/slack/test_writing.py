"""What the bot writes, and what Slack refuses."""

import json
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from tests.wire.slack.harness import Bot, Place, until

OPERATIONS = "C0OPERATIONS"
CARD: list[dict[str, Any]] = [
    {"type": "header", "text": {"type": "plain_text", "text": "FB-7"}},
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "rate:5",
                "text": {"type": "plain_text", "text": "Five"},
                "value": "FB-7|3",
            }
        ],
    },
]


async def refusal(call: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


async def test_a_card_shows_its_text_and_its_buttons(place: Place) -> None:
    answer = await place.client().chat_postMessage(channel=OPERATIONS, text="fallback", blocks=CARD)
    seen = place.only(by_bot=True)
    assert (seen.place, seen.kind, seen.text, seen.audience) == ("#operations", "message", "FB-7", None)
    assert [(b.action, b.label, b.reference) for b in seen.buttons] == [("rate:5", "Five", "FB-7|3")]
    assert seen.seen_id == f"{OPERATIONS}:{answer['ts']}"


async def test_a_new_text_takes_old_blocks_away_and_blocks_alone_keep_the_text(place: Place) -> None:
    client = place.client()
    ts = (await client.chat_postMessage(channel=OPERATIONS, text="fallback", blocks=CARD))["ts"]
    before = place.only(by_bot=True)
    await client.chat_update(channel=OPERATIONS, ts=ts, text="plain now")
    after = place.only(by_bot=True)
    assert (after.text, after.buttons, after.edited) == ("plain now", (), True)
    assert after.changed > before.changed
    assert after.created == before.created
    await client.api_call("chat.update", json={"channel": OPERATIONS, "ts": ts, "blocks": CARD})
    assert place.only(by_bot=True).text == "FB-7"
    history = await client.conversations_history(channel=OPERATIONS)
    assert history["messages"][0]["text"] == "plain now"


async def test_a_deleted_message_is_gone_and_cannot_be_changed(place: Place) -> None:
    client = place.client()
    ts = (await client.chat_postMessage(channel=OPERATIONS, text="soon gone"))["ts"]
    await client.chat_delete(channel=OPERATIONS, ts=ts)
    assert place.only(by_bot=True).gone
    assert await refusal(client.chat_update(channel=OPERATIONS, ts=ts, text="x")) == "message_not_found"


async def test_only_own_messages_can_be_changed(place: Place) -> None:
    await place.server.say("yun", "#operations", "mine")
    ts = place.only(author="yun").seen_id.partition(":")[2]
    client = place.client()
    assert await refusal(client.chat_update(channel=OPERATIONS, ts=ts, text="x")) == "cant_update_message"
    assert await refusal(client.chat_delete(channel=OPERATIONS, ts=ts)) == "cant_delete_message"


async def test_an_ephemeral_has_one_reader_and_no_echo(place: Place) -> None:
    await place.client().chat_postEphemeral(channel=OPERATIONS, user="U0YUN0000", text="only you")
    seen = place.only(by_bot=True)
    assert (seen.place, seen.kind, seen.audience) == ("#operations", "ephemeral", "yun")
    assert place.server.busy() == 0
    strange = place.client().chat_postEphemeral(channel="C0SECURITY", user="U0YUN0000", text="x")
    assert await refusal(strange) == "user_not_in_channel"


async def test_the_private_chat_opens_by_person_and_a_person_is_an_address(place: Place) -> None:
    client = place.client()
    opened = await client.conversations_open(users="U0LIN0000")
    assert opened["channel"]["id"] == "D0LIN0000"
    await client.chat_postMessage(channel="U0LIN0000", text="hello")
    assert place.only(by_bot=True).place == "lin"


async def test_refusals_have_slacks_names(place: Place) -> None:
    client = place.client()
    await place.server.other("root", "remove_bot", {"place": "#legal"})
    await place.server.other("root", "archive", {"place": "#access"})
    asked = {
        "channel_not_found": client.chat_postMessage(channel="C0NOWHERE", text="x"),
        "not_in_channel": client.chat_postMessage(channel="C0LEGAL", text="x"),
        "is_archived": client.chat_postMessage(channel="C0ACCESS", text="x"),
        "no_text": client.api_call("chat.postMessage", json={"channel": OPERATIONS, "text": ""}),
        "user_not_found": client.users_info(user="U0NOBODY"),
        "unknown_method": client.api_call("chat.shout"),
        "not_allowed_token_type": client.api_call("apps.connections.open"),
        "invalid_auth": place.client("xoxb-wrong").auth_test(),
        "not_authed": place.client("").auth_test(),
        "message_not_found": client.chat_update(channel=OPERATIONS, ts="1.000001", text="x"),
        "thread_not_found": client.conversations_replies(channel=OPERATIONS, ts="1.000001"),
        "msg_too_long": client.chat_update(
            channel=OPERATIONS,
            ts=(await client.chat_postMessage(channel=OPERATIONS, text="x"))["ts"],
            text="x" * 40_001,
        ),
    }
    for error, call in asked.items():
        assert await refusal(call) == error


async def test_a_text_over_the_limit_is_cut_with_a_warning(place: Place) -> None:
    fits = await place.client().chat_postMessage(channel=OPERATIONS, text="x" * 40_000)
    cut = await place.client().chat_postMessage(channel=OPERATIONS, text="y" * 40_001)
    assert "warning" not in fits.data
    assert cut["warning"] == "message_truncated"
    assert len(cut["message"]["text"]) == 40_000


async def test_metadata_comes_back_in_the_echo_and_in_the_history_when_asked(place: Place, bot: Bot) -> None:
    metadata = {"event_type": "notice", "event_payload": {"key": "n-1"}}
    client = place.client()
    await client.chat_postMessage(channel=OPERATIONS, text="x", metadata=metadata)
    await until(lambda: bot.events("message"))
    assert bot.events("message")[0]["metadata"] == metadata
    plain = await client.conversations_history(channel=OPERATIONS)
    full = await client.conversations_history(channel=OPERATIONS, include_all_metadata=True)
    assert "metadata" not in plain["messages"][0]
    assert full["messages"][0]["metadata"] == metadata
    wrong = client.chat_postMessage(channel=OPERATIONS, text="x", metadata={"event_type": "notice"})
    assert await refusal(wrong) == "invalid_metadata_format"


async def test_threads_are_kept_apart(place: Place) -> None:
    client = place.client()
    ts = (await client.chat_postMessage(channel=OPERATIONS, text="parent"))["ts"]
    await client.chat_postMessage(channel=OPERATIONS, text="child", thread_ts=ts)
    await place.server.say("yun", "#operations", "own child", thread=f"{OPERATIONS}:{ts}")
    history = await client.conversations_history(channel=OPERATIONS)
    assert [message["text"] for message in history["messages"]] == ["parent"]
    assert history["messages"][0]["reply_count"] == 2
    replies = await client.conversations_replies(channel=OPERATIONS, ts=ts)
    assert [message["text"] for message in replies["messages"]] == ["parent", "child", "own child"]
    assert place.only(text="own child").thread == f"{OPERATIONS}:{ts}"


async def test_every_way_to_send_arguments_is_understood(place: Place) -> None:
    url, headers = f"{place.api_url}chat.postMessage", {"Authorization": "Bearer xoxb-sandbox"}
    form = {"channel": OPERATIONS, "text": "form", "blocks": json.dumps(CARD), "token": "xoxb-sandbox"}
    async with aiohttp.ClientSession() as session:
        ways = [
            session.get(url, params={"channel": OPERATIONS, "text": "query"}, headers=headers),
            session.post(url, data=form),
            session.post(url, json={"channel": OPERATIONS, "text": "json"}, headers=headers),
        ]
        for way in ways:
            async with way as answer:
                assert (await answer.json())["ok"] is True
        async with session.post(url, data=b"{", headers={"Content-Type": "application/json"}) as answer:
            assert (await answer.json())["error"] == "invalid_json"
    assert [thing.text for thing in place.seen(by_bot=True)] == ["query", "FB-7", "json"]


async def test_the_truth_log_holds_calls_and_answers_but_no_token(place: Place, bot: Bot) -> None:
    async with aiohttp.ClientSession() as session:
        form = {"channel": OPERATIONS, "text": "hi", "token": "xoxb-sandbox"}
        async with session.post(f"{place.api_url}chat.postMessage", data=form) as answer:
            assert answer.status == 200
    await until(lambda: bot.events("message"))
    said = [(entry.direction, entry.method) for entry in place.world.log]
    assert ("from_bot", "chat.postMessage") in said
    assert ("answer", "chat.postMessage") in said
    assert ("to_bot", "events_api/message") in said
    whole = repr(place.world.log)
    assert "xoxb-" not in whole
    assert "xapp-" not in whole
    assert "sandbox-verification" not in whole


async def test_history_pages_and_lags_in_sandbox_time(place: Place) -> None:
    client = place.client()
    for number in range(5):
        await client.chat_postMessage(channel=OPERATIONS, text=f"m{number}")
    first = await client.conversations_history(channel=OPERATIONS, limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    second = await client.conversations_history(channel=OPERATIONS, limit=2, cursor=cursor)
    assert [m["text"] for m in [*first["messages"], *second["messages"]]] == ["m4", "m3", "m2", "m1"]
    assert first["has_more"] is True
    wrong = client.conversations_history(channel=OPERATIONS, cursor="nonsense")
    assert await refusal(wrong) == "invalid_cursor"

    place.world.clock.pause()
    place.server.history_lag_seconds = 60
    await client.chat_postMessage(channel=OPERATIONS, text="fresh")
    lagging = await client.conversations_history(channel=OPERATIONS)
    assert "fresh" not in [m["text"] for m in lagging["messages"]]
    now = place.world.clock.now()
    place.world.clock.move_to(now.replace(minute=now.minute + 1))
    caught_up = await client.conversations_history(channel=OPERATIONS)
    assert caught_up["messages"][0]["text"] == "fresh"


async def test_people_and_rooms_are_described(place: Place) -> None:
    client = place.client()
    emma = (await client.users_info(user="U0EMMA000", include_locale=True))["user"]
    assert (emma["locale"], emma["tz"], emma["tz_offset"]) == ("en-US", "Europe/London", 0)
    assert "locale" not in (await client.users_info(user="U0EMMA000"))["user"]
    everybody = (await client.users_list(limit=200))["members"]
    assert {"U0WEN0000", "U0DESKBELL"} <= {user["id"] for user in everybody}
    assert "mei" not in {user["name"] for user in everybody}
    rooms = (await client.conversations_list(types="public_channel,private_channel", limit=200))["channels"]
    assert {"operations", "security"} <= {room["name"] for room in rooms}
    inside = (await client.conversations_members(channel="C0SECURITY"))["members"]
    assert set(inside) == {"U0ADA0000", "U0CHEN000", "U0DESKBELL"}
    assert (await client.conversations_info(channel="D0LIN0000"))["channel"]["user"] == "U0LIN0000"
    who = await client.auth_test()
    assert (who["user_id"], who["bot_id"]) == ("U0DESKBELL", "B0DESKBELL")
    assert (await client.bots_info(bot="B0DESKBELL"))["bot"]["user_id"] == "U0DESKBELL"


async def test_arguments_come_from_query_and_body_at_once_and_from_multipart(place: Place) -> None:
    # Source: slack_sdk 3.47.0, web/async_base_client.py (params beside data or json), read 2026-11-21.
    url, headers = f"{place.api_url}chat.postMessage", {"Authorization": "Bearer xoxb-sandbox"}
    form = aiohttp.FormData({"text": "multipart", "channel": OPERATIONS})
    form.add_field("ignored", b"bytes", filename="x.bin")
    async with aiohttp.ClientSession(headers=headers) as session:
        ways = [
            session.post(url, params={"channel": OPERATIONS}, data={"text": "both"}),
            session.post(url, params={"channel": OPERATIONS}, json={"text": "json too"}),
            session.post(url, data=form),
        ]
        for way in ways:
            async with way as answer:
                assert (await answer.json())["ok"] is True
        async with session.post(url, data=b"x", headers={"Content-Type": "text/plain"}) as answer:
            assert (await answer.json())["error"] == "invalid_post_type"
    assert [thing.text for thing in place.seen(by_bot=True)] == ["both", "json too", "multipart"]
