"""Numbers that Telegram publishes."""

# Source: core.telegram.org/bots/api (sendMessage), 2026-03: characters after entity parsing. Whether these are
# UTF-16 units is not said, so the stricter is taken.
LONGEST_TEXT = 4096

# Source: python-telegram-bot 22.8 says so (MessageLimit.MESSAGE_ENTITIES), 2026-03; more are ignored
MOST_ENTITIES = 100

# Source: core.telegram.org/bots/api (answerCallbackQuery), read 2026-03
LONGEST_TOAST = 200

# Source: core.telegram.org/bots/api (BotCommand and setMyCommands), read 2026-03
LONGEST_COMMAND_DESCRIPTION = 256
MOST_COMMANDS = 100
