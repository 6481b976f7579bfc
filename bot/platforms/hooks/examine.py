"""Look whether another system is there, without calling it."""

from dataclasses import dataclass, replace

import aiohttp

from bot.platforms.addresses import AddressRefused
from bot.platforms.hooks.send import bounds_of
from bot.platforms.route import Route
from data.model.hooks import Hook


@dataclass(frozen=True, slots=True)
class HookFacts:
    """What was found.

    Attributes:
        refused: why its address must not be called, empty when it may be.
        fault: the kind of fault when nothing answered, else empty.
    """

    refused: str = ""
    fault: str = ""


async def examine(hook: Hook, route: Route) -> HookFacts:
    """Ask for its head once: whatever it answers, it is there."""
    bounds, limit = bounds_of(hook), aiohttp.ClientTimeout(total=hook.total.total_seconds())
    try:
        async with (
            replace(route, bounds=bounds).session(limit) as session,
            session.head(bounds.check(hook.url), allow_redirects=False),
        ):
            return HookFacts()
    except AddressRefused as refused:
        return HookFacts(refused=refused.reason)
    except (aiohttp.ClientError, TimeoutError, OSError) as fault:
        return HookFacts(fault=type(fault).__name__)
