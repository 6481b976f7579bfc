"""Who is served next: chats in line by rank, each in its turn, and those that have to wait."""

import heapq
from dataclasses import dataclass
from datetime import datetime

from data.store.outgoing import Rank

# In line on one platform.
Place = tuple[str, Rank]


@dataclass(frozen=True, slots=True)
class Parked:
    """A chat that has to wait.

    Attributes:
        resting: whether it does so for long, and not to hear what became of a post.
    """

    place: Place
    until: datetime
    resting: bool


class Line:
    """Chats for which something waits; as many as were read, never all that there are."""

    def __init__(self) -> None:
        self._ready: dict[Place, dict[int, None]] = {}
        self._places: dict[int, Place] = {}
        self._parked: dict[int, Parked] = {}
        self._alarms: list[tuple[datetime, int]] = []
        self._closed: dict[Place, datetime] = {}
        self._paces: set[datetime] = set()

    def __len__(self) -> int:
        """Return how many chats could be served."""
        return len(self._places)

    def count(self, platform: str, priority: int) -> int:
        """Return how many chats could be served on a platform at a priority."""
        places = [(platform, Rank(priority, edits=edits)) for edits in (False, True)]
        return sum(len(self._ready.get(place, ())) for place in places)

    def join(self, chat_id: int, place: Place, *, ahead: bool = False) -> None:
        """Put a chat in line; where it is already, only if this place is better.

        Args:
            ahead: before those who wait at that place.
        """
        known = self._place_of(chat_id)
        if known is not None and known[1] <= place[1]:
            return
        self.leave(chat_id)
        self._places[chat_id] = place
        waiting = self._ready.setdefault(place, {})
        if ahead and waiting:
            self._ready[place] = {chat_id: None, **waiting}
        else:
            waiting[chat_id] = None

    def pace(self, until: datetime) -> None:
        """Remember that whoever waits until then keeps to a platform's limits, and waits for nothing else."""
        self._paces.add(until)

    def paced_until(self, now: datetime) -> datetime | None:
        """Return until when all wait, if whoever is next waits for nothing but a platform's limits."""
        moment = self.next_at(now)
        return moment if moment in self._paces else None

    def park(self, chat_id: int, place: Place, *, until: datetime, resting: bool) -> None:
        """Let a chat wait."""
        self.leave(chat_id)
        self._parked[chat_id] = Parked(place, until, resting)
        heapq.heappush(self._alarms, (until, chat_id))

    def close(self, place: Place, *, until: datetime) -> None:
        """Let nobody pass at a place, nor at a worse one of its kind, until then."""
        self._closed[place] = until

    def leave(self, chat_id: int) -> None:
        """Take a chat out of the line."""
        self._parked.pop(chat_id, None)
        place = self._places.pop(chat_id, None)
        if place is not None:
            del self._ready[place][chat_id]
            if not self._ready[place]:
                del self._ready[place]

    def next(self, now: datetime, *, lowest: int) -> tuple[int, Place] | None:
        """Return who is served now and let them go: the most urgent rank first, in turn within it.

        Args:
            lowest: the priority below which nobody is served.
        """
        self._wake(now)
        for place in sorted(self._ready, key=lambda one: one[1]):
            if place[1].priority <= lowest and self._opens_at(place, now) <= now:
                chat_id = next(iter(self._ready[place]))
                self.leave(chat_id)
                return chat_id, place
        return None

    def next_at(self, now: datetime) -> datetime | None:
        """Return when somebody can be served who cannot be now."""
        self._wake(now)
        moments = [self._opens_at(place, now) for place in self._ready]
        moments += [self._alarms[0][0]] if self._alarms else []
        return min(moments, default=None)

    def restless(self, now: datetime, *, soon: datetime) -> bool:
        """Tell whether anybody is to be served now or soon, or waits without rest."""
        if any(self._opens_at(place, soon) <= soon for place in self._ready):
            return True
        return not all(parked.resting and parked.until > now for parked in self._parked.values())

    def _place_of(self, chat_id: int) -> Place | None:
        parked = self._parked.get(chat_id)
        return parked.place if parked else self._places.get(chat_id)

    def _opens_at(self, place: Place, now: datetime) -> datetime:
        platform, rank = place
        closed = (Rank(priority, edits=rank.edits) for priority in range(rank.priority + 1))
        return max((self._closed.get((platform, one), now) for one in closed), default=now)

    def _wake(self, now: datetime) -> None:
        self._paces = {moment for moment in self._paces if moment > now}
        while self._alarms and self._alarms[0][0] <= now:
            until, chat_id = heapq.heappop(self._alarms)
            parked = self._parked.get(chat_id)
            if parked is not None and parked.until == until:
                self.leave(chat_id)
                self.join(chat_id, parked.place)
        # Alarms of chats that did not wait for them.
        while self._alarms and not self._rings(*self._alarms[0]):
            heapq.heappop(self._alarms)

    def _rings(self, until: datetime, chat_id: int) -> bool:
        parked = self._parked.get(chat_id)
        return parked is not None and parked.until == until
