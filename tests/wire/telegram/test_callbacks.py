"""Presses: queries, their age, their answers, and what a forged client can send."""

from datetime import timedelta
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox.seen import Seen
from tests.wire.telegram.local import HAO, MEI, USERS_GROUP, Local

# Source of the checks here: https://core.telegram.org/bots/api#answercallbackquery; the refusal:
# github.com/tdlib/telegram-bot-api 10.0, Client.cpp, read 2026-11-21


TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
BUTTONS = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("✓", callback_data="solved|FB-7|3"),
            InlineKeyboardButton("→", url="https://a.example"),
        ]
    ]
)


async def _card(local: Local, bot: Bot, chat_id: int = MEI, place: str = "mei") -> Seen:
    await bot.send_message(chat_id, "card", reply_markup=BUTTONS)
    return local.shown(place)[-1]


async def _press(local: Local, person: str, card: Seen) -> dict[str, Any]:
    await local.telegram.press(person, card, card.buttons[0])
    return dict((await local.fresh_updates())[-1]["callback_query"])


async def test_a_press_tells_who_what_and_where(local: Local, bot: Bot) -> None:
    query = await _press(local, "hao", await _card(local, bot, USERS_GROUP, "users_group"))
    assert (query["from"]["id"], query["data"]) == (HAO, "solved|FB-7|3")
    assert (query["message"]["chat"]["id"], query["message"]["text"]) == (USERS_GROUP, "card")
    assert query["message"]["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "solved|FB-7|3"
    again = await _press(local, "mei", local.shown("users_group")[0])
    assert again["chat_instance"] == query["chat_instance"]
    assert again["id"] != query["id"]


@pytest.mark.parametrize("show_alert", [True, False])
async def test_an_answer_is_shown_to_the_presser_alone(local: Local, bot: Bot, *, show_alert: bool) -> None:
    query = await _press(local, "hao", await _card(local, bot, USERS_GROUP, "users_group"))
    await bot.answer_callback_query(query["id"], "已收到", show_alert=show_alert)
    toast = local.shown("users_group")[-1]
    assert (toast.kind, toast.audience, toast.text, toast.by_bot) == ("toast", "hao", "已收到", True)
    assert toast.raw == {"show_alert": show_alert}


async def test_an_answer_without_text_shows_nothing(local: Local, bot: Bot) -> None:
    query = await _press(local, "mei", await _card(local, bot))
    assert await bot.answer_callback_query(query["id"])
    assert [thing.kind for thing in local.shown("mei")] == ["message"]


async def test_a_query_is_answered_once_and_in_time(local: Local, bot: Bot) -> None:
    card = await _card(local, bot)
    first, second = await _press(local, "mei", card), await _press(local, "mei", card)
    assert (await local.call("answerCallbackQuery", callback_query_id=first["id"]))["result"] is True
    assert await local.refusal("answerCallbackQuery", callback_query_id=first["id"]) == TOO_OLD
    assert await local.refusal("answerCallbackQuery", callback_query_id="17") == TOO_OLD
    local.world.clock.move_to(local.world.clock.now() + timedelta(seconds=16))
    assert await local.refusal("answerCallbackQuery", callback_query_id=second["id"]) == TOO_OLD


async def test_the_life_of_a_query_can_be_set(local: Local, bot: Bot) -> None:
    local.telegram.callback_life_seconds = 60
    query = await _press(local, "mei", await _card(local, bot))
    local.world.clock.move_to(local.world.clock.now() + timedelta(seconds=50))
    assert await bot.answer_callback_query(query["id"])


@pytest.mark.parametrize(("text", "taken"), [("汉" * 200, True), ("汉" * 201, False)])
async def test_an_answer_has_at_most_200_characters(
    local: Local, bot: Bot, text: str, *, taken: bool
) -> None:
    query = await _press(local, "mei", await _card(local, bot))
    answer = await local.call("answerCallbackQuery", callback_query_id=query["id"], text=text)
    assert answer["ok"] is taken


async def test_an_edited_message_can_be_pressed_as_it_was_drawn(local: Local, bot: Bot) -> None:
    card = await _card(local, bot)
    await bot.edit_message_text("done", MEI, int(card.seen_id.partition(":")[2]))
    query = await _press(local, "mei", card)
    assert (query["data"], query["message"]["text"]) == ("solved|FB-7|3", "done")


async def test_a_deleted_message_can_be_pressed_and_is_inaccessible(local: Local, bot: Bot) -> None:
    card = await _card(local, bot)
    await bot.delete_message(MEI, int(card.seen_id.partition(":")[2]))
    query = await _press(local, "mei", card)
    assert (query["data"], query["message"]["date"]) == ("solved|FB-7|3", 0)
    assert set(query["message"]) == {"chat", "message_id", "date"}


async def test_another_persons_message_can_be_pressed_by_a_forger(local: Local, bot: Bot) -> None:
    query = await _press(local, "hao", await _card(local, bot))
    assert (query["from"]["id"], query["message"]["chat"]["id"]) == (HAO, MEI)


async def test_who_blocked_the_bot_can_still_press_in_a_group(local: Local, bot: Bot) -> None:
    card = await _card(local, bot, USERS_GROUP, "users_group")
    await local.telegram.other("mei", "block", {})
    assert (await _press(local, "mei", card))["from"]["id"] == MEI


async def test_a_button_with_an_address_tells_the_bot_nothing(local: Local, bot: Bot) -> None:
    card = await _card(local, bot)
    await local.telegram.press("mei", card, card.buttons[1])
    assert local.telegram.busy() == 0
