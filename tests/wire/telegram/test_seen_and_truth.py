"""What is on the screens, and what the truth log keeps."""

import json

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, User

from tests.wire.telegram.local import HAO, MEI, TOKEN, USERS_GROUP, Local


async def test_text_is_read_without_markup_and_with_the_address_of_a_link(local: Local, bot: Bot) -> None:
    await bot.send_message(
        MEI,
        '<b>👍 FB-7</b>\n  <a href="https://a.example/x">status</a>, https://b.example',
        parse_mode="HTML",
    )
    assert local.shown("mei")[0].text == "👍 FB-7 status https://a.example/x , https://b.example"


async def test_text_is_composed(local: Local, bot: Bot) -> None:
    await bot.send_message(MEI, "cafe\u0301")
    assert local.shown("mei")[0].text == "caf\u00e9"


async def test_things_are_in_the_order_of_the_worlds_changes(local: Local, bot: Bot) -> None:
    await local.telegram.say("hao", "hao", "1")
    await bot.send_message(USERS_GROUP, "2")
    await bot.send_message(HAO, "3")
    seen = local.telegram.seen()
    assert [(thing.text, thing.place, thing.by_bot) for thing in seen] == [
        ("1", "hao", False),
        ("2", "users_group", True),
        ("3", "hao", True),
    ]
    assert [thing.created for thing in seen] == sorted({thing.created for thing in seen})


async def test_a_thing_carries_what_the_bot_sent(local: Local, bot: Bot) -> None:
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="a")]])
    await bot.send_message(MEI, "x", entities=[MessageEntity("bold", 0, 1)], reply_markup=buttons)
    raw = local.shown("mei")[0].raw
    assert raw["text"] == "x"
    assert raw["entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    assert raw["reply_markup"] == {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]}


def _pressable(local: Local) -> list[tuple[str, str, str]]:
    return [
        (entry.direction, entry.body["type"], entry.body["text"])
        for entry in local.world.log
        if entry.direction in {"mention", "link"}
    ]


async def test_mentions_and_links_of_the_bot_are_on_record(local: Local, bot: Bot) -> None:
    await local.telegram.say("mei", "mei", "@hao_lantern https://mine.example")
    await bot.send_message(MEI, "plain FB-7")
    assert _pressable(local) == []
    message = await bot.send_message(MEI, "@hao_lantern see https://b.example /help a@b.example")
    await bot.edit_message_text(
        "阿豪 look",
        MEI,
        message.message_id,
        entities=[
            MessageEntity("text_mention", 0, 2, user=User(HAO, "x", is_bot=False)),
            MessageEntity("text_link", 3, 4, url="https://c.example/"),
        ],
    )
    assert _pressable(local) == [
        ("mention", "mention", "@hao_lantern"),
        ("link", "url", "https://b.example"),
        ("link", "bot_command", "/help"),
        ("link", "email", "a@b.example"),
        ("mention", "text_mention", "阿豪"),
        ("link", "text_link", "look"),
    ]
    assert local.world.log[-1].method == "editMessageText"


async def test_calls_and_answers_are_on_record_without_the_token(local: Local) -> None:
    await local.telegram.say("mei", "mei", "hello")
    await local.updates()
    await local.call("sendMessage", chat_id=MEI, text="hi", reply_markup={"inline_keyboard": []})
    await local.refusal("sendMessage", chat_id=1, text="hi")
    lines = [(entry.direction, entry.method) for entry in local.world.log]
    assert lines == [
        ("from_bot", "getUpdates"),
        ("to_bot", "message"),
        ("answer", "getUpdates"),
        ("from_bot", "sendMessage"),
        ("answer", "sendMessage"),
        ("from_bot", "sendMessage"),
        ("answer", "sendMessage"),
    ]
    said, answered, refused = local.world.log[3].body, local.world.log[4].body, local.world.log[6].body
    assert said == {"chat_id": str(MEI), "text": "hi", "reply_markup": {"inline_keyboard": []}}
    assert answered["result"]["text"] == "hi"
    assert (refused["status"], refused["description"]) == (400, "Bad Request: chat not found")
    assert TOKEN.partition(":")[2] not in json.dumps([entry.body for entry in local.world.log])


async def test_an_answer_shows_the_message_that_it_answers_as_it_reads_now(local: Local) -> None:
    await local.telegram.say("mei", "mei", "old words")
    first = local.telegram.seen()[0]
    await local.call("sendMessage", chat_id=MEI, text="noted", reply_to_message_id=1)
    assert local.shown("mei")[0].raw["reply_to_message"]["text"] == "old words"
    await local.telegram.other("mei", "edit", {"on": first, "to": "new words"})
    assert local.shown("mei")[0].raw["reply_to_message"]["text"] == "new words"
