"""Put the desk's commands into Telegram's menus."""

from collections.abc import Mapping, Sequence

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden

from bot.platforms.letters import one_line
from bot.platforms.telegram.limits import LONGEST_COMMAND_DESCRIPTION, MOST_COMMANDS

DEFAULT_LANGUAGE = "en"
# Menus know two-letter languages only, so readers of Simplified and of Traditional Chinese share one menu: the one
# in Simplified Chinese. Help and everything else differ.
# Source: hackage.haskell.org/package/telegram-bot-api-7.4.4 (copy of the Bot API's text), 2026-11-21.
MENU_LANGUAGES = {DEFAULT_LANGUAGE: None, "zh-CN": "zh"}

# Name and description of each command.
Listed = Sequence[tuple[str, str]]


async def announce(bot: Bot, by_language: Mapping[str, Listed]) -> None:
    """Set the menus of everybody, in the languages that Telegram can tell apart."""
    for language, menu_language in MENU_LANGUAGES.items():
        commands = _commands(by_language.get(language, ()))
        if commands:
            await bot.set_my_commands(commands, language_code=menu_language)


async def announce_in(bot: Bot, address: str, listed: Listed) -> bool:
    """Set the menu of one chat, or with an empty list take it away; return whether Telegram knows the chat still."""
    scope = BotCommandScopeChat(int(address))
    try:
        if listed:
            await bot.set_my_commands(_commands(listed), scope=scope)
        else:
            await bot.delete_my_commands(scope=scope)
    except (BadRequest, Forbidden):
        return False
    return True


def _commands(listed: Listed) -> list[BotCommand]:
    commands = [
        BotCommand(name, one_line(description, LONGEST_COMMAND_DESCRIPTION)) for name, description in listed
    ]
    return commands[:MOST_COMMANDS]
