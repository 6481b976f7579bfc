"""Numbers that Telegram publishes or that its open server shows."""

from datetime import timedelta

# Each page is named; what was read on the day given is its text as python-telegram-bot 22.8 quotes it, and a
# test holds these numbers against the constants of that library.

# Source: https://core.telegram.org/bots/api#sendmessage, #sendphoto, #answercallbackquery, 2026-11-21
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_CALLBACK_ANSWER = 200

# Source: https://core.telegram.org/bots/api#inlinekeyboardbutton, 2026-11-21
LONGEST_CALLBACK_DATA_BYTES = 64

# Source: https://core.telegram.org/bots/api#getupdates, 2026-11-21
MOST_UPDATES = 100

# Source: github.com/tdlib/telegram-bot-api, telegram-bot-api/Client.h and Client.cpp, 2026-11-21
LONGEST_POLL_SECONDS = 50
LONGEST_UNPARSED_TEXT_BYTES = 1 << 15
LONGEST_TOKEN = 80
UPDATE_LIFE = timedelta(hours=24)

# Source: https://core.telegram.org/bots/api#deletemessage, 2026-11-21
DELETABLE_FOR = timedelta(hours=48)

# Source: https://core.telegram.org/bots/api#botcommand and #setmycommands, 2026-11-21
MOST_COMMANDS = 100
LONGEST_COMMAND = 32
LONGEST_COMMAND_DESCRIPTION = 256

# Source: https://core.telegram.org/bots/api#sending-files and #getfile, 2026-11-21
MEGABYTE = 1_000_000
LARGEST_PHOTO_BYTES = 10 * MEGABYTE
LARGEST_UPLOAD_BYTES = 50 * MEGABYTE
LARGEST_DOWNLOAD_BYTES = 20 * MEGABYTE

# Source: python-telegram-bot 22.8, telegram.constants.MessageLimit (Telegram does not publish it), 2026-11-21
MOST_ENTITIES = 100

# Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this, 2026-11-21
MESSAGES_PER_SECOND_PER_CHAT = 1
MESSAGES_PER_MINUTE_PER_GROUP = 20
MESSAGES_PER_SECOND = 30

# Telegram publishes no number; a press is old after this many seconds.
CALLBACK_LIFE_SECONDS = 15.0
