"""Whether an app hears events at all: not when there are too many, nor when it fails too often."""

from collections import deque
from datetime import datetime, timedelta

from bot.sandbox.slack import limits
from bot.sandbox.slack.limits import SlackLimits

HOUR = timedelta(hours=1)


class Subscription:
    """Counts what one app is told within the last hour of sandbox time.

    Attributes:
        disabled: whether it failed so often that Slack stopped telling it anything.
    """

    def __init__(self, allowed: SlackLimits) -> None:
        self._allowed = allowed
        self._told: deque[datetime] = deque()
        self._outcomes: deque[tuple[datetime, bool]] = deque()
        self._failures = 0
        self._warned: int | None = None
        self.disabled = False

    def takes(self, now: datetime) -> bool:
        """Count one more event, and return whether it is delivered."""
        while self._told and self._told[0] <= now - HOUR:
            self._told.popleft()
        if self.disabled or len(self._told) >= self._allowed.events_per_hour:
            return False
        self._told.append(now)
        return True

    def minute_to_tell(self, now: datetime) -> int | None:
        """Return the minute (epoch seconds) of which the app is told that it was limited, None when it was told."""
        minute = int(now.timestamp()) // 60 * 60
        if self.disabled or self._warned == minute:
            return None
        self._warned = minute
        return minute

    def note(self, now: datetime, *, arrived: bool) -> None:
        """Count how one delivery over HTTP ended."""
        self._outcomes.append((now, arrived))
        self._failures += not arrived
        while self._outcomes[0][0] <= now - limits.FAILURE_SPAN:
            self._failures -= not self._outcomes.popleft()[1]
        enough = len(self._outcomes) >= limits.FAILURES_FROM_EVENTS
        if enough and self._failures > limits.FAILURES_SHARE * len(self._outcomes):
            self.disabled = True
