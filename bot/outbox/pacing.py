"""How fast what is sent may leave: every limit as a window that slides, and what has to wait longer."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.outbox.port import Limit
from data.model.notices import Priority

# What waits for no person leaves so many calls of each window to what does.
RESERVED = 1
# Where all chats share a window, some more are to be free, or to become free while so many shares of it pass: what was
# not sent a window's length ago leaves a gap now, in which nothing becomes free for whoever needs it.
RESERVED_AHEAD, SHARES_AHEAD = 4, 5
# How many calls that were missed while the machine was busy may be made up for at once.
MADE_UP = 3
# What many chats fail of in a row is taken for a fault of the platform.
FAULTS_IN_A_ROW = 5
FIRST_OUTAGE_SECONDS = 1.0
LONGEST_OUTAGE_SECONDS = 30.0
SWEEP_AFTER = 1_000

EVERYTHING = ""


@dataclass(frozen=True, slots=True)
class Wait:
    """A call must wait.

    Attributes:
        shared: whether calls to other chats must wait as well.
        paced: whether it is for how much the platform takes, and not for what it said or failed to do.
    """

    until: datetime
    shared: bool
    paced: bool = False


@dataclass(slots=True)
class Window:
    """The calls under one limit: those under way and those that ended within its length.

    A call counts until its length has passed since its answer came. The platform counts from when the call
    reached it, which is earlier: so no window of the platform's is ever fuller than ours.
    """

    most: int
    length: timedelta
    under_way: int = 0
    ended: deque[datetime] = field(default_factory=deque)
    next_spread: datetime | None = None

    def free_at(self, now: datetime, *, most: int) -> datetime:
        """Return when there is room for one more call beside fewer than so many."""
        while self.ended and not now - self.length < self.ended[0] <= now:
            self.ended.popleft()
        too_many = self.under_way + len(self.ended) - most
        if too_many < 0:
            return now
        # What is under way ends now at the earliest.
        return (self.ended[too_many] if too_many < len(self.ended) else now) + self.length

    def spread(self, now: datetime, *, most: int) -> None:
        """Keep from the next call that is spread until its share of the time has passed."""
        share = self.length / most
        earliest = now - MADE_UP * share
        self.next_spread = max(self.next_spread or earliest, earliest) + share

    def is_empty(self, now: datetime) -> bool:
        """Tell whether nothing counts any more."""
        return self.free_at(now, most=1) == now and (self.next_spread is None or self.next_spread <= now)


@dataclass(slots=True)
class _Health:
    """How a platform has been answering: faults in a row, and how long was waited after the last of them."""

    faults: int = 0
    pause: float = FIRST_OUTAGE_SECONDS


class Pacer:
    """Lets calls pass as fast as all limits allow, the urgent ones first.

    Args of the constructor: `clock` is the desk's; `jitter` takes a pause in seconds and returns one near it.
    """

    def __init__(self, clock: Callable[[], datetime], *, jitter: Callable[[float], float]) -> None:
        self._clock = clock
        self._jitter = jitter
        self._windows: dict[tuple[str, str], Window] = {}
        self._held: dict[tuple[str, str], datetime] = {}
        self._health: dict[str, _Health] = {}
        self._sweep_at = SWEEP_AFTER

    def wait(self, platform: str, limits: Sequence[Limit], priority: Priority) -> Wait | None:
        """Return for how long a call has to wait, None when it may leave now."""
        now = self._clock()
        waits = [Wait(self._held_until(platform, EVERYTHING, now), shared=True)]
        for limit in limits:
            waits.append(Wait(self._held_until(platform, limit.key, now), limit.shared))
            waits.append(Wait(self._free_at(platform, limit, priority, now), limit.shared, paced=True))
        longest = max(waits, key=lambda one: one.until)
        return longest if longest.until > now else None

    def begin(self, platform: str, limits: Sequence[Limit], priority: Priority) -> None:
        """Count a call that leaves now."""
        for limit in limits:
            window = self._window(platform, limit)
            window.under_way += 1
            if _is_spread(limit, priority):
                window.spread(self._clock(), most=_most(limit, priority))

    def end(self, platform: str, limits: Sequence[Limit]) -> None:
        """Count from now on that a call was answered, or never will be."""
        now = self._clock()
        for limit in limits:
            window = self._window(platform, limit)
            window.under_way -= 1
            window.ended.append(now)
        if len(self._windows) > self._sweep_at:
            self._sweep(now)

    @property
    def remembered(self) -> int:
        """Return how many windows are remembered."""
        return len(self._windows)

    def hold(self, platform: str, key: str, *, until: datetime) -> None:
        """Let nothing pass under one key until then; an empty key stands for all of a platform."""
        self._held[platform, key] = max(until, self._held.get((platform, key), until))

    def is_halted(self, platform: str) -> bool:
        """Tell whether everything on a platform has to wait now."""
        now = self._clock()
        return self._held_until(platform, EVERYTHING, now) > now

    def answered(self, platform: str) -> None:
        """Hear that a platform works."""
        self._health.pop(platform, None)

    def failed(self, platform: str) -> bool:
        """Hear that a platform failed; return whether it is held for a while, as it did so several times in a row."""
        health = self._health.setdefault(platform, _Health())
        health.faults += 1
        if health.faults < FAULTS_IN_A_ROW:
            return False
        self.hold(platform, EVERYTHING, until=self._clock() + timedelta(seconds=self._jitter(health.pause)))
        health.pause = min(health.pause * 2, LONGEST_OUTAGE_SECONDS)
        return True

    def _free_at(self, platform: str, limit: Limit, priority: Priority, now: datetime) -> datetime:
        window = self._windows.get((platform, limit.key))
        if window is None:
            return now
        free_at = window.free_at(now, most=_most(limit, priority))
        if limit.shared and priority > Priority.ALERT and limit.most > RESERVED_AHEAD:
            ahead = SHARES_AHEAD * window.length / limit.most
            free_at = max(free_at, window.free_at(now, most=limit.most - RESERVED_AHEAD) - ahead)
        if window.next_spread is None or not _is_spread(limit, priority):
            return free_at
        return max(free_at, window.next_spread)

    def _window(self, platform: str, limit: Limit) -> Window:
        name = (platform, limit.key)
        if name not in self._windows:
            self._windows[name] = Window(limit.most, timedelta(seconds=limit.seconds))
        return self._windows[name]

    def _held_until(self, platform: str, key: str, now: datetime) -> datetime:
        until = self._held.get((platform, key), now)
        if until <= now:
            self._held.pop((platform, key), None)
        return until

    def _sweep(self, now: datetime) -> None:
        for name, window in list(self._windows.items()):
            if not window.under_way and window.is_empty(now):
                del self._windows[name]
        self._sweep_at = 2 * len(self._windows) + SWEEP_AFTER


def _most(limit: Limit, priority: Priority) -> int:
    for_a_person = priority <= Priority.ALERT
    return limit.most if for_a_person else max(limit.most - RESERVED, 1)


def _is_spread(limit: Limit, priority: Priority) -> bool:
    return limit.shared and priority >= Priority.BROADCAST
