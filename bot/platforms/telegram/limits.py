"""Numbers that Telegram publishes."""

# Source: python-telegram-bot 22.8, constants.MessageLimit, 2026-11-21: characters after entity parsing. Whether
# these are UTF-16 units is not said, so the stricter is taken.
LONGEST_TEXT = 4096

# Source: python-telegram-bot 22.8, constants.MessageLimit, 2026-11-21; more are ignored
MOST_ENTITIES = 100

# Source: python-telegram-bot 22.8, constants.CallbackQueryLimit, 2026-11-21
LONGEST_TOAST = 200

# Source: python-telegram-bot 22.8, constants.BotCommandLimit, 2026-11-21
LONGEST_COMMAND_DESCRIPTION = 256
MOST_COMMANDS = 100
