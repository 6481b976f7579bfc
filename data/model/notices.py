"""Notices: what an operation promises to show or to tell. They hold no text that a person reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

Fact = str | int


class Priority(IntEnum):
    """Who goes first when a chat or a platform is slow; the smaller the sooner."""

    ANSWER = 1
    ALERT = 2
    WORK = 3
    REMINDER = 4
    BROADCAST = 5


class NoticeState(StrEnum):
    """Where a notice stands on its way.

    Of what is settling it is still being asked whether it arrived; of what is unknown it never will be told.
    """

    WAITING = "waiting"
    SENDING = "sending"
    RETRYING = "retrying"
    SETTLING = "settling"
    UNKNOWN = "unknown"
    SENT = "sent"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


class Recall(StrEnum):
    """What becomes of a copy that shall be taken back.

    It is deleted where its platform lets that be, else overwritten; of what is unreached somebody may still read it.
    What is unsent had not left yet.
    """

    NO = ""
    WANTED = "wanted"
    OVERWRITE = "overwrite"
    UNSENT = "unsent"
    DELETED = "deleted"
    OVERWRITTEN = "overwritten"
    UNREACHED = "unreached"


class Pin(StrEnum):
    """How a card stands on top of its chat. What is refused is not tried again while it is wanted.

    Of what is unsure a platform was asked, and whether it did so nobody has heard.
    """

    NO = ""
    UNSURE = "unsure"
    PINNED = "pinned"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class CardWanted:
    """A card shall stand in a chat and show its subject as it is.

    Attributes:
        kind: which view draws it, such as feedback.staff.
        instance: tells apart cards of one kind about one subject in one chat, such as the rounds of a ticket.
        page: front, or more for all that does not fit on the front.
        not_before: before which it is not posted, None for at once; one that stands already is drawn again at once.
    """

    kind: str
    subject: str
    chat_id: int
    instance: int = 0
    priority: Priority = Priority.WORK
    page: str = "front"
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class SubjectChanged:
    """Every card about this subject shall be drawn again, wherever it stands.

    Attributes:
        attention: kinds of cards to which the change draws attention: where one was posted long ago, it is posted
            afresh, and what stands there becomes one line that points to it.
    """

    subject: str
    priority: Priority = Priority.WORK
    attention: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MessageWanted:
    """Something shall be told once.

    Attributes:
        kind: which view words it, such as feedback.reply.
        facts: what it is about: numbers and keys, never text that somebody wrote.
        only_for: the one person who shall see it in a chat of many, None for everybody there.
        about_card: kind of the subject's card in that chat to which it replies, empty for none.
    """

    kind: str
    subject: str
    chat_id: int
    facts: Mapping[str, Fact] = field(default_factory=dict)
    only_for: int | None = None
    about_card: str = ""
    priority: Priority = Priority.ANSWER


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was posted about this subject shall be taken back, in all chats.

    Attributes:
        kinds: of cards and messages; all others stay.
        facts: that a message must have been promised with, empty for all of these kinds.
    """

    subject: str
    kinds: frozenset[str]
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WordsTakenOff:
    """What a person wrote in their private chat shall stand there no more; where it has to stay, they are told.

    Attributes:
        message_ref: the platform's reference of their message.
    """

    subject: str
    chat_id: int
    message_ref: str


@dataclass(frozen=True, slots=True)
class CallWanted:
    """Another system shall be told once; what it answers comes as a turn.

    Attributes:
        hook: as the configuration names it; one that is not configured is never called.
        kind: which body is made of it, such as platform.troubled; the other system reads it as its type.
        facts: what it is about: numbers and keys, never text that somebody wrote.
    """

    hook: str
    kind: str
    subject: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    priority: Priority = Priority.WORK


Notice = CardWanted | SubjectChanged | MessageWanted | Recalled | WordsTakenOff | CallWanted
