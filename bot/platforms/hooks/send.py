"""Call another system: once, within its bounds, and whatever it answers within our limits."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import aiohttp

from bot.outbox.port import Delivery, Failed, Limit, NotSent, Outcome, Profile
from bot.platforms.addresses import AddressRefused, Bounds
from bot.platforms.hooks.answers import outcome_of
from bot.platforms.hooks.signing import signed_headers
from bot.platforms.route import Route
from bot.shapes.card import Card
from data.model.hooks import Hook, platform_of

JSON = "application/json"
AGENT = "Deskbell"
MINUTE_SECONDS = 60.0


class HookPlatform:
    """One other system in the terms of the outbox: a platform of one chat.

    A call may be repeated, for it carries a key by which the other side knows it; so nothing is ever unknown.

    Args of the constructor: `now` is the desk's clock, which signatures follow; `route` has no bounds yet.
    """

    def __init__(self, hook: Hook, *, now: Callable[[], datetime], route: Route) -> None:
        self.name = platform_of(hook.name)
        self.can_settle = True
        self.hook = hook
        self._now = now
        self._bounds = bounds_of(hook)
        self._route = replace(route, bounds=self._bounds)
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        """Open what calls are made with."""
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

    def render(self, card: Card) -> dict[str, Any]:
        """Return nothing: no card is shown here."""
        del card
        return {}

    def parts(self, card: Card) -> Sequence[Card]:
        """Return it whole."""
        return (card,)

    def limits(self, delivery: Delivery, *, settling: bool) -> Sequence[Limit]:
        """Return how often this system may be called."""
        del delivery
        return () if settling else (Limit("calls", self.hook.per_minute, MINUTE_SECONDS),)

    async def profile(self, user_id: str) -> Profile | None:
        """Know nobody."""
        del user_id
        return None

    async def settle(self, delivery: Delivery, *, since: datetime) -> Outcome:
        """Have it called again: whoever took it knows the key."""
        del delivery, since
        return NotSent("answer_lost")

    async def send(self, delivery: Delivery) -> Outcome:
        """Call once."""
        outcome = await self._called(delivery)
        since = delivery.promised_at
        if isinstance(outcome, NotSent) and since is not None and self._now() - since > self.hook.patience:
            return Failed(outcome.reason, given_up=True)
        return outcome

    async def _called(self, delivery: Delivery) -> Outcome:
        if self._session is None:
            return NotSent("not_started")
        try:
            async with self._session.post(
                self._bounds.check(self.hook.url),
                data=delivery.body,
                headers=self._headers(delivery),
                allow_redirects=False,
            ) as answer:
                body = await _read(answer, longest=self.hook.longest_answer)
                return outcome_of(answer.status, answer.headers, body, now=self._now())
        except AddressRefused as refused:
            return Failed(f"address_{refused.reason}")
        except TimeoutError:
            return NotSent("too_slow", outage=True)
        except (aiohttp.ClientError, OSError) as fault:
            return NotSent(f"unreachable:{type(fault).__name__}", outage=True)

    def _headers(self, delivery: Delivery) -> dict[str, str]:
        key = call_id(delivery)
        signed = signed_headers(key, delivery.body, secrets=self.hook.secrets, now=self._now())
        about = {"Content-Type": JSON, "Accept-Encoding": "identity", "User-Agent": AGENT}
        return {**about, "Idempotency-Key": key, **signed}


def bounds_of(hook: Hook) -> Bounds:
    """Return what may be called of a system: http only where its address is allowed in so many words."""
    return Bounds(hook.allowed, plain=hook.url.startswith("http://"))


def call_id(delivery: Delivery) -> str:
    """Return the name of a call, the same each time that it is repeated, and no other call's.

    Rows of a database that was restored get numbers that were given before: the time of the promise tells them apart.
    """
    promised = int(delivery.promised_at.timestamp() * 1000) if delivery.promised_at else 0
    return f"{delivery.delivery_id}:{promised}".replace(":", "-").replace(".", "-")


async def _read(answer: aiohttp.ClientResponse, *, longest: int) -> bytes:
    """Return the body, nothing when it is too long: who says yes says so before."""
    body = bytearray()
    async for piece in answer.content.iter_any():
        body += piece
        if len(body) > longest:
            answer.close()
            return b""
    return bytes(body)
