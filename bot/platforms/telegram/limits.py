"""Numbers that Telegram publishes."""

# Source: python-telegram-bot 22.8, constants.MessageLimit, 2026-11-21: characters after entity parsing. Whether
# these are UTF-16 units is not said, so the stricter is taken.
LONGEST_TEXT = 4096

# A caption in characters after entity parsing; of a photo the bytes, width and height together, and how many times
# longer one of them may be than the other. Source: core.telegram.org/bots/api#sendphoto, 2026-11-21.
LONGEST_CAPTION = 1024
LARGEST_PHOTO_BYTES = 10_000_000
MOST_PHOTO_PIXELS = 10_000
MOST_PHOTO_RATIO = 20

# Source: python-telegram-bot 22.8, constants.MessageLimit, 2026-11-21; more are ignored
MOST_ENTITIES = 100

# Source: python-telegram-bot 22.8, constants.CallbackQueryLimit, 2026-11-21
LONGEST_TOAST = 200

# Source: python-telegram-bot 22.8, constants.BotCommandLimit, 2026-11-21
LONGEST_COMMAND_DESCRIPTION = 256
MOST_COMMANDS = 100

# More would only wait for the same writer. Source: core.telegram.org/bots/api#setwebhook, 2026-11-21: 1 to 100,
# 40 unless told.
WEBHOOK_CONNECTIONS = 20

# What the desk wants to hear of; reactions and comings and goings have no effect, so they are not asked for.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query")
