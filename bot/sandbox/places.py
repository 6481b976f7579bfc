"""Where people of the sandbox meet, as it is now: rooms that were there from the start, and those that came."""

from dataclasses import dataclass
from typing import Literal

PlaceKind = Literal["channel", "group_chat", "group"]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of a forum.

    Attributes:
        thread: seen_id of the message that opened it; what is said with that thread is said in the topic.
    """

    title: str
    thread: str


@dataclass(frozen=True, slots=True)
class Place:
    """One place where several people meet.

    Attributes:
        place: as in `Seen`.
        title: what a person reads in their list of places.
        kind: channel and group_chat (of the bot with several people) on Slack, group on Telegram.
        members: keys of people, sorted.
        topics: only of a forum.
    """

    platform: str
    place: str
    title: str
    kind: PlaceKind
    members: tuple[str, ...]
    topics: tuple[Topic, ...] = ()
