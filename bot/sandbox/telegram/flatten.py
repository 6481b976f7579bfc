"""What is on the screens, flattened to what can be read and pressed."""

import unicodedata
from typing import Any

from bot.sandbox.directory import BOT_TELEGRAM_NAME
from bot.sandbox.seen import Reaction, Seen, SeenButton
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.things import Chat, Message, Toast
from bot.sandbox.telegram.wire import message_on_wire


def everything_seen(state: State) -> list[Seen]:
    """Return all messages and toasts, oldest first; service messages are not words of anybody."""
    things = [
        _fresh(state, chat, message)
        for chat in state.chats()
        for message in chat.messages.values()
        if not message.service
    ]
    things += [_toast(toast) for toast in state.toasts]
    return sorted(things, key=lambda thing: thing.created)


def readable(text: str, entities: list[dict[str, Any]]) -> str:
    """Return a text as plays compare it: links as label and address, NFC, white space collapsed."""
    encoded, kept, position = text.encode("utf-16-le"), bytearray(), 0
    for entity in sorted(entities, key=lambda one: int(one["offset"]) + int(one["length"])):
        if entity["type"] != "text_link":
            continue
        end = (entity["offset"] + entity["length"]) * 2
        kept += encoded[position:end] + f" {entity['url']} ".encode("utf-16-le")
        position = end
    kept += encoded[position:]
    return " ".join(unicodedata.normalize("NFC", kept.decode("utf-16-le", "replace")).split())


def _fresh(state: State, chat: Chat, message: Message) -> Seen:
    """Return a message as it looks, drawn anew only when something of it has changed."""
    original = chat.messages.get(message.reply_to or 0)
    follows = (message.changed, message.marked, chat.title, chat.kind, original and original.changed)
    known = state.drawn.get(message.seen_id)
    if known is None or known[0] != follows:
        state.drawn[message.seen_id] = known = (follows, _message(state, chat, message))
    return known[1]


def _message(state: State, chat: Chat, message: Message) -> Seen:
    sticker = message.media.get("sticker")
    return Seen(
        platform="telegram",
        place=chat.place,
        seen_id=message.seen_id,
        kind="message",
        text=sticker["emoji"] if sticker else _words(message),
        by_bot=message.by_bot,
        created=message.created,
        changed=message.changed,
        author=message.author,
        buttons=tuple(_button(message, button) for row in message.keyboard or () for button in row),
        files=message.file_names,
        thread=None if message.reply_to is None else f"{chat.chat_id}:{message.reply_to}",
        edited=message.edited_at is not None,
        gone=message.gone,
        pinned=message.message_id in chat.pinned,
        reactions=_reactions(message),
        marked=message.marked,
        raw=message_on_wire(state, message),
    )


def _words(message: Message) -> str:
    """Return a message's words, or the question and the options of its poll."""
    if message.poll is None:
        return readable(message.text, message.entities)
    return readable("\n".join([message.poll.question, *message.poll.options]), [])


def _reactions(message: Message) -> tuple[Reaction, ...]:
    given: dict[str, list[str]] = {}
    for author, emoji in message.reactions.items():
        given.setdefault(emoji, []).append("bot" if author == BOT_TELEGRAM_NAME else author)
    return tuple(Reaction(emoji, tuple(by)) for emoji, by in given.items())


def _button(message: Message, button: dict[str, Any]) -> SeenButton:
    data = button.get("callback_data")
    if data is None:
        address = str(button.get("url", ""))
        return SeenButton("url" if address else "other", button["text"], address)
    action, _, reference = data.partition("|")
    wire = {"chat_id": message.chat_id, "message_id": message.message_id, "data": data}
    return SeenButton(action, button["text"], reference, wire)


def _toast(toast: Toast) -> Seen:
    return Seen(
        platform="telegram",
        place=toast.place,
        seen_id=f"toast:{toast.query_id}",
        kind="toast",
        text=" ".join(unicodedata.normalize("NFC", toast.text).split()),
        by_bot=True,
        created=toast.created,
        changed=toast.created,
        author=BOT_TELEGRAM_NAME,
        audience=toast.person,
        raw={"show_alert": toast.alert},
    )
