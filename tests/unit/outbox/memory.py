"""A chat platform in memory that keeps to the port, and can be told what shall go wrong."""

import asyncio
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.outbox.port import (
    Delivery,
    Failed,
    Fetched,
    Gone,
    Limit,
    NotSent,
    Outcome,
    Profile,
    Sent,
    Sought,
    TakenBack,
    Unknown,
    Vanished,
)
from bot.shapes.card import Card
from bot.shapes.text import Text
from tests.unit.conversation.harness import written


@dataclass(slots=True)
class Post:
    """One message that stands in a chat."""

    message_ref: str
    delivery: Delivery
    edits: int = 0

    @property
    def text(self) -> str:
        """Return what a reader reads, buttons left out."""
        return written(self.delivery.card)

    def reference(self, name: str) -> str:
        """Return the reference of the button of that name."""
        buttons = self.delivery.card.buttons
        return next(one.reference.encoded() for one in buttons if one.reference.name == name)


@dataclass(frozen=True, slots=True)
class Fault:
    """What the next sending ends in.

    Attributes:
        arrives: whether the message stands in the chat all the same.
    """

    outcome: Outcome
    arrives: bool = False


@dataclass(slots=True)
class MemoryPlatform:
    """Posts, edits and settles in memory.

    Attributes:
        faults: what the next sendings end in; bugs are raised.
        blocked: whether nothing new arrives, while what stands there can still be edited.
        lagging: whether the history does not show yet what arrived.
        limited: the limits of every sending, `{}` in a key standing for the chat.
        longest: most letters of one part of a message, 0 for any number.
        profiles_told: holds back whoever asks who an account is, until it is set.
        sent: every delivery in order, whatever became of it.
        kept: what the next fetchings of a file end in, by its reference.
        sought: every reference that was asked for, in order.
    """

    name: str
    can_settle: bool = True
    blocked: bool = False
    lagging: bool = False
    faults: list[Fault | Exception] = field(default_factory=list)
    posts: dict[str, list[Post]] = field(default_factory=dict)
    sent: list[Delivery] = field(default_factory=list)
    settled: list[Delivery] = field(default_factory=list)
    kept: dict[str, list[Fetched | Failed | NotSent]] = field(default_factory=dict)
    sought: list[str] = field(default_factory=list)
    profiles: dict[str, Profile] = field(default_factory=dict)
    profiles_told: asyncio.Event | None = None
    limited: list[Limit] = field(default_factory=list)
    longest: int = 0
    refs: "itertools.count[int]" = field(default_factory=itertools.count)

    def render(self, card: Card) -> dict[str, Any]:
        """Return the card as a reader reads it."""
        return {"text": written(card), "buttons": [one.reference.encoded() for one in card.buttons]}

    def parts(self, card: Card) -> Sequence[Card]:
        """Return the lines in parts of so many letters."""
        text = "\n".join(map(str, card.lines))
        if not self.longest or len(text) <= self.longest:
            return (card,)
        pieces = [text[first : first + self.longest] for first in range(0, len(text), self.longest)]
        return tuple(Card(lines=(Text.plain(piece),)) for piece in pieces)

    def limits(self, delivery: Delivery, *, settling: bool) -> Sequence[Limit]:
        """Return what the test says, apart for each chat where it says so."""
        if settling:
            return ()
        return [replace(one, key=one.key.format(delivery.address)) for one in self.limited]

    async def send(self, delivery: Delivery) -> Outcome:
        """Post or edit, once."""
        self.sent.append(delivery)
        await asyncio.sleep(0)
        fault = self.faults.pop(0) if self.faults else None
        if isinstance(fault, Exception):
            raise fault
        if fault is not None and not fault.arrives:
            return fault.outcome
        if self.blocked and delivery.shown_as is None:
            return Gone("blocked")
        found = self._done(delivery)
        return found if fault is None else fault.outcome

    async def settle(self, delivery: Delivery, *, since: datetime) -> Outcome:
        """Look for the delivery in what stands in its chat."""
        assert since.tzinfo is not None
        self.settled.append(delivery)
        await asyncio.sleep(0)
        if self.lagging or not self.can_settle:
            return Unknown("cannot_tell", for_good=not self.can_settle)
        for post in self.posts.get(delivery.address, ()):
            if post.delivery.delivery_id == delivery.delivery_id:
                return Sent(post.message_ref)
        return NotSent("not_found")

    async def profile(self, user_id: str) -> Profile | None:
        """Tell what the test says of an account."""
        if self.profiles_told is not None:
            await self.profiles_told.wait()
        return self.profiles.get(user_id)

    async def fetch(self, sought: Sought) -> Fetched | Failed | NotSent:
        """Give out a file as the test says."""
        self.sought.append(sought.reference)
        await asyncio.sleep(0)
        return self.kept[sought.reference].pop(0)

    def forget(self, address: str) -> None:
        """Let everything vanish from a chat."""
        self.posts.pop(address, None)

    def _done(self, delivery: Delivery) -> Outcome:
        if delivery.takes_back:
            here = self.posts.get(delivery.address, [])
            here[:] = [post for post in here if post.message_ref != delivery.shown_as]
            return TakenBack()
        return self._edit(delivery) if delivery.shown_as else self._post(delivery)

    def _post(self, delivery: Delivery) -> Outcome:
        post = Post(f"{delivery.address}:{next(self.refs)}", delivery)
        self.posts.setdefault(delivery.address, []).append(post)
        return Sent(post.message_ref)

    def _edit(self, delivery: Delivery) -> Outcome:
        for post in self.posts.get(delivery.address, ()):
            if post.message_ref == delivery.shown_as:
                post.delivery = delivery
                post.edits += 1
                return Sent(post.message_ref)
        return Vanished("message_not_found")
