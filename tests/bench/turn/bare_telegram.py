"""A bare python-telegram-bot bot: a press, four commits, the message edited."""

import asyncio
import json
import os
import sys
from itertools import count

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from tests.bench.turn.four_commits import FourCommits

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Press", callback_data="press|one|1")]])

Context = ContextTypes.DEFAULT_TYPE


def add_handlers(application: "Application", database: FourCommits) -> None:  # type: ignore[type-arg]  # six parameters that say nothing here
    """Write the bot as the library's own examples do."""
    presses = count(1)

    async def begin(update: Update, _context: Context) -> None:
        if update.message is not None:
            await update.message.reply_text("Pressed 0 times", reply_markup=BUTTONS)

    async def pressed(update: Update, _context: Context) -> None:
        query = update.callback_query
        if query is not None:
            await database.keep(query.id)
            await query.edit_message_text(f"Pressed {next(presses)} times", reply_markup=BUTTONS)
            # The examples answer first; answering last leaves the measured way as short as it can be.
            await query.answer()

    application.add_handler(CommandHandler("start", begin))
    application.add_handler(CallbackQueryHandler(pressed))


async def main() -> None:
    """Poll until killed."""
    address = os.environ["DESKBELL_TELEGRAM__API_URL"]
    application = (
        Application.builder()
        .token(os.environ["DESKBELL_TELEGRAM__BOT_TOKEN"])
        .base_url(f"{address}/bot")
        .build()
    )
    add_handlers(application, FourCommits(os.environ["DESKBELL_DATABASE__URL"]))
    await application.initialize()
    await application.start()
    assert application.updater is not None
    await application.updater.start_polling()
    sys.stdout.write(json.dumps({"event": "ready", "web": "none"}) + "\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
