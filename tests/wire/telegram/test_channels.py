"""Channels: one voice, many readers, and a bot that writes there as an administrator."""

import pytest
from telegram import Bot, Update

from bot.sandbox.side import CannotDo
from tests.wire.telegram.local import Local


async def _channel(local: Local) -> int:
    await local.telegram.other("mei", "found_channel", {"place": "news", "title": "News", "members": ["hao"]})
    (promoted, created) = await local.fresh_updates()
    assert promoted["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    assert created["channel_post"]["channel_chat_created"] is True
    return int(created["channel_post"]["chat"]["id"])


async def test_a_channel_speaks_itself(local: Local, bot: Bot) -> None:
    # Source: https://core.telegram.org/bots/api#message (sender_chat) and #update (channel_post), 2026-11-21
    chat_id = await _channel(local)
    post = await bot.send_message(chat_id, "Open at nine")
    assert post.from_user is None
    assert post.sender_chat is not None
    assert (post.sender_chat.id, post.chat.type) == (chat_id, "channel")
    await local.telegram.say("mei", "news", "We are open")
    await local.telegram.other("mei", "edit", {"on": local.telegram.seen()[-1], "to": "We are closed"})
    said, edited = [Update.de_json(update, bot) for update in await local.updates()]
    assert said.channel_post is not None
    assert edited.edited_channel_post is not None
    assert (said.channel_post.text, said.effective_user) == ("We are open", None)
    assert edited.edited_channel_post.text == "We are closed"


async def test_readers_of_a_channel_do_not_write(local: Local) -> None:
    await _channel(local)
    with pytest.raises(CannotDo, match="only mei and the bot write"):
        await local.telegram.say("hao", "news", "May I?")


@pytest.mark.parametrize("deed", ["migrate", "delete_group"])
async def test_a_channel_is_no_group(local: Local, deed: str) -> None:
    await _channel(local)
    with pytest.raises(CannotDo, match="channel"):
        await local.telegram.other("mei", deed, {"place": "news"})


async def test_coming_and_going_is_no_post(local: Local) -> None:
    await _channel(local)
    await local.telegram.other("emma", "join", {"place": "news"})
    await local.telegram.other("emma", "leave", {"place": "news"})
    assert await local.updates() == []


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("remove_bot", "Forbidden: bot was kicked from the channel chat"),
        ("leave", "Forbidden: bot is not a member of the channel chat"),
    ],
)
async def test_where_the_bot_is_no_member_it_cannot_write(
    local: Local, bot: Bot, deed: str, reason: str
) -> None:
    # Source: github.com/tdlib/telegram-bot-api 10.0, Client.cpp (check_chat_access), 2026-11-21
    chat_id = await _channel(local)
    if deed == "leave":
        await bot.leave_chat(chat_id)
    else:
        await local.telegram.other("mei", deed, {"place": "news"})
    assert await local.refusal("sendMessage", chat_id=chat_id, text="x") == reason
