"""Try again for ever, with growing pauses: what listens to a platform must not die."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0

_log = structlog.get_logger()


async def tirelessly(
    attempt: Callable[[], Awaitable[None]],
    *,
    what: str,
    name_of: Callable[[BaseException], str] = lambda fault: type(fault).__name__,
) -> None:
    """Repeat the attempt until cancelled: at once when it ends well, after a pause when it fails.

    Args:
        what: names the attempt in the log.
        name_of: names a fault in the log, without anything personal or secret.
    """
    pause = FIRST_PAUSE_SECONDS
    while True:
        (fault,) = await asyncio.gather(attempt(), return_exceptions=True)
        if fault is None:
            pause = FIRST_PAUSE_SECONDS
            continue
        _log.warning("attempt_failed", what=what, reason=name_of(fault), pause_seconds=pause)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
