"""What is known after a storm: what people did, what came of it in the desk, and what the platforms took from it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

# Where what is sent stands to be read; what is fetched or told to another system stands nowhere.
SCREENS = frozenset({"slack", "telegram"})


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that a person did.

    Attributes:
        mark: a word that occurs in this deed only.
        kind: report, add, claim or withdraw.
        place: in which chat; what is said in one chat keeps its order.
        at: sandbox time.
        sure: whether the platform will bring it to the desk, sooner or later; a press may get lost.
    """

    mark: str
    kind: str
    platform: str
    place: str
    at: datetime
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Effect:
    """Something in the desk's own database that a deed has brought about.

    Attributes:
        order: of two effects of one kind about the same thing, the later has the greater one.
        about: within what the order counts, such as all tickets, or one ticket.
    """

    mark: str
    kind: str
    at: datetime
    order: int = 0
    about: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A card or a message in the desk's database.

    Attributes:
        delivery: its name, such as message:7.
        ref: where it stands, as the desk believes.
        unknowns: how often nobody knew whether it had arrived.
        promised_at, order, priority: of messages alone; cards have no order.
        lane: whose turns, which come one after the other, have promised it; turns of other chats run beside them.
    """

    delivery: str
    platform: str
    chat: str
    state: str
    ref: str | None
    unknowns: int = 0
    promised_at: datetime | None = None
    order: int = 0
    priority: int = 0
    lane: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A message that a platform took, edits aside; `number` grows from one to the next.

    Attributes:
        whisper: whether one person alone sees it; replies that no notice stands for are whispered too.
    """

    platform: str
    chat: str
    ref: str
    number: int
    at: datetime
    whisper: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """One time that Slack sent a word to the desk.

    Attributes:
        mark: of the deed by which it was said.
        wire: what it went over; one connection brings things in the order in which they were sent.
        sent: position in the truth log.
        confirmed: position of the desk's confirmation, None when there was none.
    """

    mark: str
    wire: str
    sent: int
    confirmed: int | None = None


@dataclass(frozen=True, slots=True)
class Outage:
    """A stretch of sandbox time in which nothing could be expected of the desk."""

    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Record:
    """All of it, at rest.

    Attributes:
        undone: turns that are not done, in words.
        deliveries: what Slack sent, which promises no order; Telegram keeps that of each chat by itself.
        given_up: marks of what Slack tried to bring as often as it does, each time in vain.
    """

    deeds: Sequence[Deed] = ()
    effects: Sequence[Effect] = ()
    notices: Sequence[Notice] = ()
    posts: Sequence[Post] = ()
    outages: Sequence[Outage] = ()
    undone: Sequence[str] = ()
    broken_chain: bool = False
    deliveries: Sequence[Delivery] = ()
    given_up: frozenset[str] = field(default=frozenset())
