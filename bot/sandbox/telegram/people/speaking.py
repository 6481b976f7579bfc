"""A person writes, sends files or stickers, edits and deletes."""

import mimetypes
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.sandbox.directory import BOT_TELEGRAM_NAME
from bot.sandbox.side import CannotDo
from bot.sandbox.telegram.arguments import UploadedFile, is_unicode
from bot.sandbox.telegram.limits import LARGEST_PHOTO_BYTES, LONGEST_CAPTION, LONGEST_TEXT
from bot.sandbox.telegram.media import PICTURE_STARTS, media_of, store
from bot.sandbox.telegram.people.presence import bot_sees, chat_of_person, find_message
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.text.clean import looks_empty
from bot.sandbox.telegram.text.formatted import as_people_write
from bot.sandbox.telegram.text.units import pieces_of, units
from bot.sandbox.telegram.things import Chat, Message
from bot.sandbox.telegram.wire import message_on_wire


def say(
    state: State, person: str, place: str, text: str, *, attach: Sequence[str] = (), thread: str | None = None
) -> None:
    """Send a typed text and files, split as official clients do.

    Raises:
        CannotDo: this person cannot write that there.
    """
    chat = chat_of_person(state, person, place)
    if not is_unicode(text):
        raise CannotDo("nobody can type half of a character")
    if not attach and looks_empty(text):
        raise CannotDo("nobody can send an empty message")
    files = [_read(path) for path in attach]
    caption = text if files and units(text) <= LONGEST_CAPTION else ""
    if not caption and not looks_empty(text):
        for piece in pieces_of(text, LONGEST_TEXT):
            _speak(state, _new(state, chat, person, thread), piece)
    _send_files(state, chat, person, thread, (files, caption))


def with_address(chat: Chat, line: str) -> str:
    """Return a command as a client sends it: in a group, with the name of the bot."""
    command, separator, rest = line.partition(" ")
    if chat.private or "@" in command:
        return line
    return f"{command}@{BOT_TELEGRAM_NAME}{separator}{rest}"


def send_sticker(state: State, person: str, place: str, emoji: str) -> None:
    """Send a sticker, which has no text."""
    chat = chat_of_person(state, person, place)
    message = _new(state, chat, person, None)
    message.media = {
        "sticker": {
            "file_id": "sticker-1",
            "file_unique_id": "sticker-1",
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": emoji,
        }
    }
    deliver(state, chat, message)


def edit(state: State, person: str, chat: Chat, message: Message, text: str) -> None:
    """Change a message of one's own.

    Raises:
        CannotDo: it is another's message, or nothing would be left of it.
    """
    if message.author != person:
        raise CannotDo(f"{person} did not write that message")
    if not is_unicode(text) or (looks_empty(text) and not message.media):
        raise CannotDo("nobody can make a message empty")
    message.text, message.entities = as_people_write(text)
    state.edited(message)
    _tell(state, chat, message, "edited_channel_post" if chat.kind == "channel" else "edited_message")


def deliver(state: State, chat: Chat, message: Message) -> None:
    """Put a person's message into the chat and tell the bot, if it may see it."""
    state.add(chat, message)
    if chat.bot == "stranger":
        chat.bot = "member"
    _tell(state, chat, message, "channel_post" if chat.kind == "channel" else "message")


def _tell(state: State, chat: Chat, message: Message, kind: str) -> None:
    if bot_sees(state, chat, message):
        state.updates.create(kind, {kind: message_on_wire(state, message)})


def _speak(state: State, message: Message, text: str) -> None:
    message.text, message.entities = as_people_write(text)
    chat = state.chat(message.chat_id)
    assert chat is not None  # noqa: S101  # the message was made for a chat
    deliver(state, chat, message)


def _new(state: State, chat: Chat, person: str, thread: str | None) -> Message:
    message = state.new_message(chat, person)
    if thread is None:
        return message
    found = find_message(state, thread)
    if found is None or found[0] is not chat or found[1].gone:
        raise CannotDo(f"there is no message {thread} in {chat.place} to reply to")
    original = found[1]
    message.thread_id = original.thread_id
    # To write under a topic's first message is to write into the topic, not to reply.
    message.reply_to = None if original.message_id in chat.topics else original.message_id
    return message


def _send_files(
    state: State, chat: Chat, person: str, thread: str | None, album: tuple[list[UploadedFile], str]
) -> None:
    files, caption = album
    group_id = str(state.world.changes + 1) if len(files) > 1 else None
    for position, upload in enumerate(files):
        message = _new(state, chat, person, thread)
        picture = upload.content.startswith(PICTURE_STARTS) and len(upload.content) <= LARGEST_PHOTO_BYTES
        file = store(state, upload, "photos" if picture else "documents")
        message.media = media_of("photo" if picture else "document", file)
        message.file_names, message.media_group_id = (upload.name,), group_id
        if position == 0:
            message.text, message.entities = as_people_write(caption)
        deliver(state, chat, message)


def _read(path: str) -> UploadedFile:
    file = Path(path)
    if not file.is_file():
        raise CannotDo(f"there is no file {path}")
    mime_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return UploadedFile(file.name, mime_type, file.read_bytes())


def unknown_update(state: State, facts: dict[str, Any]) -> None:
    """Send the bot an update of a kind that does not exist yet."""
    state.updates.create("unknown_update", facts or {"a_kind_of_tomorrow": {}}, whatever_is_allowed=True)
