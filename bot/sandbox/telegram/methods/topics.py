"""createForumTopic, editForumTopic, closeForumTopic, reopenForumTopic, deleteForumTopic and their kin."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.directory import BOT_TELEGRAM_NAME
from bot.sandbox.telegram.access import chat_to_write
from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.limits import LONGEST_TOPIC_NAME, TOPIC_COLORS
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.text.clean import cleaned, looks_empty
from bot.sandbox.telegram.things import TOPIC_COLOR, Chat, Topic


def create_forum_topic(state: State, arguments: Arguments) -> dict[str, Any]:
    """Open a topic."""
    chat = forum_of(state, arguments, "not enough rights to create a topic")
    name = topic_name(arguments)
    if not name:
        raise bad_request("TOPIC_TITLE_EMPTY")
    color = arguments.integer("icon_color", TOPIC_COLOR)
    if color not in TOPIC_COLORS:
        raise bad_request("invalid icon color specified")
    topic = Topic(name, color, arguments.text("icon_custom_emoji_id"))
    thread_id = _tell(state, chat, None, {"forum_topic_created": topic.on_wire()})
    chat.topics[thread_id] = topic
    return {"message_thread_id": thread_id, **topic.on_wire()}


def edit_forum_topic(state: State, arguments: Arguments) -> bool:
    """Give a topic another name or icon."""
    chat, thread_id, topic = _topic(state, arguments)
    name, icon = topic_name(arguments) or topic.name, topic.icon_custom_emoji_id
    if arguments.has("icon_custom_emoji_id"):
        icon = arguments.text("icon_custom_emoji_id")
    told: dict[str, Any] = {}
    if name != topic.name:
        told["name"] = name
    if icon != topic.icon_custom_emoji_id:
        told["icon_custom_emoji_id"] = icon
    if not told:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name, topic.icon_custom_emoji_id = name, icon
    _tell(state, chat, thread_id, {"forum_topic_edited": told})
    return True


def shut_or_open(*, closed: bool) -> Callable[[State, Arguments], bool]:
    """Return the method that closes or reopens a topic."""

    def change(state: State, arguments: Arguments) -> bool:
        chat, thread_id, topic = _topic(state, arguments)
        if topic.closed is closed:
            raise bad_request("TOPIC_NOT_MODIFIED")
        topic.closed = closed
        _tell(state, chat, thread_id, {"forum_topic_closed" if closed else "forum_topic_reopened": {}})
        return True

    return change


def delete_forum_topic(state: State, arguments: Arguments) -> bool:
    """Remove a topic with everything in it."""
    chat, thread_id, _ = _topic(state, arguments)
    del chat.topics[thread_id]
    for message in chat.messages.values():
        if message.thread_id == thread_id and not message.gone:
            state.remove(message)
    return True


def unpin_all_forum_topic_messages(state: State, arguments: Arguments) -> bool:
    """Take everything off the top of a topic."""
    chat, thread_id, _ = _topic(state, arguments)
    chat.pinned = [one for one in chat.pinned if chat.messages[one].thread_id != thread_id]
    return True


def get_forum_topic_icon_stickers(_state: State, _arguments: Arguments) -> list[dict[str, Any]]:
    """List the stickers for icons: there are none here."""
    return []


def forum_of(state: State, arguments: Arguments, complaint: str) -> Chat:
    """Return a forum that the bot administers.

    Raises:
        Refused: it is none, or the bot is no administrator there.
    """
    chat = chat_to_write(state, arguments)
    if not chat.topics:
        raise bad_request("the chat is not a forum")
    if chat.bot != "administrator":
        raise bad_request(complaint)
    return chat


def _topic(state: State, arguments: Arguments) -> tuple[Chat, int, Topic]:
    chat = forum_of(state, arguments, "not enough rights to edit the topic")
    thread_id = arguments.integer("message_thread_id")
    if thread_id not in chat.topics:
        raise bad_request("TOPIC_ID_INVALID")
    return chat, thread_id, chat.topics[thread_id]


def topic_name(arguments: Arguments) -> str:
    """Return the name that a topic shall have, empty when nothing of it could be seen."""
    name = cleaned(arguments.text("name")).strip()
    return "" if looks_empty(name) else name[:LONGEST_TOPIC_NAME]


def _tell(state: State, chat: Chat, thread_id: int | None, service: dict[str, Any]) -> int:
    """Put a service message of the bot into the chat and return its id; a bot gets no update of its own."""
    message = state.new_message(chat, BOT_TELEGRAM_NAME)
    message.service = service
    message.thread_id = message.message_id if thread_id is None else thread_id
    state.add(chat, message)
    return message.message_id
