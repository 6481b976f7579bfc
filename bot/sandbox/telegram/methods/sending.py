"""sendMessage, sendChatAction and the parts that every sending method shares."""

from typing import Any

from bot.sandbox.directory import BOT_TELEGRAM_NAME, BOT_TELEGRAM_USER
from bot.sandbox.telegram.access import chat_to_write, reply_target, too_long, topic_of
from bot.sandbox.telegram.arguments import LEADING_NUMBER, Arguments
from bot.sandbox.telegram.keyboards import markup_of
from bot.sandbox.telegram.limits import LONGEST_TEXT, MOST_MESSAGE_IDS
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.text.clean import looks_empty
from bot.sandbox.telegram.text.entities import Entity
from bot.sandbox.telegram.text.formatted import formatted
from bot.sandbox.telegram.things import Message
from bot.sandbox.telegram.truth import note_entities
from bot.sandbox.telegram.wire import message_on_wire

# Source: https://core.telegram.org/bots/api#sendchataction, 2026-11-21
CHAT_ACTIONS = frozenset(
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
        "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    }
)  # fmt: skip


def send_message(state: State, arguments: Arguments) -> dict[str, Any]:
    """Send a text."""
    message = draft(state, arguments)
    message.text, message.entities = message_text(state, arguments)
    return sent(state, message, "sendMessage")


def send_chat_action(state: State, arguments: Arguments) -> bool:
    """Show that the bot is busy."""
    chat_to_write(state, arguments)
    if arguments.text("action").lower() not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def draft(state: State, arguments: Arguments) -> Message:
    """Return an unsent message of the bot: its chat, reply, topic and buttons are checked.

    Raises:
        Refused: one of these is not acceptable.
    """
    chat = chat_to_write(state, arguments)
    markup = markup_of(arguments)
    reply_to = reply_target(state, chat, arguments)
    thread_id = topic_of(chat, arguments, reply_to)
    message = Message(chat.chat_id, 0, state.world.clock.now(), BOT_TELEGRAM_NAME)
    message.keyboard, message.replies_shown = markup.inline, markup.replies is not None
    message.reply_to, message.thread_id = reply_to, thread_id
    return message


def message_ids_of(arguments: Arguments) -> list[int]:
    """Return the message ids of a call.

    Raises:
        Refused: there are none, too many, or they are no numbers.
    """
    raw = arguments.structure("message_ids", "can't parse message_ids JSON object")
    if raw is None or raw == []:
        raise bad_request("message identifiers are not specified")
    if not isinstance(raw, list):
        raise bad_request("expected an Array of message identifiers")
    if len(raw) > MOST_MESSAGE_IDS:
        raise bad_request("too many message identifiers specified")
    return [_message_id(one) for one in raw]


def _message_id(raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int | str):
        raise bad_request("message identifier must be a Number")
    number = LEADING_NUMBER.fullmatch(str(raw))
    if number is None:
        raise bad_request("can't parse message identifier as a Number")
    if int(number.group(1)) <= 0:
        raise bad_request("invalid message identifier specified")
    return int(number.group(1))


def words(state: State, arguments: Arguments, name: str, entities_name: str) -> tuple[str, list[Entity]]:
    """Return a text with its entities, but without mentions of users whom the bot cannot know."""
    text, entities = formatted(arguments, name, entities_name)
    known = {resident.telegram_user_id for resident in state.directory.people.values()} | {BOT_TELEGRAM_USER}
    return text, [one for one in entities if one["type"] != "text_mention" or one["user"]["id"] in known]


def message_text(state: State, arguments: Arguments) -> tuple[str, list[Entity]]:
    """Return the text of a message with its entities.

    Raises:
        Refused: nothing of it could be seen, or it is too long.
    """
    text, entities = words(state, arguments, "text", "entities")
    if looks_empty(text):
        raise bad_request("message text is empty")
    if len(text) > LONGEST_TEXT:
        raise too_long("message")
    return text, entities


def sent(state: State, message: Message, method: str) -> dict[str, Any]:
    """Put a finished draft into its chat and return it as the caller gets it."""
    chat = state.chat(message.chat_id)
    assert chat is not None  # noqa: S101  # the draft was made for a chat
    message.message_id = next(chat.ids)
    state.add(chat, message)
    note_entities(state, message, method)
    return message_on_wire(state, message)
