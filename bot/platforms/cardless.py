"""Other systems in the terms of the outbox: platforms of one chat each, on which no card is shown."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import aiohttp

from bot.outbox.port import Delivery, Limit, NotSent, Outcome, Profile
from bot.platforms.addresses import Bounds
from bot.platforms.route import Route
from bot.shapes.card import Card
from data.model.hooks import Hook, platform_of

MINUTE_SECONDS = 60.0


class Cardless(ABC):
    """What they have in common: all that they are asked may be asked again, so nothing is ever unknown.

    Attributes:
        hook: names it, and says how it may be called; without calls in a minute as often as it is wanted.
    """

    can_settle = True

    def __init__(self, hook: Hook) -> None:
        self.hook = hook
        self.name = platform_of(hook.name)

    @abstractmethod
    async def send(self, delivery: Delivery) -> Outcome:
        """Ask it once."""

    def render(self, card: Card) -> dict[str, Any]:
        """Return nothing: no card is shown here."""
        del card
        return {}

    def parts(self, card: Card) -> Sequence[Card]:
        """Return it whole."""
        return (card,)

    def limits(self, delivery: Delivery, *, settling: bool) -> Sequence[Limit]:
        """Return how often it may be called."""
        del delivery
        often = self.hook.per_minute
        return () if settling or not often else (Limit("calls", often, MINUTE_SECONDS),)

    async def profile(self, user_id: str) -> Profile | None:
        """Know nobody."""
        del user_id
        return None

    async def settle(self, delivery: Delivery, *, since: datetime) -> Outcome:
        """Have it asked again."""
        del delivery, since
        return NotSent("answer_lost")


class Calling(Cardless):
    """One that is asked over a session of its own, within its bounds and in its time.

    Args of the constructor: `route` has no bounds yet; `bounds` hold each request, a redirected one as well.
    """

    def __init__(self, hook: Hook, *, route: Route, bounds: Bounds) -> None:
        super().__init__(hook)
        self._bounds = bounds
        self._route = replace(route, bounds=bounds)
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        """Open what it is asked with."""
        limits = aiohttp.ClientTimeout(
            total=self.hook.total.total_seconds(),
            connect=self.hook.connect.total_seconds(),
            sock_read=self.hook.read.total_seconds(),
        )
        self._session = self._route.session(limits)

    async def stop(self) -> None:
        """Close it."""
        if self._session is not None:
            await self._session.close()


async def read_within(answer: aiohttp.ClientResponse, longest: int) -> bytes:
    """Return the body of an answer, nothing when it has more bytes than that: the rest is left where it is."""
    body = bytearray()
    async for piece in answer.content.iter_any():
        body += piece
        if len(body) > longest:
            answer.close()
            return b""
    return bytes(body)
