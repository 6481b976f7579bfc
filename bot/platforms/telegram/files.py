"""Bring here what people sent on Telegram: ask for a way to it, which is good for an hour, and take it at once."""

from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.outbox.port import Failed, Fetched, NotSent, Sought
from bot.platforms.download import TOO_LARGE, Downloads, Page
from bot.platforms.telegram.request import Flooded

PATIENCE_SECONDS = 1.0
BARRED_SECONDS = 60.0
# Telegram tells this refusal by its text alone.
# Source: github.com/tdlib/telegram-bot-api, telegram-bot-api/Client.cpp, 2026-11-21
_TOO_BIG = "file is too big"


async def fetch_file(bot: Bot, downloads: Downloads, sought: Sought) -> Fetched | Failed | NotSent:
    """Bring one file here, once."""
    try:
        file = await bot.get_file(sought.reference)
    except TelegramError as fault:
        return _refused(fault)
    if not file.file_path:
        return Failed("refused")
    # A link that ran out meanwhile is asked for anew with the next try.
    brought = await downloads.bring(file.file_path, largest=sought.largest)
    return Fetched(brought.content) if isinstance(brought, Page) else brought


def _refused(fault: TelegramError) -> Failed | NotSent:
    if isinstance(fault, Flooded):
        return NotSent("flooded", fault.retry_after_seconds, scope="telegram")
    if isinstance(fault, BadRequest):
        return Failed(TOO_LARGE if _TOO_BIG in fault.message.lower() else "refused")
    if isinstance(fault, InvalidToken):
        return NotSent("invalid_token", BARRED_SECONDS, scope="telegram")
    return (
        Failed("refused")
        if isinstance(fault, Forbidden)
        else NotSent("unreachable", PATIENCE_SECONDS, outage=True)
    )
