"""What there is in the local Telegram: chats and their topics, messages, presses, toasts, files."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from bot.sandbox.directory import BOT_TELEGRAM_NAME
from bot.sandbox.telegram.keyboards import Keyboard
from bot.sandbox.telegram.text.entities import Entity

TOPIC_COLOR = 0x6FB9F0

ChatKind = Literal["private", "group", "supergroup", "channel"]


@dataclass(slots=True)
class Poll:
    """A poll; `votes` holds the chosen options by the voter's key."""

    poll_id: str
    question: str
    options: list[str]
    anonymous: bool
    several: bool
    closed: bool = False
    votes: dict[str, list[int]] = field(default_factory=dict)


@dataclass(slots=True)
class Message:
    """One message, as it stands now.

    Attributes:
        author: key of a person, or the bot's user name.
        media: `photo`, `document` or `sticker` with its description, empty for plain text.
        service: fields of a service message, empty for others.
        origin: `forward_origin` of a forwarded message, empty for others.
        replies_shown: sent with a reply keyboard or a forced reply, so it cannot be edited.
        reactions: the emoji by who reacted: keys of people, or the bot's user name.
        created, changed, marked: numbers of the world's changes; the last one of its reactions.
    """

    chat_id: int
    message_id: int
    sent_at: datetime
    author: str
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    media: dict[str, Any] = field(default_factory=dict)
    service: dict[str, Any] = field(default_factory=dict)
    origin: dict[str, Any] = field(default_factory=dict)
    poll: Poll | None = None
    keyboard: Keyboard | None = None
    reply_to: int | None = None
    thread_id: int | None = None
    media_group_id: str | None = None
    file_names: tuple[str, ...] = ()
    replies_shown: bool = False
    edited_at: datetime | None = None
    reactions: dict[str, str] = field(default_factory=dict)
    gone: bool = False
    created: int = 0
    changed: int = 0
    marked: int = 0

    @property
    def by_bot(self) -> bool:
        """Whether the bot under test wrote it."""
        return self.author == BOT_TELEGRAM_NAME

    @property
    def seen_id(self) -> str:
        """Its identity for everybody in the sandbox."""
        return f"{self.chat_id}:{self.message_id}"


@dataclass(slots=True)
class Topic:
    """One topic of a forum; its thread id is the id of the service message that opened it."""

    name: str
    icon_color: int = TOPIC_COLOR
    icon_custom_emoji_id: str = ""
    closed: bool = False
    hidden: bool = False

    def on_wire(self) -> dict[str, Any]:
        """Return what the service message about its creation tells."""
        told: dict[str, Any] = {"name": self.name, "icon_color": self.icon_color}
        return (
            {**told, "icon_custom_emoji_id": self.icon_custom_emoji_id} if self.icon_custom_emoji_id else told
        )


@dataclass(slots=True)
class Chat:
    """A private chat, a group or a channel.

    Attributes:
        owner: key of the person who alone writes in a channel, beside the bot; empty for all others.
        place: key of the person or of the group.
        topics: by message_thread_id; only in a forum.
        pinned: ids of the messages on top, the newest last.
        bot: what the bot is here: member, administrator, left, kicked (blocked, in a private chat),
            stranger (the person has never written to it) or deactivated (the person's account is gone).
        banned: who was thrown out and cannot come back by themselves.
        general: the topic of a forum whose messages carry no thread.
        links: the invitations that the bot has made, by their address.
        deleted: the group was deleted for everybody.
        migrated_to: id of the supergroup that this basic group has become.
    """

    chat_id: int
    place: str
    ids: Iterator[int]
    members: set[str]
    title: str = ""
    kind: ChatKind = "private"
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    bot: str = "member"
    pinned: list[int] = field(default_factory=list)
    deleted: bool = False
    migrated_to: int | None = None
    owner: str = ""
    banned: set[str] = field(default_factory=set)
    description: str = ""
    general: Topic = field(default_factory=lambda: Topic("General"))
    links: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        """Whether it is a person's chat with the bot."""
        return self.kind == "private"

    def status_of(self, person: str) -> str:
        """Return what a person is here: member, left or kicked."""
        if person in self.banned:
            return "kicked"
        return "member" if person in self.members else "left"

    def standing(self, message_id: int) -> Message | None:
        """Return a message that was not deleted."""
        message = self.messages.get(message_id)
        return None if message is None or message.gone else message


@dataclass(frozen=True, slots=True)
class Press:
    """A callback query that waits for its answer."""

    query_id: str
    person: str
    place: str
    pressed_at: datetime


@dataclass(frozen=True, slots=True)
class Toast:
    """What an answered press showed to the person who pressed.

    Attributes:
        alert: it stays until the person has closed it.
    """

    query_id: str
    person: str
    place: str
    text: str
    created: int
    alert: bool = False


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that was sent by anybody."""

    file_id: str
    unique_id: str
    path: str
    name: str
    mime_type: str
    content: bytes
