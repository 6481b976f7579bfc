"""Pins and the bot's own reactions."""

import pytest
from telegram import Bot
from telegram.error import BadRequest

from bot.sandbox.seen import Reaction
from tests.wire.telegram.local import MEI, USERS_GROUP, Local

# Source of the checks here: https://core.telegram.org/bots/api#pinchatmessage, #setmessagereaction, read
# 2026-11-21


async def test_the_newest_pin_stands_on_top_until_it_is_taken_off(bot: Bot) -> None:
    first, second = await bot.send_message(MEI, "one"), await bot.send_message(MEI, "two")
    for message in (first, second):
        assert await bot.pin_chat_message(MEI, message.message_id)
    assert (await bot.get_chat(MEI)).pinned_message == second
    await bot.unpin_chat_message(MEI)
    assert (await bot.get_chat(MEI)).pinned_message == first
    await bot.delete_message(MEI, first.message_id)
    assert (await bot.get_chat(MEI)).pinned_message is None


async def test_everything_is_taken_off_at_once(bot: Bot) -> None:
    message = await bot.send_message(MEI, "one")
    await bot.pin_chat_message(MEI, message.message_id)
    await bot.unpin_all_chat_messages(MEI)
    assert (await bot.get_chat(MEI)).pinned_message is None
    with pytest.raises(BadRequest, match=r"^Message to unpin not found$"):
        await bot.unpin_chat_message(MEI)


async def test_in_a_group_only_an_administrator_pins(local: Local, bot: Bot) -> None:
    message = await bot.send_message(USERS_GROUP, "one")
    with pytest.raises(BadRequest, match=r"^Not enough rights to manage pinned messages in the chat$"):
        await bot.pin_chat_message(USERS_GROUP, message.message_id)
    await local.telegram.other("mei", "promote_bot", {"place": "users_group"})
    assert await bot.pin_chat_message(USERS_GROUP, message.message_id)
    with pytest.raises(BadRequest, match=r"^Message to pin not found$"):
        await bot.pin_chat_message(USERS_GROUP, 999)


async def test_a_bot_reacts_once_and_takes_it_back(local: Local, bot: Bot) -> None:
    await local.telegram.say("mei", "mei", "thanks")
    message_id = (await local.updates())[0]["message"]["message_id"]
    chat = local.telegram.state.chat(MEI)
    assert chat is not None
    assert await bot.set_message_reaction(MEI, message_id, "👍")
    assert chat.messages[message_id].reactions == {"deskbell_bot": "👍"}
    before = local.telegram.seen()[-1]
    await local.telegram.other("mei", "react", {"on": before, "emoji": "👍"})
    after = local.telegram.seen()[-1]
    assert after.reactions == (Reaction("👍", ("bot", "mei")),)
    assert after.marked > before.marked > after.changed, "a reaction is no edit"
    await local.telegram.other("mei", "react", {"on": before, "emoji": ""})
    two = [{"type": "emoji", "emoji": "👍"}, {"type": "emoji", "emoji": "🔥"}]
    for reaction, reason in ((two, "REACTIONS_TOO_MANY"), ([{"type": "loud"}], "REACTION_INVALID")):
        described = await local.refusal(
            "setMessageReaction", chat_id=MEI, message_id=message_id, reaction=reaction
        )
        assert described == f"Bad Request: {reason}"
    await bot.set_message_reaction(MEI, message_id, [])
    assert chat.messages[message_id].reactions == {}
