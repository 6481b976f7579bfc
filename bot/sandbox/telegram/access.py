"""May the bot reach this chat and this message: the checks that all methods begin with."""

from bot.sandbox.telegram.arguments import LEADING_NUMBER, Arguments
from bot.sandbox.telegram.refusals import Refused, bad_request, forbidden
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.things import Chat, Message

PRIVATE = {
    "kicked": "bot was blocked by the user",
    "stranger": "bot can't initiate conversation with a user",
    "deactivated": "user is deactivated",
}
GROUP = {"kicked": "bot was kicked from the {kind} chat", "left": "bot is not a member of the {kind} chat"}


def chat_to_read(state: State, arguments: Arguments, name: str = "chat_id") -> Chat:
    """Return the chat that an argument names.

    Raises:
        Refused: there is no such chat.
    """
    value = arguments.text(name)
    if not value:
        raise bad_request(f"{name} is empty")
    number = LEADING_NUMBER.match(value)
    chat = state.chat(int(number.group(1))) if number else None
    if chat is None:
        raise bad_request("chat not found")
    return chat


def chat_to_write(state: State, arguments: Arguments) -> Chat:
    """Return the chat that `chat_id` names, if the bot may write there.

    Raises:
        Refused: there is no such chat, or the bot is shut out of it.
    """
    chat = chat_to_read(state, arguments)
    check_not_moved(chat)
    check_not_shut_out(chat)
    return chat


def check_not_moved(chat: Chat) -> None:
    """Let only a group through that still is one.

    Raises:
        Refused: it has become a supergroup with another id, or was deleted.
    """
    if chat.migrated_to is not None:
        raise Refused(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            parameters={"migrate_to_chat_id": chat.migrated_to},
        )
    if chat.deleted:
        raise forbidden("the group chat was deleted")


def check_not_shut_out(chat: Chat) -> None:
    """Let only a chat through in which the bot is.

    Raises:
        Refused: it was blocked, thrown out, has left, or never was there.
    """
    reason = (PRIVATE if chat.private else GROUP).get(chat.bot)
    if reason is not None:
        raise forbidden(reason.format(kind=chat.kind))


def own_message(
    state: State, arguments: Arguments, complaint: str = "message to edit not found"
) -> tuple[Chat, Message]:
    """Return the message that a call wants to edit.

    Raises:
        Refused: there is none, or it is not the bot's, or Telegram does not let it be edited.
    """
    chat = chat_to_write(state, arguments)
    message = chat.standing(message_id_of(arguments))
    if message is None:
        raise bad_request(complaint)
    if not message.by_bot or message.replies_shown or message.service or message.origin:
        raise bad_request("message can't be edited")
    return chat, message


def message_id_of(arguments: Arguments) -> int:
    """Return the message id of a call.

    Raises:
        Refused: it was not given.
    """
    if not arguments.has("message_id"):
        raise bad_request("message identifier is not specified")
    return arguments.integer("message_id")


def reply_target(state: State, chat: Chat, arguments: Arguments) -> int | None:
    """Return the id of the message to reply to.

    Raises:
        Refused: it is not there, and sending without it was not allowed.
    """
    raw = arguments.structure("reply_parameters", "can't parse reply parameters JSON object")
    if raw is None:
        message_id, lenient = (
            arguments.integer("reply_to_message_id"),
            arguments.flag("allow_sending_without_reply"),
        )
        return _existing(chat, message_id, lenient=lenient) if message_id else None
    if not isinstance(raw, dict):
        raise bad_request("object expected as reply parameters")
    if not raw:
        return None
    if not isinstance(raw.get("message_id"), int):
        raise bad_request('can\'t find field "message_id"')
    other = raw.get("chat_id")
    if other is not None and state.chat(Arguments({"chat_id": str(other)}).integer("chat_id")) is not chat:
        raise bad_request("message to be replied not found")
    return _existing(chat, raw["message_id"], lenient=raw.get("allow_sending_without_reply") is True)


def topic_of(chat: Chat, arguments: Arguments, reply_to: int | None) -> int | None:
    """Return the topic in which a message goes.

    Raises:
        Refused: the chat has no such topic.
    """
    thread_id = arguments.integer("message_thread_id") or None
    if thread_id and thread_id not in chat.topics:
        raise bad_request("message thread not found")
    if thread_id is None and reply_to is not None:
        thread_id = chat.messages[reply_to].thread_id
    general = chat.general if chat.topics and thread_id is None else None
    topic = chat.topics.get(thread_id or 0, general)
    if topic is not None and topic.closed and chat.bot != "administrator":
        raise bad_request("TOPIC_CLOSED")
    return thread_id


def _existing(chat: Chat, message_id: int, *, lenient: bool) -> int | None:
    if chat.standing(message_id) is not None:
        return message_id
    if lenient:
        return None
    raise bad_request("message to be replied not found")


def too_long(what: str) -> Refused:
    """Refuse a text or a caption for its length."""
    return bad_request(f"{what} is too long")
