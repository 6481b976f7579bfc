"""getUpdates and webhooks: confirmed, filtered, limited, refused."""

import asyncio
from datetime import timedelta

import pytest
from aiohttp import ServerDisconnectedError

from tests.wire.telegram.local import MEI, Local


async def _say(local: Local, *texts: str) -> None:
    for text in texts:
        await local.telegram.say("mei", "mei", text)


def _texts(updates: list[dict[str, dict[str, str]]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_ids_are_sequential_and_an_offset_confirms_what_lies_below(local: Local) -> None:
    await _say(local, "a", "b", "c")
    updates = await local.updates()
    ids = [update["update_id"] for update in updates]
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]
    assert _texts(await local.updates()) == ["a", "b", "c"], "nothing is confirmed by being fetched"
    assert _texts(await local.updates(ids[2])) == ["c"]
    assert local.telegram.busy() == 1
    assert await local.updates(ids[2] + 1) == []
    assert local.telegram.busy() == 0


async def test_a_negative_offset_keeps_the_last_ones(local: Local) -> None:
    await _say(local, "a", "b", "c")
    assert _texts(await local.updates(-2)) == ["b", "c"]
    assert local.telegram.busy() == 2


@pytest.mark.parametrize(("limit", "taken"), [(1, 1), (0, 1), (2, 2), (1000, 3)])
async def test_the_limit_is_moved_into_its_range(local: Local, limit: int, taken: int) -> None:
    await _say(local, "a", "b", "c")
    assert len(await local.updates(limit=limit)) == taken


async def test_no_more_than_a_hundred_come_at_once(local: Local) -> None:
    await _say(local, *(str(number) for number in range(103)))
    assert len(await local.updates()) == 100


async def test_a_held_poll_returns_when_something_is_said(local: Local) -> None:
    poll = asyncio.create_task(local.updates(timeout=50))
    await local.until_polled()
    await _say(local, "hello")
    assert _texts(await poll) == ["hello"]


async def test_the_first_of_two_pollers_is_refused(local: Local) -> None:
    first = asyncio.create_task(local.call("getUpdates", timeout=50))
    await local.until_polled()
    second = asyncio.create_task(local.updates(timeout=50))
    assert await first == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    }
    await _say(local, "to the second")
    assert _texts(await second) == ["to the second"]


async def test_a_webhook_and_polling_exclude_each_other(local: Local) -> None:
    poll = asyncio.create_task(local.call("getUpdates", timeout=50))
    await local.until_polled()
    await local.call("setWebhook", url="http://127.0.0.1:9/telegram", secret_token="a-b_C1")
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"
    assert await local.refusal("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await _say(local, "waits")
    info = (await local.call("getWebhookInfo"))["result"]
    assert (info["url"], info["pending_update_count"]) == ("http://127.0.0.1:9/telegram", 1)
    await local.call("deleteWebhook", drop_pending_updates=True)
    assert await local.updates() == []


async def test_allowed_updates_filter_at_creation_and_are_remembered(local: Local) -> None:
    await local.updates(allowed_updates=["callback_query"])
    await _say(local, "unseen")
    assert await local.updates() == []
    assert local.telegram.busy() == 0
    await local.updates(allowed_updates=[])
    await _say(local, "seen")
    assert _texts(await local.updates()) == ["seen"]


async def test_reactions_come_only_when_asked_for(local: Local) -> None:
    await local.call("sendMessage", chat_id=MEI, text="hi")
    thing = local.shown("mei")[0]
    await local.telegram.other("mei", "react", {"seen_id": thing.seen_id, "emoji": "👍"})
    assert await local.updates(allowed_updates=["message_reaction"]) == []
    await local.telegram.other("mei", "react", {"seen_id": thing.seen_id, "emoji": "🔥"})
    reaction = (await local.updates())[0]["message_reaction"]
    assert reaction["new_reaction"] == [{"type": "emoji", "emoji": "🔥"}]
    assert reaction["user"]["id"] == MEI


async def test_changes_of_members_come_only_when_asked_for(local: Local) -> None:
    # Source: https://core.telegram.org/bots/api#getupdates (allowed_updates) and #chatmemberupdated, 2026-11-21
    await local.telegram.other("mei", "promote_bot", {"place": "users_group"})
    await local.telegram.other("lin", "join", {"place": "users_group"})
    assert [set(update) - {"update_id"} for update in await local.fresh_updates()] == [
        {"my_chat_member"},
        {"message"},
    ]
    await local.updates(allowed_updates=["chat_member"])
    await local.telegram.other("lin", "leave", {"place": "users_group"})
    change = (await local.updates())[0]["chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "left")


async def test_counts_of_reactions_come_only_when_asked_for(local: Local) -> None:
    # Source: https://core.telegram.org/bots/api#messagereactioncountupdated, 2026-11-21
    await local.telegram.other("mei", "found_channel", {"place": "news", "members": ["hao", "emma"]})
    created = await local.fresh_updates()
    chat_id = created[-1]["channel_post"]["chat"]["id"]
    await local.call("sendMessage", chat_id=chat_id, text="4.2 is out")
    thing = local.shown("news")[0]
    await local.telegram.other("hao", "react", {"seen_id": thing.seen_id, "emoji": "🔥"})
    assert await local.updates(allowed_updates=["message_reaction_count"]) == []
    await local.telegram.other("emma", "react", {"seen_id": thing.seen_id, "emoji": "🔥"})
    (update,) = await local.updates()
    assert update["message_reaction_count"]["reactions"] == [
        {"type": {"type": "emoji", "emoji": "🔥"}, "total_count": 2}
    ]
    assert "user" not in update["message_reaction_count"]


async def test_updates_are_kept_for_a_day(local: Local) -> None:
    await _say(local, "old")
    local.world.clock.move_to(local.world.clock.now() + timedelta(hours=23, minutes=59))
    assert local.telegram.busy() == 1
    local.world.clock.move_to(local.world.clock.now() + timedelta(minutes=2))
    assert await local.updates() == []
    assert local.telegram.busy() == 0


async def test_a_press_is_kept_for_150_seconds(local: Local) -> None:
    # Source: github.com/tdlib/telegram-bot-api 10.0, Client.cpp (add_update of callback queries), 2026-11-21
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]}
    await local.call("sendMessage", chat_id=MEI, text="card", reply_markup=markup)
    card = local.shown("mei")[0]
    await local.telegram.press("mei", card, card.buttons[0])
    local.world.clock.move_to(local.world.clock.now() + timedelta(seconds=149))
    assert local.telegram.busy() == 1
    local.world.clock.move_to(local.world.clock.now() + timedelta(seconds=2))
    assert (local.telegram.busy(), await local.updates()) == (0, [])


async def test_cut_closes_the_held_poll_without_an_answer(local: Local) -> None:
    poll = asyncio.create_task(local.updates(timeout=50))
    await local.until_polled()
    local.telegram.cut()
    with pytest.raises((ServerDisconnectedError, ConnectionResetError)):
        await poll


async def test_redelivery_brings_confirmed_updates_again_with_their_ids(local: Local) -> None:
    await _say(local, "before")
    since = local.world.changes
    await _say(local, "a", "b")
    original = await local.fresh_updates()
    await local.telegram.redeliver(times=2, since=since)
    assert local.telegram.busy() == 4
    offset = original[-1]["update_id"] + 1
    first, second = await local.updates(offset), await local.updates(offset)
    assert first == second == original[1:]
    assert await local.updates(offset) == []


async def test_shuffled_redelivery_brings_the_same_in_another_order(local: Local) -> None:
    await _say(local, *"abcdefgh")
    original = await local.fresh_updates()
    await local.telegram.redeliver(times=1, shuffle=True)
    again = await local.updates()
    assert again != original
    assert sorted(again, key=lambda update: int(update["update_id"])) == original


async def test_an_update_of_unknown_kind_is_delivered(local: Local) -> None:
    await local.updates(allowed_updates=["message"])
    await local.telegram.other("mei", "unknown_update", {"place": "mei", "tomorrows_kind": {"id": 1}})
    update = (await local.updates())[0]
    assert update["tomorrows_kind"] == {"id": 1}
    assert set(update) == {"update_id", "tomorrows_kind"}
