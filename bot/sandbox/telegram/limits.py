"""Numbers that Telegram publishes or that its open server shows."""

from dataclasses import dataclass
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
CALLBACK_UPDATE_LIFE = timedelta(seconds=150)

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
# Width and height together, and how many times longer one of them may be than the other.
MOST_PHOTO_PIXELS = 10_000
MOST_PHOTO_RATIO = 20

# Source: python-telegram-bot 22.8, telegram.constants.MessageLimit (Telegram does not publish it), 2026-11-21
MOST_ENTITIES = 100

# Source: https://core.telegram.org/bots/api#getfile, 2026-11-21
LINK_LIFE = timedelta(hours=1)

# Source: https://core.telegram.org/bots/api#sendmediagroup, #copymessages and #sendpoll, 2026-11-21
MOST_IN_ALBUM = 10
MOST_MESSAGE_IDS = 100
FEWEST_OPTIONS, MOST_OPTIONS = 2, 12
LONGEST_QUESTION, LONGEST_OPTION = 300, 100

# Source: https://core.telegram.org/bots/api#createforumtopic, 2026-11-21
LONGEST_TOPIC_NAME = 128
TOPIC_COLORS = frozenset({7322096, 16766590, 13338331, 9367192, 16749490, 16478047})

# Source: https://core.telegram.org/bots/api#setchattitle, #setchatdescription, #setmyname and its kin, 2026-11-21
LONGEST_CHAT_TITLE = 128
LONGEST_CHAT_DESCRIPTION = 255
LONGEST_ABOUT = {"name": 64, "description": 512, "short_description": 120}

# Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this, 2026-11-21
MESSAGES_PER_SECOND_PER_CHAT = 1
MESSAGES_PER_MINUTE_PER_GROUP = 20
MESSAGES_PER_SECOND = 30

# Source: https://grammy.dev/advanced/flood, 2026-11-21: Telegram publishes no number for edits.
EDITS_PER_MINUTE_PER_GROUP = 20
# Telegram tolerates short bursts and does not say how short.
BURST_PER_CHAT = 3


@dataclass(frozen=True, slots=True)
class FloodLimits:
    """How much a bot may send, in sandbox time; Telegram calls its own numbers unspecified.

    Attributes:
        burst_per_chat: messages that one chat takes at once before its second counts.
    """

    per_second_per_chat: float = MESSAGES_PER_SECOND_PER_CHAT
    burst_per_chat: int = BURST_PER_CHAT
    per_minute_per_group: int = MESSAGES_PER_MINUTE_PER_GROUP
    edits_per_minute_per_group: int = EDITS_PER_MINUTE_PER_GROUP
    per_second: int = MESSAGES_PER_SECOND


@dataclass(frozen=True, slots=True)
class Pace:
    """How a bot is slowed that asks for updates too often; real seconds, as connections live in real time.

    Source: github.com/tdlib/telegram-bot-api, Client.cpp (process_get_updates_query, fail_query_conflict,
    process_set_webhook_query), 2026-11-21

    Attributes:
        same_offset_seconds: who asks for the same offset again so soon waits at least so long.
        burst_seconds: who asks for it again so soon gets one update.
        conflict_seconds: a further 409 so soon is given so much later.
        webhook_seconds: between two webhooks that are set.
    """

    same_offset_seconds: float = 3.0
    burst_seconds: float = 0.5
    conflict_seconds: float = 3.0
    webhook_seconds: float = 1.0


# Telegram publishes no number; a press is old after this many seconds.
CALLBACK_LIFE_SECONDS = 15.0
