"""The truth log: the newest lines of what went over the wires."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, overload

# Plays and the inspector read what was said lately; a sandbox that serves for days must not fill the memory.
MOST_LINES = 100_000


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing that went over a wire, in the order in which it did.

    Attributes:
        number: position in the log, from 1; never given twice, not even after the log was forgotten.
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


class TruthLog(Sequence[LogEntry]):
    """A ring of lines, oldest first: when it is full, the oldest line makes room.

    Attributes:
        last: number of the newest line that was ever written.
    """

    def __init__(self, most_lines: int = MOST_LINES) -> None:
        self._lines: deque[LogEntry] = deque(maxlen=most_lines)
        self.last = 0

    def write(self, entry: LogEntry) -> None:
        """Add the newest line."""
        self._lines.append(entry)
        self.last = entry.number

    def after(self, number: int) -> list[LogEntry]:
        """Return the lines that were written after a number and are still kept, oldest first."""
        newest = list(islice(reversed(self._lines), max(self.last - number, 0)))
        newest.reverse()
        return newest

    def forget(self) -> None:
        """Drop every line; the numbers go on."""
        self._lines.clear()

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[LogEntry]:
        return iter(self._lines)

    @overload
    def __getitem__(self, index: int) -> LogEntry: ...

    @overload
    def __getitem__(self, index: slice) -> list[LogEntry]: ...

    def __getitem__(self, index: int | slice) -> LogEntry | list[LogEntry]:
        return list(self._lines)[index] if isinstance(index, slice) else self._lines[index]
