"""Slow down a bot that asks for updates too often, as the real server does."""

import asyncio
import math
import time

from bot.sandbox.telegram.limits import Pace
from bot.sandbox.telegram.refusals import Refused, too_many_requests

CONFLICT = 409


class Pacing:
    """What one bot asked for last, and when."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._offset: int | None = None
        self._asked_at = -math.inf
        self._next_conflict_at = -math.inf
        self._next_webhook_at = -math.inf

    def slowed(self, offset: int, limit: int, timeout_seconds: int) -> tuple[int, int]:
        """Return limit and timeout of a poll, changed if the same offset was asked for just now."""
        now = time.monotonic()
        since = now - self._asked_at if offset == self._offset else math.inf
        self._offset, self._asked_at = offset, now
        if since < self._pace.same_offset_seconds:
            timeout_seconds = max(timeout_seconds, math.ceil(self._pace.same_offset_seconds))
        return 1 if since < self._pace.burst_seconds else limit, timeout_seconds

    async def refuse_later(self, refused: Refused) -> None:
        """Wait with a conflict if another one was told just now."""
        if refused.code != CONFLICT:
            return
        now = time.monotonic()
        if now < self._next_conflict_at:
            await asyncio.sleep(self._pace.conflict_seconds)
        else:
            self._next_conflict_at = now + self._pace.conflict_seconds

    def let_set_webhook(self) -> None:
        """Let one webhook be set.

        Raises:
            Refused: one was set just now.
        """
        now = time.monotonic()
        if now < self._next_webhook_at:
            raise too_many_requests(math.ceil(self._pace.webhook_seconds))
        self._next_webhook_at = now + self._pace.webhook_seconds
