"""A bare bot of python-telegram-bot lives behind a webhook of the local Telegram."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from tests.wire.telegram.desk import until
from tests.wire.telegram.local import TOKEN, Local

# Source of the checks here: https://core.telegram.org/bots/api#setwebhook, as python-telegram-bot 22.8
# speaks it, read 2026-11-21


Bare = Application[Any, Any, Any, Any, Any, Any]
SECRET = "echo_secret-1"


async def _echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Claim", callback_data="claim|FB-7|2")]])
    await update.effective_message.reply_text(
        f"you said {update.effective_message.text}", reply_markup=buttons
    )


async def _pressed(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query
    await query.answer(f"by {query.from_user.first_name}")
    await query.edit_message_text(f"done {query.data}")


@pytest.fixture
async def echo_bot(local: Local) -> AsyncIterator[Bare]:
    """Serve the library's own Application; what stands before it only hands the request in."""
    application: Bare = (
        Application.builder().token(TOKEN).base_url(f"{local.url}/telegram/bot").updater(None).build()
    )
    application.add_handler(CallbackQueryHandler(_pressed))
    application.add_handler(MessageHandler(filters.TEXT, _echo))

    async def take(request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != SECRET:
            return web.Response(status=403)
        await application.update_queue.put(Update.de_json(await request.json(), application.bot))
        return web.Response()

    app = web.Application()
    app.router.add_post("/hook", take)
    runner = web.AppRunner(app, handle_signals=False)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with application:
        await application.start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
        await application.bot.set_webhook(url, secret_token=SECRET)
        yield application
        await application.bot.delete_webhook()
        await application.stop()
    await runner.cleanup()


@pytest.mark.usefixtures("echo_bot")
async def test_what_a_person_says_is_echoed_through_the_webhook(local: Local) -> None:
    await local.telegram.say("mei", "mei", "相册盒闪退 👍")
    await until(local, lambda: local.shown("mei") != [] and local.telegram.busy() == 0)
    assert [thing.text for thing in local.shown("mei")] == ["you said 相册盒闪退 👍"]


@pytest.mark.usefixtures("echo_bot")
async def test_a_press_is_answered_and_the_message_edited_through_the_webhook(local: Local) -> None:
    await local.telegram.say("mei", "mei", "x")
    await until(local, lambda: local.shown("mei") != [])
    card = local.shown("mei")[0]
    await local.telegram.press("mei", card, card.buttons[0])
    await until(local, lambda: any(thing.edited for thing in local.shown("mei")))
    assert {(thing.kind, thing.text) for thing in local.shown("mei")} == {
        ("toast", "by 小美"),
        ("message", "done claim|FB-7|2"),
    }


async def test_the_library_reads_what_is_told_of_the_webhook(local: Local, echo_bot: Bare) -> None:
    info = await echo_bot.bot.get_webhook_info()
    assert (info.url.endswith("/hook"), info.pending_update_count, info.last_error_message) == (True, 0, None)
    assert local.telegram.state.webhook.active
