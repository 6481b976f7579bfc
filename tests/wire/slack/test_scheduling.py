"""Messages that the bot wants written later, and what else it asks about messages and people, by the real client."""

from datetime import timedelta
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox.slack.access import EVERY_SCOPE
from tests.wire.slack.harness import Place, later, until

OPERATIONS = "C0OPERATIONS"


async def refusal(call: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


def moment(place: Place, **ahead: int) -> int:
    return int((place.world.clock.now() + timedelta(**ahead)).timestamp())


async def test_a_message_is_written_when_its_time_has_come(place: Place) -> None:
    # Source: docs.slack.dev/reference/methods/chat.scheduleMessage and chat.scheduledMessages.list, read 2026-11-21.
    client, at = place.client(), moment(place, hours=1)
    answer = await client.chat_scheduleMessage(channel="#operations", post_at=at, text="Good morning")
    assert (answer["channel"], answer["post_at"]) == (OPERATIONS, at)
    assert (answer["message"]["type"], answer["message"]["text"]) == ("delayed_message", "Good morning")
    (waiting,) = (await client.chat_scheduledMessages_list())["scheduled_messages"]
    assert (waiting["id"], waiting["channel_id"]) == (answer["scheduled_message_id"], OPERATIONS)
    later(place, minutes=59)
    assert (await client.chat_scheduledMessages_list(channel=OPERATIONS))["scheduled_messages"] == [waiting]
    assert place.seen() == []
    later(place, minutes=2)
    await until(lambda: place.seen(text="Good morning", by_bot=True))
    assert (await client.chat_scheduledMessages_list())["scheduled_messages"] == []


async def test_what_waits_can_be_taken_back(place: Place) -> None:
    # Source: docs.slack.dev/reference/methods/chat.deleteScheduledMessage, read 2026-11-21.
    client = place.client()
    answer = await client.chat_scheduleMessage(channel=OPERATIONS, post_at=moment(place, hours=1), text="x")
    named = {"channel": OPERATIONS, "scheduled_message_id": answer["scheduled_message_id"]}
    await client.chat_deleteScheduledMessage(**named)
    assert await refusal(client.chat_deleteScheduledMessage(**named)) == "invalid_scheduled_message_id"
    later(place, hours=2)
    await client.chat_postMessage(channel=OPERATIONS, text="now")
    assert [thing.text for thing in place.seen()] == ["now"]


@pytest.mark.parametrize(
    ("ahead", "error"), [({"seconds": -1}, "time_in_past"), ({"days": 121}, "time_too_far")]
)
async def test_a_time_that_slack_does_not_take(place: Place, ahead: dict[str, int], error: str) -> None:
    # Source: docs.slack.dev/reference/methods/chat.scheduleMessage, "Restrictions", read 2026-11-21.
    call = place.client().chat_scheduleMessage(channel=OPERATIONS, post_at=moment(place, **ahead), text="x")
    assert await refusal(call) == error


async def test_no_more_than_thirty_wait_for_the_same_five_minutes(place: Place) -> None:
    # Source: docs.slack.dev/reference/methods/chat.scheduleMessage, "Restrictions", read 2026-11-21.
    client, at = place.client(), moment(place, hours=1)
    for _ in range(30):
        await client.chat_scheduleMessage(channel=OPERATIONS, post_at=at, text="x")
    crowded = client.chat_scheduleMessage(channel=OPERATIONS, post_at=at + 299, text="x")
    assert await refusal(crowded) == "restricted_too_many"
    await client.chat_scheduleMessage(channel=OPERATIONS, post_at=at + 300, text="x")


async def test_where_the_bot_is_no_more_nothing_is_written(place: Place) -> None:
    client = place.client()
    await client.chat_scheduleMessage(channel=OPERATIONS, post_at=moment(place, hours=1), text="x")
    await place.server.other("yun", "archive", {"place": "#operations"})
    later(place, hours=2)
    await until(lambda: [entry for entry in place.world.log if entry.method == "scheduled"])
    assert place.seen() == []


async def test_a_message_has_an_address_for_people(place: Place) -> None:
    # Source: docs.slack.dev/reference/methods/chat.getPermalink, read 2026-11-21.
    client = place.client()
    ts = (await client.chat_postMessage(channel=OPERATIONS, text="card"))["ts"]
    reply = (await client.chat_postMessage(channel=OPERATIONS, text="more", thread_ts=ts))["ts"]
    address = (await client.chat_getPermalink(channel=OPERATIONS, message_ts=ts))["permalink"]
    assert address == f"https://lantern.slack.com/archives/{OPERATIONS}/p{ts.replace('.', '')}"
    inside = (await client.chat_getPermalink(channel=OPERATIONS, message_ts=reply))["permalink"]
    assert inside.endswith(f"?thread_ts={ts}&cid={OPERATIONS}")
    missing = client.chat_getPermalink(channel=OPERATIONS, message_ts="1.1")
    assert await refusal(missing) == "message_not_found"


async def test_an_edit_names_the_private_chat_and_not_its_person(place: Place) -> None:
    # Source: docs.slack.dev/reference/methods/chat.update, "channel", read 2026-11-21.
    client = place.client()
    sent = await client.chat_postMessage(channel="U0YUN0000", text="card")
    by_person = client.chat_update(channel="U0YUN0000", ts=sent["ts"], text="x")
    assert await refusal(by_person) == "channel_not_found"
    await client.chat_update(channel=sent["channel"], ts=sent["ts"], text="x")
    assert place.only().text == "x"


async def test_what_somebody_put_an_emoji_on_is_listed(place: Place) -> None:
    # Source: docs.slack.dev/reference/methods/reactions.list, read 2026-11-21.
    client = place.client()
    for text in ("one", "two", "three"):
        ts = (await client.chat_postMessage(channel=OPERATIONS, text=text))["ts"]
        if text != "two":
            await client.reactions_add(channel=OPERATIONS, timestamp=ts, name="eyes")
    listed = (await client.reactions_list())["items"]
    assert [item["message"]["text"] for item in listed] == ["three", "one"]
    assert (await client.reactions_list(user="U0YUN0000"))["items"] == []


async def test_people_are_found_by_their_address(place: Place) -> None:
    # Source: docs.slack.dev/reference/methods/users.lookupByEmail, read 2026-11-21.
    client = place.client()
    found = (await client.users_lookupByEmail(email="Yun@lantern.example"))["user"]
    assert (found["id"], found["profile"]["email"]) == ("U0YUN0000", "yun@lantern.example")
    assert await refusal(client.users_lookupByEmail(email="nobody@lantern.example")) == "users_not_found"
    place.server.fault({"scopes": sorted(EVERY_SCOPE - {"users:read.email"})})
    assert "email" not in (await client.users_info(user="U0YUN0000"))["user"]["profile"]
    assert await refusal(client.users_lookupByEmail(email="yun@lantern.example")) == "missing_scope"


async def test_people_tell_of_themselves_and_are_there(place: Place) -> None:
    # Source: docs.slack.dev/reference/methods/users.profile.get and users.getPresence, read 2026-11-21.
    client = place.client()
    assert (await client.users_profile_get(user="U0YUN0000"))["profile"]["display_name"] == "小云"
    assert (await client.users_profile_get())["profile"]["real_name"] == "Deskbell"
    assert (await client.users_getPresence(user="U0YUN0000"))["presence"] == "active"
    await place.server.other("yun", "deactivate", {})
    assert (await client.users_getPresence(user="U0YUN0000"))["presence"] == "away"


async def test_an_error_can_be_asked_for(place: Place) -> None:
    # Source: docs.slack.dev/reference/methods/api.test, read 2026-11-21.
    assert await refusal(place.client().api_test(error="my_error")) == "my_error"
    assert (await place.client().api_test(foo="bar"))["args"] == {"foo": "bar"}
