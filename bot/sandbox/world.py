"""What both local servers share: the clock, the counter of changes, the truth log, the company."""

import asyncio
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.sandbox.log import LogEntry, TruthLog
from bot.sandbox.windows import Windows


class MovableClock:
    """Sandbox time: runs at normal speed from a start, can be moved and stopped.

    `revision` grows with each move, so that a reader can tell whether it has heard of the last one.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self.revision = 0
        self._start = start
        self._paused: datetime | None = None
        self._offset = _offset_to(start)

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

    def restart(self) -> None:
        """Run again from where it began; without a start of its own, that is the machine's time."""
        self._paused, self._offset = None, _offset_to(self._start)
        self.revision += 1

    @property
    def running(self) -> bool:
        """Whether time passes."""
        return self._paused is None


def _offset_to(start: datetime | None) -> timedelta:
    return timedelta() if start is None else start - datetime.now(UTC)


@dataclass
class World:
    """State shared by the local servers of one sandbox.

    Attributes:
        company: the company file as read from YAML.
        changes: number of the last visible change; each Seen carries the one that made it.
        held_back: how many calls a fault keeps waiting now.
    """

    company: dict[str, Any]
    clock: MovableClock = field(default_factory=MovableClock)
    changes: int = 0
    held_back: int = 0
    log: TruthLog = field(default_factory=TruthLog)
    windows: Windows = field(default_factory=Windows)
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
            async with asyncio.timeout(patience_seconds):
                await self._changed.wait()
        except TimeoutError:
            return False
        return True

    async def hold_back(self, seconds: float) -> None:
        """Keep a call waiting, in real time."""
        self.held_back += 1
        try:
            await asyncio.sleep(seconds)
        finally:
            self.held_back -= 1

    def record(self, platform: str, direction: str, method: str, body: dict[str, Any]) -> None:
        """Write one line of the truth log and count it."""
        entry = LogEntry(
            number=self.log.last + 1,
            at=self.clock.now(),
            real=time.monotonic(),
            platform=platform,
            direction=direction,
            method=method,
            body=body,
        )
        self.log.write(entry)
        self.windows.count(entry)

    def forget(self) -> None:
        """Go back to the start of the clock with an empty log; the numbers of changes go on."""
        self.log.forget()
        self.windows.forget()
        self.clock.restart()
        self.next_change()
