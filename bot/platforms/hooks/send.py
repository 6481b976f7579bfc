"""Call another system: once, within its bounds, and whatever it answers within our limits."""

from collections.abc import Callable
from datetime import datetime

import aiohttp

from bot.outbox.port import Delivery, Failed, NotSent, Outcome
from bot.platforms.addresses import AddressRefused, Bounds
from bot.platforms.cardless import Calling, read_within
from bot.platforms.hooks.answers import outcome_of
from bot.platforms.hooks.signing import signed_headers
from bot.platforms.route import Route
from data.model.hooks import Hook

JSON = "application/json"
AGENT = "Deskbell"


class HookPlatform(Calling):
    """One other system that has an address and a secret.

    A call may be repeated, for it carries a key by which the other side knows it; so nothing is ever unknown.

    Args of the constructor: `now` is the desk's clock, which signatures follow; `route` has no bounds yet.
    """

    def __init__(self, hook: Hook, *, now: Callable[[], datetime], route: Route) -> None:
        super().__init__(hook, route=route, bounds=bounds_of(hook))
        self._now = now

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
                body = await read_within(answer, self.hook.longest_answer)
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
