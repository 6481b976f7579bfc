"""Groups come into being, become supergroups, end; the bot is thrown out of them."""

from typing import Any

import pytest
from telegram import Bot
from telegram.error import ChatMigrated, Forbidden

from bot.sandbox.side import CannotDo
from tests.wire.telegram.local import DUTY_GROUP, USERS_GROUP, Local

FRIENDS = {"place": "friends", "title": "朋友", "members": ["hao"]}


async def _found(local: Local) -> int:
    await local.telegram.other("mei", "found_group", FRIENDS)
    chat = local.telegram.state.chat_at("friends")
    assert chat is not None
    return chat.chat_id


async def test_a_basic_group_is_of_type_group(local: Local, bot: Bot) -> None:
    chat_id = await _found(local)
    added, created = await local.fresh_updates()
    assert added["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert created["message"]["group_chat_created"] is True
    assert (await bot.get_chat(chat_id)).type == "group"
    assert await bot.get_chat_member_count(chat_id) == 3
    await bot.send_message(chat_id, "hello")
    assert [thing.text for thing in local.shown("friends")] == ["hello"]


async def test_a_group_that_became_a_supergroup_says_where_it_is_now(local: Local, bot: Bot) -> None:
    # Source: https://core.telegram.org/bots/api#responseparameters, and for the text
    # github.com/tdlib/telegram-bot-api 10.0, Client.cpp (check_chat_access), 2026-11-21
    old = await _found(local)
    await local.telegram.other("mei", "migrate", {"place": "friends"})
    answer = await local.call("sendMessage", chat_id=old, text="x")
    new = answer["parameters"]["migrate_to_chat_id"]
    assert answer == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new},
    }
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old, "x")
    assert moved.value.new_chat_id == new
    await bot.send_message(new, "found you")
    assert (await bot.get_chat(new)).type == "supergroup"
    assert [thing.text for thing in local.shown("friends")] == ["found you"]


async def test_service_messages_tell_of_the_migration_in_both_chats(local: Local) -> None:
    # Source: https://core.telegram.org/bots/api#message, 2026-11-21
    old = await _found(local)
    await local.fresh_updates()
    await local.telegram.other("mei", "migrate", {"place": "friends"})
    leaving, arriving = [update["message"] for update in await local.fresh_updates()]
    new = arriving["chat"]["id"]
    assert (leaving["chat"]["id"], leaving["migrate_to_chat_id"]) == (old, new)
    assert (arriving["chat"]["type"], arriving["migrate_from_chat_id"]) == ("supergroup", old)
    await local.telegram.say("hao", "friends", "@deskbell_bot still here")
    assert (await local.fresh_updates())[0]["message"]["chat"]["id"] == new


async def test_a_group_of_the_company_can_be_migrated_and_a_forum_cannot(local: Local) -> None:
    await local.telegram.other("mei", "migrate", {"place": "users_group"})
    answer = await local.call("sendMessage", chat_id=USERS_GROUP, text="x")
    assert answer["parameters"]["migrate_to_chat_id"] not in {USERS_GROUP, DUTY_GROUP}
    with pytest.raises(CannotDo, match="has topics"):
        await local.telegram.other("lin", "migrate", {"place": "duty_group"})


async def test_a_deleted_group_is_closed_to_everybody(local: Local, bot: Bot) -> None:
    chat_id = await _found(local)
    await local.telegram.other("mei", "delete_group", {"place": "friends"})
    # Source: github.com/tdlib/telegram-bot-api 10.0, Client.cpp (check_chat_access), 2026-11-21
    with pytest.raises(Forbidden, match=r"^Forbidden: the group chat was deleted$"):
        await bot.send_message(chat_id, "x")
    with pytest.raises(CannotDo, match="was deleted"):
        await local.telegram.say("hao", "friends", "anybody?")
    with pytest.raises(CannotDo, match="is a supergroup"):
        await local.telegram.other("mei", "delete_group", {"place": "users_group"})


@pytest.mark.parametrize(
    ("deed", "kind", "reason"),
    [
        ("remove_bot", "group", "Forbidden: bot was kicked from the group chat"),
        ("remove_bot", "supergroup", "Forbidden: bot was kicked from the supergroup chat"),
        ("leave", "group", "Forbidden: bot is not a member of the group chat"),
        ("leave", "supergroup", "Forbidden: bot is not a member of the supergroup chat"),
    ],
)
async def test_where_the_bot_is_no_member_every_write_is_forbidden(
    local: Local, bot: Bot, deed: str, kind: str, reason: str
) -> None:
    # Source: github.com/tdlib/telegram-bot-api 10.0, Client.cpp (check_chat_access), 2026-11-21
    chat_id, place = (await _found(local), "friends") if kind == "group" else (USERS_GROUP, "users_group")
    card = (await bot.send_message(chat_id, "card")).message_id
    if deed == "leave":
        await bot.leave_chat(chat_id)
    else:
        await local.telegram.other("mei", deed, {"place": place})
    calls: list[tuple[str, dict[str, Any]]] = [
        ("sendMessage", {"text": "x"}),
        ("editMessageText", {"text": "x", "message_id": card}),
        ("deleteMessage", {"message_id": card}),
        ("sendChatAction", {"action": "typing"}),
        ("pinChatMessage", {"message_id": card}),
    ]
    for method, arguments in calls:
        assert await local.refusal(method, chat_id=chat_id, **arguments) == reason, method


async def test_a_bot_that_was_thrown_out_hears_nothing_and_may_come_back(local: Local, bot: Bot) -> None:
    await local.telegram.other("mei", "remove_bot", {"place": "users_group"})
    assert (await local.fresh_updates())[0]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    await local.telegram.say("hao", "users_group", "@deskbell_bot hello?")
    assert await local.updates() == []
    await local.telegram.other("mei", "add_bot", {"place": "users_group"})
    await bot.send_message(USERS_GROUP, "back")


async def test_administrators_are_listed(local: Local, bot: Bot) -> None:
    assert await bot.get_chat_administrators(USERS_GROUP) == ()
    await local.telegram.other("mei", "promote_bot", {"place": "users_group"})
    (chief,) = await bot.get_chat_administrators(USERS_GROUP)
    assert chief.user.id == 7_000_000_001
    # Source: https://core.telegram.org/bots/api#chatmemberadministrator as aiogram 3.31 has it, read 2026-11-21
    assert chief.api_kwargs["can_send_welcome_messages"] is True


@pytest.mark.parametrize(
    ("person", "facts", "reason"),
    [
        ("mei", {"place": "users_group"}, "already"),
        ("mei", {"place": "hao"}, "already"),
        ("mei", {"place": "x", "members": ["chen"]}, "no Telegram account"),
    ],
)
async def test_a_group_needs_a_place_of_its_own_and_people_with_accounts(
    local: Local, person: str, facts: dict[str, Any], reason: str
) -> None:
    with pytest.raises(CannotDo, match=reason):
        await local.telegram.other(person, "found_group", facts)
