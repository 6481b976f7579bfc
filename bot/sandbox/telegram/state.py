"""What the local Telegram remembers: chats, messages, presses, files, the bot's settings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from bot.sandbox.directory import BOT_TELEGRAM_NAME, Directory
from bot.sandbox.telegram.keyboards import Keyboard
from bot.sandbox.telegram.limits import CALLBACK_LIFE_SECONDS
from bot.sandbox.telegram.text.entities import Entity
from bot.sandbox.telegram.updates import UpdateQueue
from bot.sandbox.telegram.webhook import Webhook
from bot.sandbox.world import World

FIRST_CALLBACK_ID = 9_000_000_000_000_001
# The first message of a group tells of its creation, and 1 is the thread of a forum's general topic.
FIRST_TOPIC_ID = 2
TOPIC_COLOR = 0x6FB9F0


@dataclass(slots=True)
class Message:
    """One message, as it stands now.

    Attributes:
        author: key of a person, or the bot's user name.
        media: `photo`, `document` or `sticker` with its description, empty for plain text.
        service: fields of a service message, empty for others.
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
class Chat:
    """A private chat or a supergroup.

    Attributes:
        place: key of the person or of the group.
        topics: names by message_thread_id; only in a forum.
        pinned: ids of the messages on top, the newest last.
        bot: what the bot is here: member, administrator, left, kicked (blocked, in a private chat),
            stranger (the person has never written to it) or deactivated (the person's account is gone).
    """

    chat_id: int
    place: str
    ids: Iterator[int]
    members: set[str]
    title: str = ""
    topics: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    bot: str = "member"
    pinned: list[int] = field(default_factory=list)

    @property
    def private(self) -> bool:
        """Whether it is a person's chat with the bot."""
        return not self.title

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


class State:
    """Everything that one local Telegram knows.

    Attributes:
        privacy_mode: the bot sees of a group only commands, mentions and replies to it.
        callback_life_seconds: sandbox time after which a press cannot be answered any more.
        commands: what the bot put into the menus, by scope and language.
    """

    def __init__(self, world: World, directory: Directory) -> None:
        self.world = world
        self.directory = directory
        self.updates = UpdateQueue(world)
        self.privacy_mode = True
        self.callback_life_seconds = CALLBACK_LIFE_SECONDS
        self.presses: dict[str, Press] = {}
        self.toasts: list[Toast] = []
        self.files: dict[str, StoredFile] = {}
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.webhook = Webhook(world, self.updates)
        self._private_ids = count(1)
        self._callback_ids = count(FIRST_CALLBACK_ID)
        self._chats: dict[int, Chat] = {}
        for place, group in directory.groups.items():
            self._open_group(place, group.telegram_chat_id, group.title, set(group.members))

    def chat(self, chat_id: int) -> Chat | None:
        """Return a chat by its id; a resident's private chat begins to exist when it is asked for."""
        if chat_id not in self._chats:
            for key, resident in self.directory.people.items():
                if resident.telegram_user_id == chat_id:
                    self._chats[chat_id] = Chat(chat_id, key, self._private_ids, {key})
        return self._chats.get(chat_id)

    def chat_at(self, place: str) -> Chat | None:
        """Return a chat by its place: a person's key or a group's key."""
        resident = self.directory.people.get(place)
        if resident is not None and resident.telegram_user_id is not None:
            return self.chat(resident.telegram_user_id)
        group = self.directory.groups.get(place)
        return self._chats.get(group.telegram_chat_id) if group else None

    def chats(self) -> list[Chat]:
        """Return every chat in which anything happened, and every group."""
        return list(self._chats.values())

    def add(self, chat: Chat, message: Message) -> Message:
        """Put a message into its chat."""
        message.created = message.changed = self.world.next_change()
        chat.messages[message.message_id] = message
        return message

    def new_message(self, chat: Chat, author: str) -> Message:
        """Return an empty message with the next id of the chat; it is not in the chat yet."""
        return Message(chat.chat_id, next(chat.ids), self.world.clock.now(), author)

    def edited(self, message: Message) -> None:
        """Note that a message reads differently now."""
        message.edited_at = self.world.clock.now()
        message.changed = self.world.next_change()

    def react(self, message: Message, author: str, emoji: str) -> None:
        """Put somebody's one reaction under a message, or take it back with an empty one."""
        message.reactions = {who: what for who, what in message.reactions.items() if who != author}
        if emoji:
            message.reactions[author] = emoji
        message.marked = self.world.next_change()

    def remove(self, message: Message) -> None:
        """Take a message off every screen."""
        message.gone = True
        message.changed = self.world.next_change()

    def new_press(self, person: str, place: str) -> Press:
        """Begin to wait for the answer of a press."""
        press = Press(str(next(self._callback_ids)), person, place, self.world.clock.now())
        self.presses[press.query_id] = press
        return press

    def _open_group(self, place: str, chat_id: int, title: str, members: set[str]) -> None:
        chat = self._chats[chat_id] = Chat(chat_id, place, count(FIRST_TOPIC_ID), members, title)
        entries = {entry["key"]: entry for entry in self.world.company["chats"]["telegram"]}
        for topic in entries[place].get("topics", ()):
            # A topic's thread id is the id of the service message that opened it.
            root = self.new_message(chat, "")
            root.service = {"forum_topic_created": {"name": topic, "icon_color": TOPIC_COLOR}}
            root.thread_id = root.message_id
            chat.messages[root.message_id] = root
            chat.topics[root.message_id] = topic
