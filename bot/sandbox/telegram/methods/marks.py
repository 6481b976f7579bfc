"""pinChatMessage, unpinChatMessage, unpinAllChatMessages, setMessageReaction."""

from bot.sandbox.directory import BOT_TELEGRAM_NAME
from bot.sandbox.telegram.access import chat_to_write, message_id_of
from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.things import Chat, Message

NO_RIGHTS = "not enough rights to manage pinned messages in the chat"


def pin_chat_message(state: State, arguments: Arguments) -> bool:
    """Put a message on top of its chat."""
    chat = _chat_with_pins(state, arguments)
    message = _standing(chat, arguments, "message to pin not found")
    chat.pinned = [one for one in chat.pinned if one != message.message_id] + [message.message_id]
    message.marked = state.world.next_change()
    return True


def unpin_chat_message(state: State, arguments: Arguments) -> bool:
    """Take one message off the top, the newest when none is named."""
    chat = _chat_with_pins(state, arguments)
    newest = chat.pinned[-1] if chat.pinned else 0
    message_id = arguments.integer("message_id", newest)
    if message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(message_id)
    chat.messages[message_id].marked = state.world.next_change()
    return True


def unpin_all_chat_messages(state: State, arguments: Arguments) -> bool:
    """Take everything off the top."""
    chat = _chat_with_pins(state, arguments)
    for message_id in chat.pinned:
        chat.messages[message_id].marked = state.world.next_change()
    chat.pinned.clear()
    return True


def set_message_reaction(state: State, arguments: Arguments) -> bool:
    """React to a message; an empty list takes the reaction back."""
    message = _standing(chat_to_write(state, arguments), arguments, "message to react not found")
    reactions = arguments.structure("reaction", "can't parse reaction types JSON object") or []
    if not isinstance(reactions, list):
        raise bad_request("expected an Array of ReactionType")
    emoji = [one.get("emoji") for one in reactions if isinstance(one, dict) and one.get("type") == "emoji"]
    if len(emoji) != len(reactions) or not all(isinstance(one, str) and one for one in emoji):
        raise bad_request("REACTION_INVALID")
    # Source: https://core.telegram.org/bots/api#setmessagereaction, 2026-11-21: one for a bot.
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    state.react(message, BOT_TELEGRAM_NAME, str(emoji[0]) if emoji else "")
    return True


def _chat_with_pins(state: State, arguments: Arguments) -> Chat:
    chat = chat_to_write(state, arguments)
    if not chat.private and chat.bot != "administrator":
        raise bad_request(NO_RIGHTS)
    return chat


def _standing(chat: Chat, arguments: Arguments, complaint: str) -> Message:
    message = chat.standing(message_id_of(arguments))
    if message is None:
        raise bad_request(complaint)
    return message
