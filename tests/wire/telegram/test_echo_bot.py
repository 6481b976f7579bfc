"""A bare bot of python-telegram-bot lives against the local Telegram."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from tests.wire.telegram.local import TOKEN, Local

# Source of the checks here: https://core.telegram.org/bots/api#getupdates, as python-telegram-bot 22.8
# speaks it, read 2026-11-21


async def _status(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Claim", callback_data="claim|FB-7|2")]])
    assert update.effective_message
    await update.effective_message.reply_text(f"status {' '.join(context.args or [])}", reply_markup=buttons)


async def _echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message
    await update.effective_message.reply_text(f"you said {update.effective_message.text}")


async def _pressed(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query
    await query.answer(f"by {query.from_user.first_name}")
    await query.edit_message_text(f"done {query.data}")


@pytest.fixture
async def echo_bot(local: Local) -> AsyncIterator[None]:
    application: Application[Any, Any, Any, Any, Any, Any] = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{local.url}/telegram/bot")
        .base_file_url(f"{local.url}/telegram/file/bot")
        .build()
    )
    application.add_handler(CommandHandler("status", _status))
    application.add_handler(CallbackQueryHandler(_pressed))
    application.add_handler(MessageHandler(filters.TEXT, _echo))
    async with application:
        assert application.updater
        await application.updater.start_polling(timeout=5)
        await application.start()
        yield
        await application.updater.stop()
        await application.stop()


async def _until(local: Local, holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not holds():
            await local.world.changed(patience_seconds=0.02)


@pytest.mark.usefixtures("echo_bot")
async def test_what_a_person_says_is_echoed(local: Local) -> None:
    await local.telegram.say("mei", "mei", "相册盒闪退 👍")
    await _until(local, lambda: local.shown("mei") != [])
    assert [thing.text for thing in local.shown("mei")] == ["you said 相册盒闪退 👍"]
    await _until(local, lambda: local.telegram.busy() == 0)


@pytest.mark.usefixtures("echo_bot")
async def test_a_command_in_a_group_reaches_the_bot_by_its_name(local: Local) -> None:
    await local.telegram.command("emma", "users_group", "/status FB-7")
    await _until(local, lambda: local.shown("users_group") != [])
    mine = next(thing for thing in local.telegram.seen() if not thing.by_bot)
    assert mine.text == "/status@deskbell_bot FB-7"
    shown = local.shown("users_group")[0]
    assert shown.text == "status FB-7"
    assert [(one.action, one.reference, one.label) for one in shown.buttons] == [("claim", "FB-7|2", "Claim")]


@pytest.mark.usefixtures("echo_bot")
async def test_a_press_is_answered_and_the_message_edited(local: Local) -> None:
    await local.telegram.command("mei", "mei", "/status FB-7")
    await _until(local, lambda: local.shown("mei") != [])
    card = local.shown("mei")[0]
    await local.telegram.press("mei", card, card.buttons[0])
    await _until(local, lambda: any(thing.edited for thing in local.shown("mei")))
    toast, edited = sorted(local.shown("mei"), key=lambda thing: thing.kind, reverse=True)
    assert (toast.kind, toast.text, toast.audience, toast.place) == ("toast", "by 小美", "mei", "mei")
    assert (edited.text, edited.buttons) == ("done claim|FB-7|2", ())
    assert edited.changed > card.changed


@pytest.mark.usefixtures("echo_bot")
async def test_a_poll_that_was_cut_is_taken_up_again(local: Local) -> None:
    local.telegram.cut()
    await local.telegram.say("mei", "mei", "still there?")
    await _until(local, lambda: local.shown("mei") != [])


@pytest.mark.usefixtures("echo_bot")
async def test_a_redelivered_update_arrives_each_time(local: Local) -> None:
    since = local.world.changes
    await local.telegram.say("mei", "mei", "once")
    await _until(local, lambda: local.telegram.busy() == 0 and local.shown("mei") != [])
    await local.telegram.redeliver(times=2, since=since)
    await _until(local, lambda: len(local.shown("mei")) == 3 and local.telegram.busy() == 0)
