"""Ask a desk whether it is at rest and when it will move again by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import aiohttp

ANSWER_SECONDS = 5.0
ARRIVING = "arriving"


@dataclass(frozen=True, slots=True)
class Health:
    """What `/healthz` says.

    Attributes:
        paced_until: until when it does nothing but keep to a platform's limits; None where anything else is to come.
        clock_revision: the last move of the clock that the desk has heard of.
        learning: whether what understands free text is still on its way. ready_in_seconds: when it is expected, None where nobody can tell.
    """

    at_rest: bool
    next_due: datetime | None
    paced_until: datetime | None
    clock_revision: int
    learning: bool = False
    ready_in_seconds: int | None = None


class Checkup:
    """Reads the health of whatever desk serves now.

    Args:
        web: tells the desk's address, empty while none serves.
    """

    def __init__(self, http: aiohttp.ClientSession, web: Callable[[], str]) -> None:
        self.http = http
        self._web = web

    async def health(self) -> Health | None:
        """Return what the desk says of itself, None when it does not answer."""
        web = self._web()
        if not web:
            return None
        try:
            timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
            async with self.http.get(f"{web}/healthz", timeout=timeout) as answer:
                said = await answer.json(content_type=None)
        except (aiohttp.ClientError, TimeoutError, ValueError):
            return None
        understanding = said.get("understanding") or {}
        return Health(
            at_rest=bool(said.get("at_rest")),
            next_due=_moment(said.get("next_due")),
            paced_until=_moment(said.get("paced_until")),
            clock_revision=int(said.get("clock_revision", -1)),
            learning=understanding.get("state") == ARRIVING,
            ready_in_seconds=understanding.get("seconds_left"),
        )


def _moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None
