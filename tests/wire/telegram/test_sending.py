"""sendMessage and sendChatAction: limits, replies, topics, keyboards, refusals."""

from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, Forbidden

from tests.wire.telegram.local import ALERTS_TOPIC, DUTY_GROUP, MEI, USERS_GROUP, Local

# Source of the checks here: https://core.telegram.org/bots/api#sendmessage, #inlinekeyboardbutton; the
# refusals: github.com/tdlib/telegram-bot-api 10.0, Client.cpp, read 2026-11-21


async def test_a_sent_message_is_returned_and_shown(local: Local, bot: Bot) -> None:
    message = await bot.send_message(MEI, "  你好 👋  ")
    assert (message.text, message.chat.id, message.chat.type) == ("你好 👋", MEI, "private")
    assert message.from_user is not None
    assert message.from_user.username == "deskbell_bot"
    assert message.date == local.world.clock.now().replace(microsecond=0)
    assert [(thing.place, thing.text) for thing in local.shown("mei")] == [("mei", "你好 👋")]


@pytest.mark.parametrize("text", ["x" * 4096, "汉" * 4096, "👍" * 4096, f"<b>{'x' * 4096}</b>"])
async def test_a_text_may_have_4096_characters_after_parsing(bot: Bot, text: str) -> None:
    message = await bot.send_message(MEI, text, parse_mode="HTML")
    assert message.text is not None
    assert len(message.text) == 4096


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x" * 4097, "Bad Request: message is too long"),
        ("汉" * 11000, "Bad Request: text is too long"),
        ("", "Bad Request: message text is empty"),
        (" \n\t ", "Bad Request: message text is empty"),
        ("\u200b\ufeff", "Bad Request: message text is empty"),
        ("\x00\x01", "Bad Request: message text is empty"),
    ],
)
async def test_a_text_that_cannot_be_shown_is_refused(local: Local, text: str, reason: str) -> None:
    assert await local.refusal("sendMessage", chat_id=MEI, text=text) == reason
    assert local.shown("mei") == []


async def test_control_characters_become_spaces(bot: Bot) -> None:
    message = await bot.send_message(MEI, "a\x00b\r\nc\u202ed")
    assert message.text == "a b\ncd"


async def test_half_a_surrogate_pair_is_refused_as_not_encoded(local: Local) -> None:
    reason = "Bad Request: strings must be encoded in UTF-8"
    assert await local.refusal("sendMessage", chat_id=MEI, text="a\ud83d") == reason
    button = {"text": "\ud83d", "callback_data": "a"}
    assert reason == await local.refusal(
        "sendMessage", chat_id=MEI, text="a", reply_markup={"inline_keyboard": [[button]]}
    )


@pytest.mark.parametrize(
    ("chat_id", "reason"),
    [
        (None, "Bad Request: chat_id is empty"),
        ("", "Bad Request: chat_id is empty"),
        (1, "Bad Request: chat not found"),
        ("@somebody", "Bad Request: chat not found"),
        ("9" * 60, "Bad Request: chat not found"),
        ([], "Bad Request: chat not found"),
    ],
)
async def test_an_unknown_chat_is_refused(local: Local, chat_id: object, reason: str) -> None:
    assert await local.refusal("sendMessage", chat_id=chat_id, text="x") == reason


async def test_a_reply_holds_the_original_for_one_step(bot: Bot, local: Local) -> None:
    first = await bot.send_message(MEI, "one")
    second = await bot.send_message(MEI, "two", reply_parameters=ReplyParameters(first.message_id))
    third = await local.call("sendMessage", chat_id=MEI, text="three", reply_to_message_id=second.message_id)
    assert second.reply_to_message is not None
    assert second.reply_to_message.text == "one"
    original = third["result"]["reply_to_message"]
    assert original["text"] == "two"
    assert "reply_to_message" not in original
    assert local.shown("mei")[1].thread == f"{MEI}:{first.message_id}"


async def test_a_reply_to_nothing_is_refused_unless_allowed(bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"^Message to be replied not found$"):
        await bot.send_message(MEI, "x", reply_parameters=ReplyParameters(999))
    lenient = ReplyParameters(999, allow_sending_without_reply=True)
    assert (await bot.send_message(MEI, "x", reply_parameters=lenient)).reply_to_message is None


async def test_a_topic_takes_messages_and_replies_stay_in_it(bot: Bot) -> None:
    message = await bot.send_message(DUTY_GROUP, "AL-1", message_thread_id=ALERTS_TOPIC)
    assert (message.message_thread_id, message.is_topic_message) == (ALERTS_TOPIC, True)
    assert message.chat.is_forum is True
    reply = await bot.send_message(DUTY_GROUP, "x", reply_parameters=ReplyParameters(message.message_id))
    assert reply.message_thread_id == ALERTS_TOPIC


@pytest.mark.parametrize(("chat_id", "thread_id"), [(DUTY_GROUP, 77), (USERS_GROUP, 1), (MEI, 1)])
async def test_a_topic_that_does_not_exist_is_refused(bot: Bot, chat_id: int, thread_id: int) -> None:
    with pytest.raises(BadRequest, match=r"^Message thread not found$"):
        await bot.send_message(chat_id, "x", message_thread_id=thread_id)


async def test_buttons_are_shown_by_action_and_reference(bot: Bot, local: Local) -> None:
    rows = [
        [
            InlineKeyboardButton("认领", callback_data="claim|FB-7|2"),
            InlineKeyboardButton("1", callback_data="rate:1"),
        ],
        [InlineKeyboardButton("Open", url="https://desk.example/7")],
    ]
    message = await bot.send_message(MEI, "card", reply_markup=InlineKeyboardMarkup(rows))
    assert message.reply_markup is not None
    assert message.reply_markup.inline_keyboard[0][0].callback_data == "claim|FB-7|2"
    assert [(one.action, one.label, one.reference) for one in local.shown("mei")[0].buttons] == [
        ("claim", "认领", "FB-7|2"),
        ("rate:1", "1", ""),
        ("url", "Open", "https://desk.example/7"),
    ]


@pytest.mark.parametrize(
    ("keyboard", "reason"),
    [
        ([[{"text": "a", "callback_data": "汉" * 22}]], "Bad Request: BUTTON_DATA_INVALID"),
        ([[{"text": "a", "callback_data": "x" * 65}]], "Bad Request: BUTTON_DATA_INVALID"),
        ([[{"text": "a", "callback_data": ""}]], "Bad Request: BUTTON_DATA_INVALID"),
        ([[{"text": "a", "callback_data": 7}]], "Bad Request: BUTTON_DATA_INVALID"),
        (
            [[{"text": "a", "callback_data": "x", "url": "https://a.example"}]],
            "Bad Request: BUTTON_TYPE_INVALID",
        ),
        ([[{"text": " ", "callback_data": "x"}]], "Bad Request: BUTTON_TEXT_INVALID"),
        (
            [[{"text": "a"}]],
            "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            [[{"callback_data": "x"}]],
            "Bad Request: can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            [["a"]],
            "Bad Request: can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        (
            ["a"],
            'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        ("a", 'Bad Request: field "inline_keyboard" must be of type Array'),
        (
            [[{"text": "a", "url": "not an address"}]],
            "Bad Request: inline keyboard button URL 'not an address' is invalid: Wrong HTTP URL",
        ),
    ],
)
async def test_a_button_that_telegram_would_refuse_is_refused(
    local: Local, keyboard: Any, reason: str
) -> None:
    markup = {"inline_keyboard": keyboard}
    assert await local.refusal("sendMessage", chat_id=MEI, text="x", reply_markup=markup) == reason
    assert local.shown("mei") == []


async def test_callback_data_may_have_64_bytes(local: Local) -> None:
    for data in ("x" * 64, "汉" * 21, "a"):
        markup = {"inline_keyboard": [[{"text": "a", "callback_data": data}]]}
        assert (await local.call("sendMessage", chat_id=MEI, text="x", reply_markup=markup))["ok"]


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("nonsense", "Bad Request: can't parse reply keyboard markup JSON object"),
        ("[1]", "Bad Request: object expected as reply markup"),
        ("[" * 100_000, "Bad Request: can't parse reply keyboard markup JSON object"),
    ],
)
async def test_markup_of_another_form_is_refused(local: Local, markup: str, reason: str) -> None:
    assert await local.refusal("sendMessage", chat_id=MEI, text="x", reply_markup=markup) == reason


async def test_a_blocked_bot_cannot_write(local: Local, bot: Bot) -> None:
    await local.telegram.other("mei", "block", {})
    with pytest.raises(Forbidden, match=r"^Forbidden: bot was blocked by the user$"):
        await bot.send_message(MEI, "x")
    await local.telegram.other("mei", "unblock", {})
    await bot.send_message(MEI, "x")


@pytest.mark.parametrize(
    ("deed", "facts", "chat_id", "reason"),
    [
        ("never_started", {}, MEI, "Forbidden: bot can't initiate conversation with a user"),
        ("deactivate", {}, MEI, "Forbidden: user is deactivated"),
        (
            "remove_bot",
            {"place": "users_group"},
            USERS_GROUP,
            "Forbidden: bot was kicked from the supergroup chat",
        ),
    ],
)
async def test_where_the_bot_is_shut_out_it_cannot_write(
    local: Local, deed: str, facts: dict[str, str], chat_id: int, reason: str
) -> None:
    await local.telegram.other("mei", deed, facts)
    assert await local.refusal("sendMessage", chat_id=chat_id, text="x") == reason


async def test_a_person_who_writes_first_can_be_answered(local: Local, bot: Bot) -> None:
    await local.telegram.other("mei", "never_started", {})
    await local.telegram.say("mei", "mei", "/start")
    await bot.send_message(MEI, "welcome")
    assert [thing.text for thing in local.shown("mei")] == ["welcome"]


async def test_a_chat_action_must_be_known(local: Local, bot: Bot) -> None:
    assert await bot.send_chat_action(MEI, "typing")
    described = await local.refusal("sendChatAction", chat_id=MEI, action="dancing")
    assert described == "Bad Request: wrong parameter action in request"
