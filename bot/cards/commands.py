"""How commands are typed: each platform has a way of its own."""

import re
from collections.abc import Mapping

from data.store.people import Chats
from data.store.work import Reading

# What stands before the name of a command.
SLASH: Mapping[str, str] = {"slack": "/desk ", "telegram": "/"}
# Those that a text of the company may name as they are typed on Telegram.
_NAMED = re.compile(r"(?<![\w/.])/(?=(?:mydata|forget|privacy|help)\b)", re.ASCII)


def slash_in(reading: Reading, chat_id: int) -> str:
    """Return what stands before a command in a chat."""
    return SLASH[Chats(reading).find(chat_id).platform]


def as_typed(text: str, slash: str) -> str:
    """Return a text of the company with the commands about one's data as they are typed here."""
    return _NAMED.sub(slash, text)
