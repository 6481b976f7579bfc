"""Which calls count under which of Telegram's limits."""

from collections.abc import Callable
from datetime import timedelta

from bot.sandbox.log import LogEntry
from bot.sandbox.telegram.arguments import LEADING_NUMBER
from bot.sandbox.telegram.flood import EDITING, LISTS, SENDING, UNCOUNTED
from bot.sandbox.telegram.limits import FloodLimits
from bot.sandbox.telegram.things import Chat
from bot.sandbox.windows import Rule

BOT = "bot"
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)

FindChat = Callable[[int], Chat | None]


def window_rules(find_chat: FindChat, limits: FloodLimits) -> list[Rule]:
    """Return the rules for messages, per chat, per group and of the bot in all, and for edits in a group.

    Telegram tolerates short bursts and does not say how short: what it publishes is counted, bursts are over it.
    """

    def chat_of(entry: LogEntry) -> str | None:
        chat = _chat(find_chat, entry) if _is_message(entry) else None
        return None if chat is None else chat.place

    def group_of(entry: LogEntry) -> str | None:
        return _group(find_chat, entry) if _is_message(entry) else None

    def edited_group_of(entry: LogEntry) -> str | None:
        return _group(find_chat, entry) if _is_edit(entry) else None

    rules = [
        ("messages per chat", int(limits.per_second_per_chat), SECOND, chat_of),
        ("messages per group", limits.per_minute_per_group, MINUTE, group_of),
        ("messages of the bot", limits.per_second, SECOND, _bot_of),
        ("edits per group", limits.edits_per_minute_per_group, MINUTE, edited_group_of),
    ]
    return [
        Rule("telegram", name, most, length, key_of, _messages_in) for name, most, length, key_of in rules
    ]


def _is_message(entry: LogEntry) -> bool:
    method = entry.method.lower()
    return entry.direction == "from_bot" and method.startswith(SENDING) and method != UNCOUNTED


def _is_edit(entry: LogEntry) -> bool:
    return entry.direction == "from_bot" and entry.method.lower().startswith(EDITING)


def _bot_of(entry: LogEntry) -> str | None:
    return BOT if _is_message(entry) else None


def _messages_in(entry: LogEntry) -> int:
    """Return how many messages one call makes: an album has several."""
    listed = entry.body.get(LISTS.get(entry.method.lower(), ""))
    return max(len(listed), 1) if isinstance(listed, list) else 1


def _group(find_chat: FindChat, entry: LogEntry) -> str | None:
    chat = _chat(find_chat, entry)
    return None if chat is None or chat.private else chat.place


def _chat(find_chat: FindChat, entry: LogEntry) -> Chat | None:
    number = LEADING_NUMBER.match(str(entry.body.get("chat_id", "")))
    return find_chat(int(number.group(1))) if number else None
