"""Edits and deletions: what may change, what is refused, what is seen of it."""

from datetime import timedelta

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup

from tests.wire.telegram.local import HAO, MEI, USERS_GROUP, Local

# Source of the checks here: https://core.telegram.org/bots/api#updating-messages, #deletemessage; the
# refusals: github.com/tdlib/telegram-bot-api 10.0, Client.cpp, read 2026-11-21


NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
CLAIM = InlineKeyboardMarkup([[InlineKeyboardButton("Claim", callback_data="claim|FB-7")]])


async def test_an_edit_replaces_text_and_buttons_in_place(local: Local, bot: Bot) -> None:
    message = await bot.send_message(MEI, "one", reply_markup=CLAIM)
    before = local.shown("mei")[0]
    await bot.edit_message_text("two", MEI, message.message_id)
    after = local.shown("mei")[0]
    assert (after.text, after.buttons, after.edited, before.edited) == ("two", (), True, False)
    assert after.seen_id == before.seen_id
    assert (after.created, after.changed > before.changed) == (before.created, True)


async def test_an_edit_of_the_buttons_leaves_the_text(local: Local, bot: Bot) -> None:
    message = await bot.send_message(MEI, "one")
    await bot.edit_message_reply_markup(MEI, message.message_id, reply_markup=CLAIM)
    shown = local.shown("mei")[0]
    assert (shown.text, [button.action for button in shown.buttons]) == ("one", ["claim"])
    await bot.edit_message_reply_markup(MEI, message.message_id)
    assert local.shown("mei")[0].buttons == ()


async def test_an_edit_that_changes_nothing_is_refused(local: Local, bot: Bot) -> None:
    message = await bot.send_message(MEI, "*one*", reply_markup=CLAIM)
    same = {
        "chat_id": MEI,
        "message_id": message.message_id,
        "text": " *one* ",
        "reply_markup": CLAIM.to_dict(),
    }
    assert await local.refusal("editMessageText", **same) == NOT_MODIFIED
    del same["text"]
    assert await local.refusal("editMessageReplyMarkup", **same) == NOT_MODIFIED
    assert local.shown("mei")[0].edited is False


async def test_what_is_not_there_or_not_ours_cannot_be_edited(local: Local, bot: Bot) -> None:
    edit = {"chat_id": MEI, "message_id": 99, "text": "x"}
    assert await local.refusal("editMessageText", **edit) == "Bad Request: message to edit not found"
    await local.telegram.say("mei", "mei", "mine")
    theirs = (await local.updates())[0]["message"]["message_id"]
    assert await local.refusal("editMessageText", **{**edit, "message_id": theirs}) == (
        "Bad Request: message can't be edited"
    )
    gone = await bot.send_message(MEI, "gone soon")
    await bot.delete_message(MEI, gone.message_id)
    assert await local.refusal("editMessageText", **{**edit, "message_id": gone.message_id}) == (
        "Bad Request: message to edit not found"
    )
    del edit["message_id"]
    assert (await local.refusal("editMessageText", **edit)).startswith("Bad Request: message identifier")


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(local: Local, bot: Bot) -> None:
    message = await bot.send_message(MEI, "choose", reply_markup=ReplyKeyboardMarkup([["a"]]))
    described = await local.refusal("editMessageText", chat_id=MEI, message_id=message.message_id, text="x")
    assert described == "Bad Request: message can't be edited"


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "Bad Request: message text is empty"), ("x" * 4097, "Bad Request: message is too long")],
)
async def test_an_edit_keeps_the_limits_of_a_text(local: Local, bot: Bot, text: str, reason: str) -> None:
    message = await bot.send_message(MEI, "one")
    described = await local.refusal("editMessageText", chat_id=MEI, message_id=message.message_id, text=text)
    assert described == reason


async def test_a_deleted_message_is_gone_once(local: Local, bot: Bot) -> None:
    message = await bot.send_message(MEI, "secret")
    await bot.delete_message(MEI, message.message_id)
    assert [thing.gone for thing in local.telegram.seen()] == [True]
    described = await local.refusal("deleteMessage", chat_id=MEI, message_id=message.message_id)
    assert described == "Bad Request: message to delete not found"


async def test_a_message_can_be_deleted_for_48_hours_and_edited_later(local: Local, bot: Bot) -> None:
    young, old = await bot.send_message(MEI, "young"), await bot.send_message(MEI, "old")
    local.world.clock.move_to(local.world.clock.now() + timedelta(hours=47, minutes=59))
    assert await bot.delete_message(MEI, young.message_id)
    local.world.clock.move_to(local.world.clock.now() + timedelta(minutes=2))
    described = await local.refusal("deleteMessage", chat_id=MEI, message_id=old.message_id)
    assert described == "Bad Request: message can't be deleted for everyone"
    await bot.edit_message_text("withdrawn", MEI, old.message_id)
    assert [thing.text for thing in local.shown("mei")] == ["withdrawn"]


async def test_only_an_administrator_deletes_what_people_wrote_in_a_group(local: Local) -> None:
    await local.telegram.say("mei", "users_group", "spam", mention=True)
    message_id = (await local.fresh_updates())[0]["message"]["message_id"]
    described = await local.refusal("deleteMessage", chat_id=USERS_GROUP, message_id=message_id)
    assert described == "Bad Request: message can't be deleted for everyone"
    await local.telegram.other("mei", "promote_bot", {"place": "users_group"})
    assert (await local.call("deleteMessage", chat_id=USERS_GROUP, message_id=message_id))["result"] is True


async def test_several_messages_are_deleted_at_once(local: Local, bot: Bot) -> None:
    ids = [(await bot.send_message(HAO, text)).message_id for text in "abc"]
    assert await bot.delete_messages(HAO, [ids[0], ids[2], 999])
    assert [thing.text for thing in local.shown("hao")] == ["b"]
