"""What the local Telegram remembers: chats, presses, files, the bot's settings."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from bot.sandbox.directory import FIRST_TOPIC_ID, Directory
from bot.sandbox.seen import Seen
from bot.sandbox.telegram.limits import CALLBACK_LIFE_SECONDS, FloodLimits, Pace
from bot.sandbox.telegram.pacing import Pacing
from bot.sandbox.telegram.things import Chat, ChatKind, Message, Press, StoredFile, Toast, Topic
from bot.sandbox.telegram.updates import FIRST_UPDATE_ID, UpdateQueue
from bot.sandbox.telegram.webhook import Webhook
from bot.sandbox.world import World

# Presses that no bot has answered; a sandbox that runs for days must not keep those that are too old for it.
MOST_PRESSES = 10_000
FIRST_CALLBACK_ID = 9_000_000_000_000_001
FIRST_BASIC_GROUP = -4_000_000_001
FIRST_SUPERGROUP = -1_009_000_000_001


@dataclass(frozen=True, slots=True)
class Settings:
    """How strict a local Telegram is.

    Attributes:
        privacy_mode: the bot sees of a group only commands, mentions and replies to it.
        callback_life_seconds: sandbox time after which a press cannot be answered any more.
        enforce: whether more than the flood limits allow is refused with 429.
    """

    privacy_mode: bool = True
    callback_life_seconds: float = CALLBACK_LIFE_SECONDS
    flood: FloodLimits = field(default_factory=FloodLimits)
    enforce: bool = False
    pace: Pace = field(default_factory=Pace)


class Numbers:
    """Ids that are never given twice, not even after everything was forgotten: a bot may remember them."""

    def __init__(self) -> None:
        self.updates: Iterator[int] = count(FIRST_UPDATE_ID)
        self.callbacks: Iterator[int] = count(FIRST_CALLBACK_ID)
        self.private_messages: Iterator[int] = count(1)
        self.basic_groups: Iterator[int] = count(FIRST_BASIC_GROUP, -1)
        self.supergroups: Iterator[int] = count(FIRST_SUPERGROUP, -1)
        self.polls: Iterator[int] = count(6_000_000_000_000_001)
        self.group_messages: dict[str, Iterator[int]] = {}


class State:
    """Everything that one local Telegram knows.

    Attributes:
        commands: what the bot put into the menus, by scope and language.
        about: texts about the bot, by what they are and their language.
        menu_buttons: the button beside the text field, by private chat; 0 for all of them.
        drawn: what each message looked like, and what that followed from.
        links: until when each file path can be fetched.
    """

    def __init__(
        self, world: World, directory: Directory, settings: Settings, numbers: Numbers | None = None
    ) -> None:
        self.world = world
        self.directory = directory
        self.settings = settings
        self.numbers = numbers or Numbers()
        self.updates = UpdateQueue(world, self.numbers.updates)
        self.pacing = Pacing(settings.pace)
        self.privacy_mode = settings.privacy_mode
        self.callback_life_seconds = settings.callback_life_seconds
        self.presses: dict[str, Press] = {}
        self.toasts: list[Toast] = []
        self.files: dict[str, StoredFile] = {}
        self.links: dict[str, datetime] = {}
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.about: dict[tuple[str, str], str] = {}
        self.menu_buttons: dict[int, dict[str, Any]] = {}
        self.drawn: dict[str, tuple[Hashable, Seen]] = {}
        self.webhook = Webhook(world, self.updates)
        self._chats: dict[int, Chat] = {}
        self._groups: dict[str, Chat] = {}
        for place, group in directory.groups.items():
            chat = self.open_group(place, group.telegram_chat_id, group.title, set(group.members))
            self._open_topics(chat)

    def chat(self, chat_id: int) -> Chat | None:
        """Return a chat by its id; a resident's private chat begins to exist when it is asked for."""
        if chat_id not in self._chats:
            for key, resident in self.directory.people.items():
                if resident.telegram_user_id == chat_id:
                    self._chats[chat_id] = Chat(chat_id, key, self.numbers.private_messages, {key})
        return self._chats.get(chat_id)

    def chat_at(self, place: str) -> Chat | None:
        """Return a chat by its place: a person's key or a group's key."""
        resident = self.directory.people.get(place)
        if resident is not None and resident.telegram_user_id is not None:
            return self.chat(resident.telegram_user_id)
        return self._groups.get(place)

    def chats(self) -> list[Chat]:
        """Return every chat in which anything happened, and every group."""
        return list(self._chats.values())

    def open_group(
        self, place: str, chat_id: int, title: str, members: set[str], *, kind: ChatKind = "supergroup"
    ) -> Chat:
        """Return a new group, which stands at its place from now on."""
        name = f"{place}:{chat_id}"
        ids = self.numbers.group_messages.setdefault(name, count(FIRST_TOPIC_ID + len(self._topics(place))))
        chat = Chat(chat_id, place, ids, members, title, kind)
        self._chats[chat_id] = self._groups[place] = chat
        return chat

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
        press = Press(str(next(self.numbers.callbacks)), person, place, self.world.clock.now())
        self.presses[press.query_id] = press
        if len(self.presses) > MOST_PRESSES:
            del self.presses[next(iter(self.presses))]
        return press

    def _topics(self, place: str) -> list[str]:
        entries = {entry["key"]: entry for entry in self.world.company["chats"]["telegram"]}
        return list(entries.get(place, {}).get("topics", ()))

    def _open_topics(self, chat: Chat) -> None:
        for thread_id, name in enumerate(self._topics(chat.place), start=FIRST_TOPIC_ID):
            topic = chat.topics[thread_id] = Topic(name)
            root = Message(chat.chat_id, thread_id, self.world.clock.now(), "", thread_id=thread_id)
            root.service = {"forum_topic_created": topic.on_wire()}
            chat.messages[thread_id] = root
