"""Messages that are sent once more: forwarded with their author's name, or copied without it."""

from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, MessageOriginUser

from tests.wire.telegram.local import DUTY_GROUP, HAO, MEI, USERS_GROUP, Local

CLAIM = InlineKeyboardMarkup([[InlineKeyboardButton("Claim", callback_data="claim|FB-7")]])

# Source of the checks here: https://core.telegram.org/bots/api#forwardmessage, #forwardmessages, #copymessage and
# #copymessages, 2026-11-21


async def _said(local: Local, text: str) -> int:
    await local.telegram.say("mei", "mei", text)
    return int((await local.fresh_updates())[0]["message"]["message_id"])


async def test_a_forward_names_its_author(local: Local, bot: Bot) -> None:
    message_id = await _said(local, "相册盒闪退")
    forwarded = await bot.forward_message(DUTY_GROUP, MEI, message_id, message_thread_id=2)
    assert (forwarded.text, forwarded.message_thread_id) == ("相册盒闪退", 2)
    assert isinstance(forwarded.forward_origin, MessageOriginUser)
    assert forwarded.forward_origin.sender_user.id == MEI
    again = await bot.forward_message(USERS_GROUP, DUTY_GROUP, forwarded.message_id)
    assert again.forward_origin == forwarded.forward_origin, "the origin stays that of the first"


async def test_a_copy_is_the_bots_own_with_buttons_of_its_own(local: Local, bot: Bot) -> None:
    message_id = await _said(local, "*闪退*")
    copied = await bot.copy_message(HAO, MEI, message_id, reply_markup=CLAIM)
    shown = local.shown("hao")[0]
    assert (shown.text, [one.action for one in shown.buttons]) == ("*闪退*", ["claim"])
    assert "forward_origin" not in shown.raw
    assert shown.seen_id == f"{HAO}:{copied.message_id}"


async def test_a_copied_file_may_get_another_caption(local: Local, bot: Bot) -> None:
    sent = await bot.send_document(MEI, b"x", caption="old", filename="a.txt")
    await bot.copy_message(HAO, MEI, sent.message_id)
    await bot.copy_message(HAO, MEI, sent.message_id, caption="new")
    assert [(thing.text, thing.files) for thing in local.shown("hao")] == [
        ("old", ("a.txt",)),
        ("new", ("a.txt",)),
    ]


async def test_several_are_sent_at_once_and_missing_ones_passed_over(local: Local, bot: Bot) -> None:
    ids = [(await bot.send_message(MEI, text)).message_id for text in "abc"]
    await bot.delete_message(MEI, ids[1])
    assert len(await bot.forward_messages(HAO, MEI, ids)) == 2
    assert len(await bot.copy_messages(USERS_GROUP, MEI, ids)) == 2
    for place in ("hao", "users_group"):
        assert [thing.text for thing in local.shown(place)] == ["a", "c"]


async def test_captions_can_be_left_out_of_copies(local: Local, bot: Bot) -> None:
    sent = await bot.send_document(MEI, b"x", caption="secret")
    await bot.copy_messages(HAO, MEI, [sent.message_id], remove_caption=True)
    assert local.shown("hao")[0].text == ""


async def test_a_forward_cannot_be_edited(local: Local, bot: Bot) -> None:
    forwarded = await bot.forward_message(HAO, MEI, await _said(local, "x"))
    described = await local.refusal("editMessageText", chat_id=HAO, message_id=forwarded.message_id, text="y")
    assert described == "Bad Request: message can't be edited"


@pytest.mark.parametrize(
    ("method", "arguments", "reason"),
    [
        ("forwardMessage", {"message_id": 99}, "message to forward not found"),
        ("copyMessage", {"message_id": 99}, "message to copy not found"),
        ("forwardMessages", {"message_ids": [99]}, "there are no messages to forward"),
        ("copyMessages", {"message_ids": []}, "message identifiers are not specified"),
        ("copyMessages", {"message_ids": "x"}, "can't parse message_ids JSON object"),
        ("copyMessages", {"message_ids": {}}, "expected an Array of message identifiers"),
        ("copyMessages", {"message_ids": [0]}, "invalid message identifier specified"),
        ("copyMessages", {"message_ids": ["a"]}, "can't parse message identifier as a Number"),
        ("copyMessages", {"message_ids": [[]]}, "message identifier must be a Number"),
        ("copyMessages", {"message_ids": [1] * 101}, "too many message identifiers specified"),
        ("copyMessage", {"message_id": 1, "from_chat_id": ""}, "parameter from_chat_id is required"),
        ("copyMessage", {"message_id": 1, "from_chat_id": 7}, "chat not found"),
    ],
)
async def test_what_cannot_be_sent_once_more_is_refused(
    local: Local, method: str, arguments: dict[str, Any], reason: str
) -> None:
    # Source: github.com/tdlib/telegram-bot-api 10.0, Client.cpp (get_message_ids), 2026-11-21
    described = await local.refusal(method, **{"chat_id": HAO, "from_chat_id": MEI, **arguments})
    assert described == f"Bad Request: {reason}"


async def test_service_messages_are_not_forwarded(local: Local) -> None:
    await local.telegram.other("lin", "join", {"place": "users_group"})
    message_id = (await local.fresh_updates())[0]["message"]["message_id"]
    described = await local.refusal(
        "forwardMessage", chat_id=HAO, from_chat_id=USERS_GROUP, message_id=message_id
    )
    assert described == "Bad Request: the message can't be forwarded"
