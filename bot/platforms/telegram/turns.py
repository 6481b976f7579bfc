"""Read what Telegram sends as turns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from telegram import CallbackQuery, Chat, Message, MessageEntity, Update, User

from bot.shapes.turn import ChatKind, Commanded, Deed, Edited, Moved, Place, Pressed, Said, Speaker, Turn
from data.model.files import FileSent

TELEGRAM = "telegram"
# In this order, because an animation is described as a document as well.
ATTACHMENTS = (
    "photo",
    "animation",
    "document",
    "sticker",
    "voice",
    "video",
    "video_note",
    "audio",
    "location",
    "venue",
    "contact",
    "poll",
    "dice",
)
# What of it can be fetched.
FILES = ("photo", "animation", "document", "voice", "video", "video_note", "audio")
_TRADITIONAL = frozenset({"zh-hant", "zh-tw", "zh-hk", "zh-mo"})


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is."""

    user_id: int
    username: str


def read(update: Update, *, us: Identity, at: datetime) -> Turn | None:
    """Return what the update means; None when it is nothing to the desk."""
    key = f"{us.user_id}:{update.update_id}"
    if update.callback_query is not None:
        return _pressed(update.callback_query, key, at)
    if update.edited_message is not None:
        return _edited(update.edited_message, us, key, at)
    if update.message is None:
        return None
    return _moved(update.message, key, at) or _written(update.message, us, key, at)


def language_of(code: str | None) -> str | None:
    """Return the desk's language for a code such as zh-hans; None when none is told."""
    if not code:
        return None
    spoken = code.lower()
    if spoken in _TRADITIONAL:
        return "zh-TW"
    return "zh-CN" if spoken.split("-")[0] == "zh" else "en"


def _written(message: Message, us: Identity, key: str, at: datetime) -> Turn | None:
    author = message.from_user
    # Posts in the name of a chat, and what other bots write, are nobody's own words.
    if author is None or author.is_bot or message.sender_chat is not None:
        return None
    deed = _deed(message, us)
    if deed is None:
        return None
    return Turn(TELEGRAM, key, deed, at, _speaker(author), _place(message.chat))


def _edited(message: Message, us: Identity, key: str, at: datetime) -> Turn | None:
    """Return an edit, which passes wherever the message itself would have passed, and nowhere else."""
    turn = _written(message, us, key, at)
    if turn is None or not isinstance(turn.deed, Said):
        return None
    return replace(turn, deed=Edited(turn.deed.text, turn.deed.message_ref))


def _moved(message: Message, key: str, at: datetime) -> Turn | None:
    """Return that a group became a supergroup, as Telegram says in the old chat and again in the new one."""
    old, new = message.chat_id, message.migrate_to_chat_id
    if message.migrate_from_chat_id is not None:
        old, new = message.migrate_from_chat_id, message.chat_id
    if new is None:
        return None
    return Turn(TELEGRAM, key, Moved(str(new)), at, place=Place(TELEGRAM, str(old), "group"))


def _deed(message: Message, us: Identity) -> Deed | None:
    text = message.text or message.caption or ""
    marks = message.entities or message.caption_entities
    if marks and marks[0].type == MessageEntity.BOT_COMMAND and marks[0].offset == 0:
        return _commanded(text, marks[0], us)
    attachments = _attachments(message)
    if not text and not attachments:
        return None
    ours = [mark for mark in marks if _names(text, mark, us)]
    return Said(
        text=_without(text, ours),
        message_ref=f"{message.chat_id}:{message.message_id}",
        attachments=attachments,
        addressed=bool(ours) or message.chat.type == Chat.PRIVATE,
        reply_to_ref=_replied_to(message),
        files=tuple(_file(message, kind) for kind in attachments if kind in FILES),
        album=message.media_group_id or "",
    )


def _commanded(text: str, mark: MessageEntity, us: Identity) -> Commanded | None:
    word, rest = _cut_out(text, mark)
    name, _, addressee = word[1:].partition("@")
    if addressee and addressee.lower() != us.username.lower():
        return None
    return Commanded(name.lower(), rest.strip())


def _pressed(query: CallbackQuery, key: str, at: datetime) -> Turn | None:
    if query.data is None or query.from_user.is_bot:
        return None
    message = query.message
    ref = f"{message.chat.id}:{message.message_id}" if message else ""
    return Turn(
        TELEGRAM,
        key,
        Pressed(query.data, ref),
        at,
        _speaker(query.from_user),
        _place(message.chat) if message else None,
        {"callback_query_id": query.id},
    )


def _speaker(user: User) -> Speaker:
    return Speaker(TELEGRAM, str(user.id), name=user.full_name, language=language_of(user.language_code))


def _place(chat: Chat) -> Place:
    kinds: dict[str, ChatKind] = {Chat.PRIVATE: "private", Chat.CHANNEL: "channel"}
    return Place(TELEGRAM, str(chat.id), kinds.get(chat.type, "group"))


def _attachments(message: Message) -> tuple[str, ...]:
    return tuple(kind for kind in ATTACHMENTS if getattr(message, kind))[:1]


def _file(message: Message, kind: str) -> FileSent:
    found = getattr(message, kind)
    if kind == "photo":
        # The same picture in several sizes, the largest of which is what was sent.
        found = max(found, key=lambda size: (size.width * size.height, size.file_size or 0))
    return FileSent(
        reference=found.file_id,
        kind=kind,
        name=getattr(found, "file_name", None) or "",
        media_type=getattr(found, "mime_type", None) or "",
        size=found.file_size or 0,
    )


def _replied_to(message: Message) -> str:
    other = message.reply_to_message
    # Whatever is said in a forum's topic formally replies to the topic's beginning.
    if other is None or other.forum_topic_created is not None:
        return ""
    return f"{message.chat_id}:{other.message_id}"


def _names(text: str, mark: MessageEntity, us: Identity) -> bool:
    if mark.type == MessageEntity.TEXT_MENTION:
        return mark.user is not None and mark.user.id == us.user_id
    word, _ = _cut_out(text, mark)
    return mark.type == MessageEntity.MENTION and word.lower() == f"@{us.username}".lower()


def _without(text: str, marks: Sequence[MessageEntity]) -> str:
    for mark in reversed(marks):
        _, text = _cut_out(text, mark)
    return text.strip()


def _cut_out(text: str, mark: MessageEntity) -> tuple[str, str]:
    """Return the marked words and the text without them; marks count UTF-16 units of two bytes."""
    encoded = text.encode("utf-16-le")
    start, end = 2 * mark.offset, 2 * (mark.offset + mark.length)
    return encoded[start:end].decode("utf-16-le"), (encoded[:start] + encoded[end:]).decode("utf-16-le")
