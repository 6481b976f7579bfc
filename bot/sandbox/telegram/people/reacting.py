"""What the bot hears of reactions: who gave which, or in a channel how many there are."""

from collections import Counter
from typing import Any

from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.things import Chat, Message
from bot.sandbox.telegram.wire import chat_on_wire, user_on_wire


def tell(state: State, person: str, chat: Chat, message: Message, change: tuple[str, str]) -> None:
    """Tell the bot, which must be an administrator outside of private chats.

    Source: https://core.telegram.org/bots/api#messagereactionupdated, #messagereactioncountupdated, 2026-11-21

    Args:
        change: the emoji before and after, empty for none.
    """
    if not chat.private and chat.bot != "administrator":
        return
    about = {
        "chat": chat_on_wire(state, chat),
        "message_id": message.message_id,
        "date": int(state.world.clock.now().timestamp()),
    }
    if chat.kind == "channel":
        counted = Counter(message.reactions.values())
        reactions = [{"type": _type(emoji), "total_count": number} for emoji, number in counted.items()]
        told = {**about, "reactions": reactions}
        state.updates.create("message_reaction_count", {"message_reaction_count": told})
        return
    before, after = ([_type(emoji)] if emoji else [] for emoji in change)
    told = {**about, "user": user_on_wire(state, person), "old_reaction": before, "new_reaction": after}
    state.updates.create("message_reaction", {"message_reaction": told})


def _type(emoji: str) -> dict[str, Any]:
    return {"type": "emoji", "emoji": emoji}
