"""What both local servers share: the clock, the counter of changes, the truth log, the company."""

import asyncio
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any


class MovableClock:
    """Sandbox time: runs at normal speed from a start, can be moved and stopped.

    `revision` grows with each move, so that a reader can tell whether it has heard of the last one.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self.revision = 0
        self._paused: datetime | None = None
        self._offset = timedelta()
        if start is not None:
            self._offset = start - datetime.now(UTC)

    def now(self) -> datetime:
        """Return the present moment of the sandbox, aware, in UTC."""
        if self._paused is not None:
            return self._paused
        return datetime.now(UTC) + self._offset

    def move_to(self, moment: datetime) -> None:
        """Make it this moment now, and keep running (or standing) from there."""
        if self._paused is not None:
            self._paused = moment.astimezone(UTC)
        else:
            self._offset = moment - datetime.now(UTC)
        self.revision += 1

    def pause(self) -> None:
        """Stand still."""
        self._paused = self.now()
        self.revision += 1

    def resume(self) -> None:
        """Run on from where it stands."""
        if self._paused is not None:
            self._offset = self._paused - datetime.now(UTC)
            self._paused = None
            self.revision += 1

    @property
    def running(self) -> bool:
        """Whether time passes."""
        return self._paused is None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing that went over a wire, in the order in which it did.

    Attributes:
        number: position in the log, from 1.
        at: sandbox time. real: seconds of the monotonic clock.
        direction: `to_bot`, `from_bot` or `answer`.
        method: API method or update kind.
        body: what was said; the token is not in it.
    """

    number: int
    at: datetime
    real: float
    platform: str
    direction: str
    method: str
    body: dict[str, Any]


@dataclass
class World:
    """State shared by the local servers of one sandbox.

    Attributes:
        company: the company file as read from YAML.
        changes: number of the last visible change; each Seen carries the one that made it.
    """

    company: dict[str, Any]
    clock: MovableClock = field(default_factory=MovableClock)
    changes: int = 0
    log: list[LogEntry] = field(default_factory=list)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def next_change(self) -> int:
        """Count one more visible change, wake whoever waits for one, and return its number."""
        self.changes += 1
        self._changed.set()
        self._changed = asyncio.Event()
        return self.changes

    async def changed(self, *, patience_seconds: float) -> bool:
        """Wait for the next visible change; return whether one came in time."""
        try:
            await asyncio.wait_for(self._changed.wait(), patience_seconds)
        except TimeoutError:
            return False
        return True

    def record(self, platform: str, direction: str, method: str, body: dict[str, Any]) -> None:
        """Write one line of the truth log."""
        self.log.append(
            LogEntry(
                number=len(self.log) + 1,
                at=self.clock.now(),
                real=time.monotonic(),
                platform=platform,
                direction=direction,
                method=method,
                body=body,
            )
        )
