"""editMessageText, editMessageCaption, editMessageReplyMarkup, deleteMessage, deleteMessages."""

from typing import Any

from bot.sandbox.telegram.access import chat_to_write, message_id_of, own_message
from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.keyboards import Keyboard, markup_of
from bot.sandbox.telegram.limits import DELETABLE_FOR
from bot.sandbox.telegram.methods.files import caption_of
from bot.sandbox.telegram.methods.sending import message_ids_of, message_text
from bot.sandbox.telegram.refusals import NOT_MODIFIED, bad_request
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.text.entities import Entity
from bot.sandbox.telegram.things import Chat, Message
from bot.sandbox.telegram.truth import note_entities
from bot.sandbox.telegram.wire import message_on_wire


def edit_message_text(state: State, arguments: Arguments) -> dict[str, Any]:
    """Replace the text and the buttons."""
    _, message = own_message(state, arguments)
    if message.media or message.poll is not None:
        raise bad_request("there is no text in the message to edit")
    text, entities = message_text(state, arguments)
    return replaced(state, message, (text, entities, markup_of(arguments).inline), "editMessageText")


def edit_message_caption(state: State, arguments: Arguments) -> dict[str, Any]:
    """Replace the caption and the buttons."""
    _, message = own_message(state, arguments)
    if not message.media:
        raise bad_request("there is no caption in the message to edit")
    caption, entities = caption_of(state, arguments)
    return replaced(state, message, (caption, entities, markup_of(arguments).inline), "editMessageCaption")


def edit_message_reply_markup(state: State, arguments: Arguments) -> dict[str, Any]:
    """Replace the buttons only; without any, they go."""
    _, message = own_message(state, arguments)
    content = (message.text, message.entities, markup_of(arguments).inline)
    return replaced(state, message, content, "editMessageReplyMarkup")


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
    for message_id in message_ids_of(arguments):
        message = chat.standing(message_id)
        if message is not None and _may_delete(state, chat, message):
            state.remove(message)
    return True


def _may_delete(state: State, chat: Chat, message: Message) -> bool:
    if message.message_id in chat.topics:
        return False
    mine_to_delete = message.by_bot or chat.private or chat.bot == "administrator"
    return mine_to_delete and state.world.clock.now() - message.sent_at < DELETABLE_FOR


def replaced(
    state: State,
    message: Message,
    content: tuple[str, list[Entity], Keyboard | None],
    method: str,
    *,
    files: tuple[dict[str, Any], tuple[str, ...]] | None = None,
) -> dict[str, Any]:
    """Put other content into a message and return it as the caller gets it.

    Args:
        files: the message's `media` and the names of its files, None to leave them.

    Raises:
        Refused: it has this content already.
    """
    media, file_names = files or (message.media, message.file_names)
    if (*content, media) == (message.text, message.entities, message.keyboard, message.media):
        raise bad_request(NOT_MODIFIED)
    message.text, message.entities, message.keyboard = content
    message.media, message.file_names = media, file_names
    state.edited(message)
    note_entities(state, message, method)
    return message_on_wire(state, message)
