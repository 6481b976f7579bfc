"""The port of a chat platform: render, send, settle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from bot.shapes.card import Card
from bot.shapes.file import File


@dataclass(frozen=True, slots=True)
class Limit:
    """So many calls within any span of so many seconds.

    Attributes:
        key: names it within its platform; calls with the same key share it.
        shared: whether many chats draw on it, so that what goes to many of them is spread over it.
    """

    key: str
    most: int
    seconds: float
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """A file that somebody sent and that is to be brought here.

    Attributes:
        platform: where it is. reference: by which that platform gives it out.
        media_type: as it was told with the file, which is believed of nothing but a login page.
        size: in bytes, as told; 0 when it was not.
        largest: most bytes that are taken in.
    """

    file_id: int
    platform: str
    reference: str
    media_type: str
    size: int
    largest: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """One card or message on its way to one chat.

    Attributes:
        delivery_id: names this card or message for good; a platform that can, sends it along so that
            a lost answer can be settled later.
        address: the platform's id of the chat.
        only_for: platform's id of the only account that shall see it, None for everybody in the chat.
        shown_as: reference of the message that shows it already and is to be edited, None to post it.
        reply_to: reference of the message that it answers.
        quiet: without sound.
        takes_back: whether the message that shows it is to be deleted; where that cannot be, it is overwritten next.
        pins: whether nothing is shown but the message that shows it is pinned (True) or is no more (False).
        file: what it shows, with the card as its caption.
        upload_ref: the platform's name for that file once it was brought there.
        sought: what it brings here; then it shows nothing to anybody.
        body: what another system is told, as JSON; empty for what people read.
        promised_at: when it was promised, None for a card.
    """

    delivery_id: str
    address: str
    card: Card
    only_for: str | None = None
    shown_as: str | None = None
    reply_to: str | None = None
    quiet: bool = False
    takes_back: bool = False
    pins: bool | None = None
    file: File | None = None
    upload_ref: str | None = None
    sought: Sought | None = None
    body: bytes = b""
    promised_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What another system answered.

    Attributes:
        status: of HTTP.
        body: JSON to the letter; empty where it sent none, something else, or too much.
    """

    status: int
    body: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """It stands in the chat, under this reference; or another system took it, and answered."""

    message_ref: str
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Uploaded:
    """Its file is with the platform under this reference, and nobody sees it yet."""

    upload_ref: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was sought is here, whole."""

    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class NotSent:
    """It did not reach the chat and may be tried again, not before so many seconds from now.

    Attributes:
        scope: key of the limit under which nothing else may be sent either until then; None when only this
            delivery has to wait.
        outage: whether it is more likely the platform that fails than this delivery.
    """

    reason: str
    retry_after_seconds: float = 0.0
    scope: str | None = None
    outage: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody knows whether it reached the chat.

    Attributes:
        for_good: whether nobody can ever find out.
        outage: whether it is more likely the platform that fails than this delivery.
    """

    reason: str
    for_good: bool = False
    outage: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """It will never reach the chat (not allowed, malformed).

    Attributes:
        given_up: whether it might have, had it been tried for longer.
    """

    reason: str
    answer: Answer | None = None
    given_up: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing reaches the chat any more (blocked, deleted, archived), until somebody speaks there again."""

    reason: str
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """The chat has another address now."""

    address: str


@dataclass(frozen=True, slots=True)
class Barred:
    """The platform lets the desk do nothing of this kind (token revoked, scope missing) until somebody mends that.

    Attributes:
        scope: key of the limit under which it bars everything; empty for all that the platform does.
    """

    reason: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Vanished:
    """The message that should be edited is no longer there, or can no longer be edited."""

    reason: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """It stands in the chat no more."""


@dataclass(frozen=True, slots=True)
class Kept:
    """It cannot be deleted (any more), but perhaps overwritten."""

    reason: str


Outcome = (
    Sent
    | TakenBack
    | Kept
    | Uploaded
    | Fetched
    | NotSent
    | Unknown
    | Failed
    | Gone
    | Moved
    | Barred
    | Vanished
)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a platform knows of an account. Languages are en, zh-CN or zh-TW; zones are IANA names."""

    name: str | None
    language: str | None
    time_zone: str | None


class Platform(Protocol):
    """One chat platform, in the desk's own terms.

    Attributes:
        can_settle: whether it can ever be found out what became of an unknown delivery.
    """

    name: str
    can_settle: bool

    def render(self, card: Card) -> Mapping[str, Any]:
        """Return the card in the platform's own form, within its limits, user text inert."""

    def parts(self, card: Card) -> Sequence[Card]:
        """Return a message as cards that each fit into one of the platform's, nothing left out.

        An entity, a pair of surrogates or a word is not cut in two where that can be helped.
        """

    def limits(self, delivery: Delivery, *, settling: bool) -> Sequence[Limit]:
        """Return the limits under which the call counts that sends or settles it."""

    async def send(self, delivery: Delivery) -> Outcome:
        """Post or edit, once: no retry, no pacing."""

    async def settle(self, delivery: Delivery, *, since: datetime) -> Outcome:
        """Find out whether an unknown delivery stands in its chat.

        Returns:
            Sent when it does, NotSent when it certainly does not, Unknown when that cannot be told (yet).
        """

    async def profile(self, user_id: str) -> Profile | None:
        """Ask who an account is; None when the platform does not tell in time."""
