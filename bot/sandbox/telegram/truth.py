"""Note in the truth log what in the bot's messages calls somebody or leads somewhere."""

from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.text.units import cut_units
from bot.sandbox.telegram.things import Message

MENTIONS = frozenset({"mention", "text_mention"})
LINKS = frozenset({"url", "text_link", "email", "bot_command", "hashtag", "cashtag"})


def note_entities(state: State, message: Message, method: str) -> None:
    """Write one line per mention and per link of a message that the bot sent or edited."""
    for entity in message.entities:
        kind = entity["type"]
        if kind not in MENTIONS | LINKS:
            continue
        label = cut_units(message.text, entity["offset"], entity["length"])
        body = {
            "chat_id": message.chat_id,
            "message_id": message.message_id,
            "type": kind,
            "text": label,
            "address": entity.get("url") or entity.get("user") or label,
        }
        state.world.record("telegram", "mention" if kind in MENTIONS else "link", method, body)
