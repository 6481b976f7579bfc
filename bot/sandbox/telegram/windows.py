"""Which calls count under which of Telegram's limits."""

from datetime import timedelta

from bot.sandbox.log import LogEntry
from bot.sandbox.telegram.arguments import LEADING_NUMBER
from bot.sandbox.telegram.limits import (
    MESSAGES_PER_MINUTE_PER_GROUP,
    MESSAGES_PER_SECOND,
    MESSAGES_PER_SECOND_PER_CHAT,
)
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.things import Chat
from bot.sandbox.windows import Rule

BOT = "bot"
SENDING = ("send", "copymessage", "forwardmessage")
NO_MESSAGE = "sendchataction"
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


def window_rules(state: State) -> list[Rule]:
    """Return the rules for messages: per chat, per group, and of the bot in all."""

    def chat_of(entry: LogEntry) -> str | None:
        chat = _chat(state, entry) if _is_message(entry) else None
        return None if chat is None else chat.place

    def group_of(entry: LogEntry) -> str | None:
        chat = _chat(state, entry) if _is_message(entry) else None
        return None if chat is None or chat.private else chat.place

    return [
        Rule("telegram", "messages per chat", MESSAGES_PER_SECOND_PER_CHAT, SECOND, chat_of),
        Rule("telegram", "messages per group", MESSAGES_PER_MINUTE_PER_GROUP, MINUTE, group_of),
        Rule("telegram", "messages of the bot", MESSAGES_PER_SECOND, SECOND, _bot_of),
    ]


def _is_message(entry: LogEntry) -> bool:
    method = entry.method.lower()
    return entry.direction == "from_bot" and method.startswith(SENDING) and method != NO_MESSAGE


def _bot_of(entry: LogEntry) -> str | None:
    return BOT if _is_message(entry) else None


def _chat(state: State, entry: LogEntry) -> Chat | None:
    number = LEADING_NUMBER.match(str(entry.body.get("chat_id", "")))
    return state.chat(int(number.group(1))) if number else None
