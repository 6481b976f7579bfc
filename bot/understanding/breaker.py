"""A circuit breaker: what fails again and again is left alone for a while, then tried once."""

from dataclasses import dataclass, field
from enum import StrEnum

FAILURES_TO_OPEN = 3
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 5.0


class BreakerState(StrEnum):
    """Whether something is asked."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


@dataclass(slots=True)
class Breaker:
    """Counts failures in a row. Moments are seconds of any clock that only goes forward.

    Attributes:
        pause_seconds: for how long nothing is asked once it opens; it doubles with every trial that fails.
        try_at: when it may be tried, while it is open.
    """

    state: BreakerState = BreakerState.CLOSED
    failures: int = 0
    pause_seconds: float = FIRST_PAUSE_SECONDS
    try_at: float = field(default=0.0)

    def succeeded(self) -> None:
        """Hear that it answered."""
        self.state, self.failures, self.pause_seconds = BreakerState.CLOSED, 0, FIRST_PAUSE_SECONDS

    def failed(self, now: float) -> None:
        """Hear that it did not."""
        self.failures += 1
        if self.state is BreakerState.HALF_OPEN:
            self.pause_seconds = min(self.pause_seconds * 2, LONGEST_PAUSE_SECONDS)
            self._open(now)
        elif self.state is BreakerState.CLOSED and self.failures >= FAILURES_TO_OPEN:
            self._open(now)

    def begin_trial(self, now: float) -> bool:
        """Return whether it may be tried now; then nobody else may until that trial has ended."""
        if self.state is not BreakerState.OPEN or now < self.try_at:
            return False
        self.state = BreakerState.HALF_OPEN
        return True

    def _open(self, now: float) -> None:
        self.state, self.try_at = BreakerState.OPEN, now + self.pause_seconds
