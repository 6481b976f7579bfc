"""A bare bot of python-telegram-bot lives against the local Telegram."""

import asyncio
from collections.abc import AsyncIterator, Callable

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

TOKEN = "7000000001:sandbox"  # noqa: S105  # opens nothing but the local server


async def _status(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Claim", callback_data="claim|FB-7|2")]])
    await update.effective_message.reply_text(f"status {' '.join(context.args)}", reply_markup=buttons)


async def _echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.effective_message.reply_text(f"you said {update.effective_message.text}")


async def _pressed(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    await query.answer(f"by {query.from_user.first_name}")
    await query.edit_message_text(f"done {query.data}")


@pytest.fixture
async def echo_bot(local) -> AsyncIterator[Application]:
    application = (
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
        await application.updater.start_polling(timeout=5)
        await application.start()
        yield application
        await application.updater.stop()
        await application.stop()


async def _until(local, holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not holds():
            await local.world.changed(patience_seconds=0.02)


@pytest.mark.usefixtures("echo_bot")
async def test_what_a_person_says_is_echoed(local) -> None:
    await local.telegram.say("mei", "mei", "相册盒闪退 👍")
    await _until(local, lambda: local.shown("mei") != [])
    assert [thing.text for thing in local.shown("mei")] == ["you said 相册盒闪退 👍"]
    await _until(local, lambda: local.telegram.busy() == 0)


@pytest.mark.usefixtures("echo_bot")
async def test_a_command_in_a_group_reaches_the_bot_by_its_name(local) -> None:
    await local.telegram.command("emma", "users_group", "/status FB-7")
    await _until(local, lambda: local.shown("users_group") != [])
    mine = next(thing for thing in local.telegram.seen() if not thing.by_bot)
    assert mine.text == "/status@deskbell_bot FB-7"
    shown = local.shown("users_group")[0]
    assert shown.text == "status FB-7"
    assert [(one.action, one.reference, one.label) for one in shown.buttons] == [("claim", "FB-7|2", "Claim")]


@pytest.mark.usefixtures("echo_bot")
async def test_a_press_is_answered_and_the_message_edited(local) -> None:
    await local.telegram.command("mei", "mei", "/status FB-7")
    await _until(local, lambda: local.shown("mei") != [])
    card = local.shown("mei")[0]
    await local.telegram.press("mei", card, card.buttons[0])
    await _until(local, lambda: any(thing.edited for thing in local.shown("mei")))
    toast, edited = sorted(local.shown("mei"), key=lambda thing: thing.kind, reverse=True)
    assert (toast.kind, toast.text, toast.audience, toast.place) == ("toast", "by 小美", "mei", "mei")
    assert (edited.text, edited.buttons) == ("done claim|FB-7|2", ())
    assert edited.changed > card.changed
