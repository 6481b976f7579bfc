"""An outbox as the desk runs it, before one platform that notes when each delivery has arrived."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.outbox.drawing import Artist
from bot.outbox.outbox import Outbox
from bot.outbox.port import Delivery, Limit, NotSent, Outcome, Platform, Profile, Sent
from bot.schedule.clock import WallClock
from bot.shapes.card import Card
from bot.wiring.capabilities import all_capabilities, declared
from bot.wiring.house import DATA
from bot.words.words import Dictionary
from data.store.database import Store

CALL_SECONDS = 0.005


@dataclass(slots=True)
class Noting:
    """A platform that notes what arrived.

    Attributes:
        arrived: when, on the machine's own steady clock, and where, in order.
        refused: how often it was told to come back later.
    """

    inner: Platform
    arrived: list[tuple[float, str]] = field(default_factory=list)
    refused: int = 0
    name: str = "telegram"
    can_settle: bool = False

    def render(self, card: Card) -> Mapping[str, Any]:
        """Return the card as the platform has it."""
        return self.inner.render(card)

    def parts(self, card: Card) -> Sequence[Card]:
        """Return what fits into one message each."""
        return self.inner.parts(card)

    def limits(self, delivery: Delivery, *, settling: bool) -> Sequence[Limit]:
        """Return the platform's limits."""
        return self.inner.limits(delivery, settling=settling)

    async def send(self, delivery: Delivery) -> Outcome:
        """Send, and note when the answer came."""
        outcome = await self.inner.send(delivery)
        if isinstance(outcome, Sent):
            self.arrived.append((time.monotonic(), delivery.address))
        self.refused += isinstance(outcome, NotSent)
        return outcome

    async def settle(self, delivery: Delivery, *, since: datetime) -> Outcome:
        """Ask the platform."""
        return await self.inner.settle(delivery, since=since)

    async def profile(self, user_id: str) -> Profile | None:
        """Ask the platform."""
        return await self.inner.profile(user_id)


class Sink:
    """A platform that takes everything and keeps nothing."""

    name = "telegram"
    can_settle = False

    def __init__(self, limits: Sequence[Limit]) -> None:
        self._limits = limits

    def render(self, card: Card) -> dict[str, Any]:
        """Return nothing."""
        return {"text": str(card.title)}

    def parts(self, card: Card) -> Sequence[Card]:
        """Return the card."""
        return (card,)

    def limits(self, delivery: Delivery, *, settling: bool) -> Sequence[Limit]:  # noqa: ARG002  # the port's form
        """Return what was given."""
        return self._limits

    async def send(self, delivery: Delivery) -> Outcome:
        """Take as long as a near server does."""
        await asyncio.sleep(CALL_SECONDS)
        return Sent(f"{delivery.address}:1")

    async def settle(self, delivery: Delivery, *, since: datetime) -> Outcome:  # noqa: ARG002  # the port's form
        """Find everything."""
        return Sent(f"{delivery.address}:1")

    async def profile(self, user_id: str) -> Profile | None:  # noqa: ARG002  # the port's form
        """Know nobody."""
        return None


def outlet(store: Store, platform: Platform) -> Outbox:
    """Return an outbox as the desk runs it."""
    capabilities, _steps = all_capabilities(declared())
    clock = WallClock()
    return Outbox(
        store,
        {"telegram": platform},
        Artist(capabilities, Dictionary(DATA / "locales")),
        clock=clock.now,
        sleep_until=clock.sleep_until,
        troubled=lambda _platform, _reason: None,
    )
