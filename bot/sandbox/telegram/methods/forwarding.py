"""forwardMessage, forwardMessages, copyMessage, copyMessages."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

from bot.sandbox.telegram.access import chat_to_read, check_not_shut_out, message_id_of
from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.methods.files import caption_of
from bot.sandbox.telegram.methods.sending import draft, message_ids_of, sent
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.things import Chat, Message
from bot.sandbox.telegram.wire import author_on_wire


def forward_message(state: State, arguments: Arguments) -> dict[str, Any]:
    """Send a message once more, with the name of its author."""
    source = _chat_of_source(state, arguments)
    original = _standing(source, message_id_of(arguments), "message to forward not found")
    return sent(state, _forwarded(state, arguments, original), "forwardMessage")


def forward_messages(state: State, arguments: Arguments) -> list[dict[str, Any]]:
    """Forward several messages; those that are not there are passed over."""
    return [
        {"message_id": sent(state, _forwarded(state, arguments, one), "forwardMessages")["message_id"]}
        for one in _several(state, arguments)
    ]


def copy_message(state: State, arguments: Arguments) -> dict[str, Any]:
    """Send a message once more as the bot's own, with another caption if one is given."""
    source = _chat_of_source(state, arguments)
    original = _standing(source, message_id_of(arguments), "message to copy not found")
    message = _copied(state, arguments, original)
    if message.media and arguments.has("caption"):
        message.text, message.entities = caption_of(state, arguments)
    return {"message_id": sent(state, message, "copyMessage")["message_id"]}


def copy_messages(state: State, arguments: Arguments) -> list[dict[str, Any]]:
    """Copy several messages; those that are not there are passed over."""
    copies = [_copied(state, arguments, one) for one in _several(state, arguments)]
    for message in copies:
        if message.media and arguments.flag("remove_caption"):
            message.text, message.entities = "", []
    return [{"message_id": sent(state, one, "copyMessages")["message_id"]} for one in copies]


def _several(state: State, arguments: Arguments) -> list[Message]:
    source = _chat_of_source(state, arguments)
    wanted = [source.standing(one) for one in message_ids_of(arguments)]
    found = [one for one in wanted if one is not None and not one.service]
    if not found:
        raise bad_request("there are no messages to forward")
    return found


def _chat_of_source(state: State, arguments: Arguments) -> Chat:
    if not arguments.text("from_chat_id"):
        raise bad_request("parameter from_chat_id is required")
    source = chat_to_read(state, arguments, "from_chat_id")
    if not source.private:
        check_not_shut_out(source)
    return source


def _standing(chat: Chat, message_id: int, complaint: str) -> Message:
    message = chat.standing(message_id)
    if message is None:
        raise bad_request(complaint)
    if message.service:
        raise bad_request("the message can't be forwarded")
    return message


def _forwarded(state: State, arguments: Arguments, original: Message) -> Message:
    message = _twin(draft(state, arguments), original)
    message.keyboard, message.replies_shown = None, False
    message.origin = original.origin or {
        "forward_origin": {
            "type": "user",
            "date": int(original.sent_at.timestamp()),
            "sender_user": author_on_wire(state, original.author),
        }
    }
    return message


def _copied(state: State, arguments: Arguments, original: Message) -> Message:
    return _twin(draft(state, arguments), original)


def _twin(message: Message, original: Message) -> Message:
    return replace(
        message,
        text=original.text,
        entities=list(original.entities),
        media=original.media,
        file_names=original.file_names,
        poll=deepcopy(original.poll),
    )
