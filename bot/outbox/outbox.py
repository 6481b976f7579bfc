"""The outbox: what was promised is sent, settled, tried again or given up, the most urgent chat first."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

import structlog

from bot.outbox.alarm import Alarm
from bot.outbox.commits import Commits
from bot.outbox.courier import Counted, Courier, Hearers, Next, Troubled
from bot.outbox.drawing import Artist
from bot.outbox.hush import Hush
from bot.outbox.line import Line, Place
from bot.outbox.lookout import Lookout
from bot.outbox.outcomes import give_up_first, near
from bot.outbox.pacing import Pacer
from bot.outbox.port import Platform
from bot.outbox.returning import AT_ONCE, put_back
from data.model.notices import Priority
from data.store.database import Store
from data.store.faults import StoreFault
from data.store.outgoing import OutboxRows, Rank
from data.store.ways import Ways

END_WITHIN_SECONDS = 8.0
AHEAD: Place = ("", Rank(Priority.ANSWER))
AHEAD_SECONDS, LOOK_AFTER_SECONDS = 0.1, 0.02
PAUSE_AFTER_FAULT_SECONDS = 1.0
CHATS_AT_ONCE = 64
# Whoever waits for an answer finds a hand free, however slowly everything else is taken.
KEPT_FREE = 32
# What cannot leave yet need not be prepared.
PREPARED_AT_ONCE = 4

log = structlog.get_logger()


class Outbox:
    """Durable out. A few chats at a time are served, whatever waits; nothing else speaks to people.

    Args of the constructor: `sleep_until` waits for an instant of the injected clock; `troubled` is told the platform
    that lets the desk do nothing, and why; `counted` the platform and what became of each call; `answered` that a turn
    waits in the store that tells what became of something.

    Of the chats it knows who is being served, for whom something is being prepared that no person waits for, where
    somebody waits, who was promised more while being served, what somebody there has just changed, and whose first
    notice is a bug and given up next.
    """

    def __init__(
        self,
        store: Store,
        platforms: Mapping[str, Platform],
        artist: Artist,
        *,
        clock: Callable[[], datetime],
        sleep_until: Callable[[datetime], Awaitable[None]],
        troubled: Troubled,
        counted: Counted = lambda _platform, _outcome: None,
        answered: Callable[[], None] = lambda: None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._sleep_until = sleep_until
        self._answered = answered
        self._unsettled: set[str] = set()
        self._line = Line()
        self._commits = Commits(store)
        self._lookout = Lookout(store, self._line)
        self._pacer = Pacer(clock, jitter=near)
        self._hush = Hush()
        self._courier = self._courier_with(platforms, artist, troubled, counted)
        self._serving: dict[int, asyncio.Task[None]] = {}
        self._preparing: set[int] = set()
        self._awaited: set[int] = set()
        self._again: dict[int, Place] = {}
        self._changed: dict[int, frozenset[str]] = {}
        self._next_look: asyncio.TimerHandle | None = None
        self._stirred = asyncio.Event()
        self._alarm = Alarm(sleep_until, self._stirred.set)
        self._broken: set[int] = set()
        self._dispatcher: asyncio.Task[None] | None = None

    def _courier_with(
        self, platforms: Mapping[str, Platform], artist: Artist, troubled: Troubled, counted: Counted
    ) -> Courier:
        hearers = Hearers(
            doubted=self._unsettled.add,
            troubled=troubled,
            counted=counted,
            closed=self._closes,
            leaving=self._leaves,
            # Whatever was found to wait until then is found once more.
            reading_anew=lambda chat_id: self._again.pop(chat_id, None),
            answered=self._answered,
        )
        return Courier(
            self._store,
            platforms,
            artist,
            self._pacer,
            self._hush,
            self._commits,
            hearers,
            clock=self._clock,
            sleep_until=self._sleep_until,
        )

    async def start(self) -> int:
        """Let be asked about what an earlier process left on its way, and begin; return how many it was."""
        begun = self._store.submit(lambda work: (Ways(work).recover(), OutboxRows(work).unsettled()))
        left, unsettled = await asyncio.wrap_future(begun)
        self._unsettled |= unsettled
        self.promised()
        self._dispatcher = asyncio.create_task(self._dispatch())
        return left

    async def stop(self) -> None:
        """Let what is being sent finish; the rest waits for the next process."""
        await self._alarm.stop()
        if self._dispatcher is not None:
            self._dispatcher.cancel()
            await asyncio.gather(self._dispatcher, return_exceptions=True)
        serving = list(self._serving.values())
        if serving:
            # A post cut off on its way would have to be asked about, or on Telegram stay unknown.
            _, late = await asyncio.wait(serving, timeout=END_WITHIN_SECONDS)
            for task in late:
                task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)

    def expected(self) -> None:
        """Let what nobody waits for keep still from now on: somebody is about to be answered."""
        self._hush.begin()

    def promised(
        self, chat_id: int | None = None, *, alone: bool = False, about: frozenset[str] = frozenset()
    ) -> None:
        """Look for something new to send.

        Args:
            chat_id: where somebody waits for it: what that chat shows first is sent before the others are looked for.
            alone: whether there is nothing new for the others.
            about: what somebody there has changed: they see that before whatever else changes there.
        """
        if chat_id is not None and about:
            self._changed[chat_id] = self._changed.get(chat_id, frozenset()) | about
        if chat_id is not None and chat_id not in self._serving:
            self._line.leave(chat_id)
            self._serve(chat_id, AHEAD)
            if not alone:
                self._awaited.add(chat_id)
                # A platform that takes its time with this chat must not hold up the others.
                asyncio.get_running_loop().call_later(AHEAD_SECONDS, self._look_further, chat_id)
            return
        # It may be urgent: to find out takes the machine as well.
        self._hush.begin()
        if chat_id is not None and alone:
            self._again[chat_id] = AHEAD
        else:
            self._look()

    def look_everywhere(self) -> None:
        """Look for something to send, to call or to fetch that another process may have left."""
        self._lookout.everywhere = True
        self._look()

    @property
    def at_rest(self) -> bool:
        """Whether nothing is being sent, save what waits for a later instant."""
        now = self._clock()
        return not (self._is_looking or self._serving or self._line.restless(now, soon=now + AT_ONCE))

    @property
    def next_due(self) -> datetime | None:
        """When somebody can be served who has to wait now, as far as that is not kept in the store."""
        return self._line.next_at(self._clock())

    @property
    def paced_until(self) -> datetime | None:
        """Until when nothing happens but that a platform's limits are kept; None where something else is waited for."""
        under_way = self._is_looking or self._serving
        return None if under_way else self._line.paced_until(self._clock())

    def is_halted(self, platform: str) -> bool:
        """Tell whether nothing is sent to a platform for now, because it failed too often or asked for it."""
        return self._pacer.is_halted(platform)

    @property
    def _is_looking(self) -> bool:
        return self._lookout.wanted or self._lookout.looking or bool(self._awaited or self._next_look)

    async def heard(self, delivery_id: str, message_ref: str) -> None:
        """Settle a delivery whose own message came back from its platform; most were never in doubt."""
        if delivery_id not in self._unsettled:
            return
        self._unsettled.discard(delivery_id)
        chat_id = await self._commits.keep(lambda work: Ways(work).heard(delivery_id, message_ref))
        if chat_id is not None:
            self._line.leave(chat_id)
        self._look()

    def _look(self) -> None:
        if self._next_look is not None:
            self._next_look.cancel()
            self._next_look = None
        self._lookout.wanted = True
        self._stirred.set()

    def _look_further(self, chat_id: int) -> None:
        if chat_id not in self._awaited:
            return
        self._awaited.discard(chat_id)
        if self._next_look is None:
            # Where many are served ahead, one look will do for all that they left to be looked for.
            self._next_look = asyncio.get_running_loop().call_later(LOOK_AFTER_SECONDS, self._look)

    async def _dispatch(self) -> None:
        while True:
            await self._stirred.wait()
            self._stirred.clear()
            try:
                if self._lookout.is_due:
                    self._again |= await self._lookout.look(self._serving.keys())
            except StoreFault as fault:
                log.warning("outbox_waits_for_store", reason=str(fault))
                await asyncio.sleep(PAUSE_AFTER_FAULT_SECONDS)
                self._look()
                continue
            self._serve_who_can_be()

    def _serve_who_can_be(self) -> None:
        while (lowest := self._lowest_served()) and (found := self._line.next(self._clock(), lowest=lowest)):
            self._serve(*found)
        moment = self._line.next_at(self._clock())
        if moment is not None and lowest == max(Priority):
            self._alarm.set_to(moment)
        if self._lookout.is_due:
            self._stirred.set()

    def _lowest_served(self) -> int:
        """Return the lowest priority for which a hand is free now, 0 when there is none."""
        if len(self._serving) >= CHATS_AT_ONCE + KEPT_FREE:
            return 0
        busy = len(self._serving) >= CHATS_AT_ONCE or len(self._preparing) >= PREPARED_AT_ONCE
        if not busy and (left := self._hush.left_seconds):
            asyncio.get_running_loop().call_later(left, self._stirred.set)
        return Priority.ALERT if busy or self._hush.left_seconds else max(Priority)

    def _serve(self, chat_id: int, place: Place) -> None:
        if place[1].priority > Priority.ALERT:
            self._preparing.add(chat_id)
        else:
            self._hush.begin()
        self._serving[chat_id] = asyncio.create_task(self._step(chat_id, place))

    def _closes(self, platform: str, rank: Rank, until: datetime) -> None:
        self._line.close((platform, rank), until=until)

    def _leaves(self, chat_id: int) -> None:
        self._preparing.discard(chat_id)
        self._stirred.set()

    async def _step(self, chat_id: int, place: Place) -> None:
        """Move one notice of a chat on, and put the chat back in line if there is more."""
        found = Next(None)
        try:
            found = await self._tried(chat_id, place)
        finally:
            del self._serving[chat_id]
            self._leaves(chat_id)
            self._look_further(chat_id)
        if found.stirs:
            self._look()
        if found.rank is not None:
            put_back(self._line, chat_id, found.rank, found, now=self._clock())
        if chat_id in self._changed:
            self._line.join(chat_id, AHEAD)
        elif (promised := self._again.pop(chat_id, None)) is not None:
            self._line.join(chat_id, promised)

    async def _tried(self, chat_id: int, place: Place) -> Next:
        """Move one notice of a chat on. The one broad except stands here."""
        platform, rank = place
        try:
            if chat_id in self._broken:
                left = await self._commits.keep(lambda work: give_up_first(work, chat_id))
                self._broken.discard(chat_id)
                self._answered()
                return Next(left, platform=platform)
            about = self._changed.pop(chat_id, frozenset())
            return await self._courier.step(chat_id, urgent=rank.priority <= Priority.ALERT, about=about)
        except StoreFault as fault:
            log.warning("notice_waits_for_store", chat_id=chat_id, reason=str(fault))
            await asyncio.sleep(PAUSE_AFTER_FAULT_SECONDS)
        except Exception:
            log.exception("notice_failed", chat_id=chat_id)
            self._broken.add(chat_id)
        return Next(rank, platform=platform)
