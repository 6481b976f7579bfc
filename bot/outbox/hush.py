"""A short while in which what nobody waits for keeps still, so that what somebody waits for has the machine."""

import asyncio
import time
from collections.abc import Callable

# About as long as an answer takes from the store to the platform.
LENGTH_SECONDS = 0.015
# Of any longer while no more than so much is kept still, so that all goes on.
LARGEST_SHARE = 0.5
SPENT_AHEAD_SECONDS = 0.25


class Hush:
    """Begins anew with everything urgent, as long as what nobody waits for still has its share of the time.

    Args of the constructor: `now` tells seconds that never go back.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._until = 0.0
        self._paid = 0.0

    def begin(self) -> None:
        """Let what nobody waits for keep still for a moment from now on."""
        now = self._now()
        until = now + LENGTH_SECONDS
        paid = max(self._paid, now) + (until - max(self._until, now)) / LARGEST_SHARE
        if paid <= now + SPENT_AHEAD_SECONDS:
            self._until, self._paid = until, paid

    @property
    def left_seconds(self) -> float:
        """How long it still lasts, 0 when it does not."""
        return max(self._until - self._now(), 0.0)

    async def over(self) -> None:
        """Wait until it is over."""
        while left := self.left_seconds:  # noqa: ASYNC110  # it may have begun anew
            await asyncio.sleep(left)
