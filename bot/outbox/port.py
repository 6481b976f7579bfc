"""The port of a chat platform: render, send, settle."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.shapes.card import Card


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
    """

    delivery_id: str
    address: str
    card: Card
    only_for: str | None = None
    shown_as: str | None = None
    reply_to: str | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """It stands in the chat, under this reference."""

    message_ref: str


@dataclass(frozen=True, slots=True)
class NotSent:
    """It did not reach the chat and may be tried again, not before so many seconds from now."""

    reason: str
    retry_after_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody knows whether it reached the chat."""

    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """It will never reach the chat (blocked, gone, not allowed)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Vanished:
    """The message that should be edited is no longer there, or can no longer be edited."""

    reason: str


Outcome = Sent | NotSent | Unknown | Failed | Vanished


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

    def render(self, card: Card) -> dict[str, Any]:
        """Return the card in the platform's own form, within its limits, user text inert."""

    async def send(self, delivery: Delivery) -> Outcome:
        """Post or edit, once: no retry, no pacing."""

    async def settle(self, delivery: Delivery, *, since: datetime) -> Outcome:
        """Find out whether an unknown delivery stands in its chat.

        Returns:
            Sent when it does, NotSent when it certainly does not, Unknown when that cannot be told (yet).
        """

    async def profile(self, user_id: str) -> Profile | None:
        """Ask who an account is; None when the platform does not tell in time."""
