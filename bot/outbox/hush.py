"""A short while in which what nobody waits for keeps still, so that what somebody waits for has the machine."""

import asyncio
import time

# About as long as an answer takes from the store to the platform.
LENGTH_SECONDS = 0.015


class Hush:
    """Begins when something urgent does; never twice without as long a while between, so that all goes on."""

    def __init__(self) -> None:
        self._until = 0.0

    def begin(self) -> None:
        """Let what nobody waits for keep still for a moment."""
        now = time.monotonic()
        if now >= self._until + LENGTH_SECONDS:
            self._until = now + LENGTH_SECONDS

    @property
    def left_seconds(self) -> float:
        """How long it still lasts, 0 when it does not."""
        return max(self._until - time.monotonic(), 0.0)

    async def over(self) -> None:
        """Wait until it is over."""
        if left := self.left_seconds:
            await asyncio.sleep(left)
