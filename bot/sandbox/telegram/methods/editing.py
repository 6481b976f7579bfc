"""editMessageText, editMessageCaption, editMessageReplyMarkup, deleteMessage, deleteMessages."""

from typing import Any

from bot.sandbox.telegram.access import chat_to_write, message_id_of, own_message, too_long
from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.keyboards import Keyboard, markup_of
from bot.sandbox.telegram.limits import DELETABLE_FOR, LONGEST_CAPTION
from bot.sandbox.telegram.methods.sending import message_text, words
from bot.sandbox.telegram.refusals import NOT_MODIFIED, bad_request
from bot.sandbox.telegram.state import Chat, Message, State
from bot.sandbox.telegram.text.entities import Entity
from bot.sandbox.telegram.truth import note_entities
from bot.sandbox.telegram.wire import message_on_wire

MOST_IDS = 100


def edit_message_text(state: State, arguments: Arguments) -> dict[str, Any]:
    """Replace the text and the buttons."""
    _, message = own_message(state, arguments)
    if message.media:
        raise bad_request("there is no text in the message to edit")
    text, entities = message_text(state, arguments)
    return _replaced(state, message, (text, entities, markup_of(arguments).inline), "editMessageText")


def edit_message_caption(state: State, arguments: Arguments) -> dict[str, Any]:
    """Replace the caption and the buttons."""
    _, message = own_message(state, arguments)
    if not message.media:
        raise bad_request("there is no caption in the message to edit")
    caption, entities = words(state, arguments, "caption", "caption_entities")
    if len(caption) > LONGEST_CAPTION:
        raise too_long("message caption")
    return _replaced(state, message, (caption, entities, markup_of(arguments).inline), "editMessageCaption")


def edit_message_reply_markup(state: State, arguments: Arguments) -> dict[str, Any]:
    """Replace the buttons only; without any, they go."""
    _, message = own_message(state, arguments)
    content = (message.text, message.entities, markup_of(arguments).inline)
    return _replaced(state, message, content, "editMessageReplyMarkup")


def delete_message(state: State, arguments: Arguments) -> bool:
    """Take a message off every screen."""
    chat = chat_to_write(state, arguments)
    message = chat.standing(message_id_of(arguments))
    if message is None:
        raise bad_request("message to delete not found")
    if not _may_delete(state, chat, message):
        raise bad_request("message can't be deleted for everyone")
    state.remove(message)
    return True


def delete_messages(state: State, arguments: Arguments) -> bool:
    """Take several messages off every screen; those that cannot be deleted stay."""
    chat = chat_to_write(state, arguments)
    message_ids = arguments.structure("message_ids", "can't parse message identifiers JSON object")
    if not isinstance(message_ids, list) or not message_ids:
        raise bad_request("message identifiers are not specified")
    if len(message_ids) > MOST_IDS:
        raise bad_request("too many message identifiers specified")
    for message_id in message_ids:
        message = chat.standing(message_id) if isinstance(message_id, int) else None
        if message is not None and _may_delete(state, chat, message):
            state.remove(message)
    return True


def _may_delete(state: State, chat: Chat, message: Message) -> bool:
    mine_to_delete = message.by_bot or chat.private or chat.bot == "administrator"
    return mine_to_delete and state.world.clock.now() - message.sent_at < DELETABLE_FOR


def _replaced(
    state: State, message: Message, content: tuple[str, list[Entity], Keyboard | None], method: str
) -> dict[str, Any]:
    if content == (message.text, message.entities, message.keyboard):
        raise bad_request(NOT_MODIFIED)
    message.text, message.entities, message.keyboard = content
    state.edited(message)
    note_entities(state, message, method)
    return message_on_wire(state, message)
