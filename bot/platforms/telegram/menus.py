"""Put the desk's commands into Telegram's menus."""

from collections.abc import Mapping, Sequence

from telegram import Bot, BotCommand

from bot.platforms.letters import one_line
from bot.platforms.telegram.limits import LONGEST_COMMAND_DESCRIPTION, MOST_COMMANDS

DEFAULT_LANGUAGE = "en"
# Menus know two-letter languages only, so readers of Simplified and of Traditional Chinese share one menu: the one
# in Simplified Chinese. Help and everything else differ.
# Source: hackage.haskell.org/package/telegram-bot-api-7.4.4 (copy of the Bot API's text), 2026-11-21.
MENU_LANGUAGES = {DEFAULT_LANGUAGE: None, "zh-CN": "zh"}


async def announce(bot: Bot, by_language: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    """Set the menus in the languages that Telegram can tell apart."""
    for language, menu_language in MENU_LANGUAGES.items():
        commands = [
            BotCommand(name, one_line(description, LONGEST_COMMAND_DESCRIPTION))
            for name, description in by_language.get(language, ())
        ]
        if commands:
            await bot.set_my_commands(commands[:MOST_COMMANDS], language_code=menu_language)
