"""Look for chats for which something waits, so many at a time, and put them in line."""

import asyncio
from collections.abc import Container, Sequence

from bot.outbox.line import Line, Place
from data.model.files import FILES
from data.model.notices import Priority
from data.model.people import PLATFORMS
from data.store.database import Store
from data.store.faults import StoreFault
from data.store.hooks import Hooks
from data.store.outgoing import OutboxRows, Rank
from data.store.work import Reading

CHATS_AT_A_LOOK = 64
# With fewer than these in line it is time to look for more.
FEW = 16
# No chat has such a number: nothing lies behind it.
BEHIND_ALL = 2**62

Found = list[tuple[int, Rank]]


class Lookout:
    """Reads the store in rounds: at each priority it goes on where it stopped, so that every chat has its turn.

    Attributes:
        wanted: whether something new may wait.
        looking: whether the store is being asked.
        everywhere: whether to look for what goes to no chat as well: always there may be some that was left, else
            only once some was promised, for most turns promise none.
    """

    def __init__(self, store: Store, line: Line) -> None:
        self._store = store
        self._line = line
        self._others: Sequence[str] | None = None
        self._after: dict[tuple[str, Priority], int] = {}
        self._calls = 0
        self._more = False
        self.wanted = False
        self.looking = False
        self.everywhere = True

    @property
    def is_due(self) -> bool:
        """Whether to look now."""
        return self.wanted or (self._more and len(self._line) < FEW)

    async def look(self, busy: Container[int]) -> dict[int, Place]:
        """Put chats in line; return those that are busy, with the places that they get when they are not."""
        self.wanted, self.looking, self._more = False, True, False
        everywhere = self.everywhere or self._store.calls != self._calls
        self.everywhere, self._calls = False, self._store.calls
        try:
            if self._others is None:
                # They change with the configuration only, which is read before this looks.
                self._others = await asyncio.wrap_future(self._store.read(_others))
            platforms = (*PLATFORMS, FILES, *self._others) if everywhere else PLATFORMS
            asked = {platform: self._asked(platform) for platform in platforms}
            looking = self._store.read(lambda reading: _waiting(reading, asked), in_front=True)
            found = await asyncio.wrap_future(looking)
        except StoreFault:
            self.everywhere = everywhere
            raise
        finally:
            self.looking = False
        later: dict[int, Place] = {}
        for platform, chats in found.items():
            for chat_id, rank in chats:
                if chat_id in busy:
                    place = (platform, rank)
                    later[chat_id] = min(later.get(chat_id, place), place, key=lambda one: one[1])
                else:
                    self._line.join(chat_id, (platform, rank))
            self._go_on(platform, asked[platform], chats)
        # What there was too much of is not forgotten while others are looked for.
        self.everywhere = self.everywhere or (everywhere and self._more)
        return later

    def _asked(self, platform: str) -> dict[Priority, int]:
        return {
            priority: BEHIND_ALL
            if self._line.count(platform, priority) >= CHATS_AT_A_LOOK
            else self._after.get((platform, priority), 0)
            for priority in Priority
        }

    def _go_on(self, platform: str, asked: dict[Priority, int], chats: Found) -> None:
        """Remember where the next look at each priority begins."""
        for priority, after in asked.items():
            mine = sorted(chat_id for chat_id, rank in chats if rank.priority == priority)
            if after == BEHIND_ALL:
                self._more = True
            elif len(mine) >= CHATS_AT_A_LOOK:
                # Cards and messages are asked for apart: what one of them had beyond this is met again.
                self._after[platform, priority] = mine[CHATS_AT_A_LOOK - 1]
                self._more = True
            else:
                self._after[platform, priority] = 0
                self._more = self._more or after > 0


def _others(reading: Reading) -> Sequence[str]:
    return Hooks(reading).platforms()


def _waiting(reading: Reading, asked: dict[str, dict[Priority, int]]) -> dict[str, Found]:
    rows = OutboxRows(reading)
    return {
        platform: rows.in_line(platform, after=after, most=CHATS_AT_A_LOOK)
        for platform, after in asked.items()
    }
