"""Bring here what people sent, as the outbox sends what is to be shown: one platform more, on which nobody reads."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

import structlog

from bot.outbox.port import Delivery, Failed, Fetched, Limit, NotSent, Outcome, Profile, Sought
from bot.platforms.download import TOO_LARGE
from bot.shapes.card import Card

# Ours: no platform publishes how many files it gives out at a time.
MOST_A_SECOND = 10

_log = structlog.get_logger()


class Source(Protocol):
    """A platform that gives out what people sent there."""

    async def fetch(self, sought: Sought) -> Fetched | Failed | NotSent:
        """Bring one file here, once: no retry, no pacing."""


class Fetching:
    """All platforms as those from which files are fetched. A file may be fetched twice without harm."""

    name = "files"
    can_settle = True

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources

    def render(self, card: Card) -> dict[str, Any]:  # noqa: ARG002  # the port's form
        """Return nothing: there is nobody to read it."""
        return {}

    def parts(self, card: Card) -> Sequence[Card]:
        """Return the card as it is."""
        return (card,)

    def limits(self, delivery: Delivery, *, settling: bool) -> Sequence[Limit]:
        """Return the limit of the platform from which it is fetched."""
        if settling or delivery.sought is None:
            return ()
        return (Limit(delivery.sought.platform, MOST_A_SECOND, 1.0, shared=True),)

    async def send(self, delivery: Delivery) -> Outcome:
        """Fetch what is sought, once."""
        sought = delivery.sought
        source = self._sources.get(sought.platform) if sought else None
        if sought is None or source is None:
            return Failed("no_platform")
        if sought.size > sought.largest:
            return Failed(TOO_LARGE)
        outcome = await source.fetch(sought)
        if isinstance(outcome, Fetched):
            return outcome
        _log.info("file_not_fetched", file_id=sought.file_id, reason=outcome.reason)
        return outcome

    async def settle(self, delivery: Delivery, *, since: datetime) -> Outcome:  # noqa: ARG002  # the port's form
        """Let it be fetched again: nobody saw whether it was."""
        return NotSent("may_be_fetched_again")

    async def profile(self, user_id: str) -> Profile | None:  # noqa: ARG002  # the port's form
        """Know nobody."""
        return None
