"""Rings once at the earliest of the instants that it was set to."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime


class Alarm:
    """Set to one instant at a time, the earliest one.

    Args of the constructor: `sleep_until` waits for an instant of the injected clock; `ring` is called then.
    """

    def __init__(self, sleep_until: Callable[[datetime], Awaitable[None]], ring: Callable[[], None]) -> None:
        self._sleep_until = sleep_until
        self._ring = ring
        self._set: tuple[datetime, asyncio.Task[None]] | None = None

    def set_to(self, moment: datetime) -> None:
        """Ring then, unless it rings sooner."""
        if self._set is not None:
            if not self._set[1].done() and self._set[0] <= moment:
                return
            self._set[1].cancel()
        self._set = (moment, asyncio.create_task(self._wait_for(moment)))

    async def stop(self) -> None:
        """Ring no more."""
        if self._set is not None:
            self._set[1].cancel()
            await asyncio.gather(self._set[1], return_exceptions=True)

    async def _wait_for(self, moment: datetime) -> None:
        await self._sleep_until(moment)
        self._ring()
