"""Who came too often: the fullest window of each published limit, counted call by call."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.sandbox.log import LogEntry


@dataclass(frozen=True, slots=True)
class Rule:
    """A number of calls that a platform allows within any window of a length.

    A window is half-open, [start, start + length): two calls exactly one length apart are never in the same one.

    Attributes:
        name: the platform's own words for it, as `chat.postMessage per channel`.
        key_of: says which counter a line of the truth log belongs to, None for none.
        weight_of: says for how many calls it counts.
    """

    platform: str
    name: str
    allowed: int
    length: timedelta
    key_of: Callable[[LogEntry], str | None]
    weight_of: Callable[[LogEntry], int] = lambda _: 1


@dataclass(slots=True)
class Gauge:
    """What was counted under one key of one rule.

    Attributes:
        most: calls in the fullest window so far. at: when the first of these windows began.
        times_over: calls that came when the window before them was full already.
    """

    rule: Rule
    key: str
    most: int = 0
    at: datetime | None = None
    times_over: int = 0
    first_over: datetime | None = None
    last_over: datetime | None = None

    @property
    def over(self) -> bool:
        """Whether the platform might have refused any of these calls."""
        return self.most > self.rule.allowed


class Windows:
    """All gauges of one sandbox, in sandbox time: moving the clock ahead empties every window.

    Every call counts that reached the server, whatever it was answered. Only what the longest window holds is
    remembered, so that counting goes on when the log has dropped its oldest lines.
    """

    def __init__(self) -> None:
        self._rules: dict[str, list[Rule]] = {}
        self._gauges: dict[tuple[str, str, str], tuple[Gauge, _Slide]] = {}

    def watch(self, *rules: Rule) -> None:
        """Count under these rules from now on."""
        for rule in rules:
            self._rules.setdefault(rule.platform, []).append(rule)

    def count(self, entry: LogEntry) -> None:
        """Take one line of the truth log."""
        for rule in self._rules.get(entry.platform, ()):
            key = rule.key_of(entry)
            if key is not None:
                gauge, slide = self._gauge(rule, key)
                slide.add(entry.at, rule.weight_of(entry))
                _note(gauge, slide, entry.at)

    def gauges(self) -> list[Gauge]:
        """Return every gauge that counted anything, by platform, rule and key."""
        return [self._gauges[name][0] for name in sorted(self._gauges)]

    def forget(self) -> None:
        """Start all counting anew, under the same rules."""
        self._gauges.clear()

    def _gauge(self, rule: Rule, key: str) -> tuple[Gauge, "_Slide"]:
        name = (rule.platform, rule.name, key)
        if name not in self._gauges:
            self._gauges[name] = (Gauge(rule, key), _Slide(rule.length))
        return self._gauges[name]


class _Slide:
    """The window that ends now; calls of one moment, as under a paused clock, take one place."""

    def __init__(self, length: timedelta) -> None:
        self._length = length
        self._moments: deque[tuple[datetime, int]] = deque()
        self.calls = 0

    @property
    def began(self) -> datetime:
        """Moment of the oldest call in it."""
        return self._moments[0][0]

    def add(self, at: datetime, weight: int) -> None:
        """Move on to a call and take it in."""
        if self._moments and at < self._moments[-1][0]:
            # The clock was turned back: what was counted is in the future now.
            self._moments.clear()
            self.calls = 0
        while self._moments and self._moments[0][0] <= at - self._length:
            self.calls -= self._moments.popleft()[1]
        same = self._moments.pop()[1] if self._moments and self._moments[-1][0] == at else 0
        self._moments.append((at, same + weight))
        self.calls += weight


def _note(gauge: Gauge, slide: _Slide, at: datetime) -> None:
    if slide.calls > gauge.most:
        gauge.most, gauge.at = slide.calls, slide.began
    if slide.calls > gauge.rule.allowed:
        gauge.times_over += 1
        gauge.first_over = gauge.first_over or at
        gauge.last_over = at
