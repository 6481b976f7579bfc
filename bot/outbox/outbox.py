"""The outbox: what was promised is sent, settled, tried again or given up, chat by chat."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

import structlog

from bot.outbox.drawing import Artist, Drawn
from bot.outbox.port import Failed, NotSent, Outcome, Platform, Sent, Unknown, Vanished
from data.model.notices import NoticeState
from data.store.database import Store
from data.store.faults import StoreFault
from data.store.outgoing import OutboxRows, Outgoing, Ways
from data.store.work import Work

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
ATTEMPTS = 20
SETTLE_PAUSE_SECONDS = 1.0
SETTLE_TRIES_SECONDS = 60.0
END_WITHIN_SECONDS = 8.0
AHEAD_SECONDS = 0.1
PAUSE_AFTER_FAULT_SECONDS = 1.0

# A post that is found on its way was cut off there: nobody knows what became of it.
LEFT_UNSETTLED = frozenset({NoticeState.UNKNOWN, NoticeState.SENDING})

Counted = Callable[[str, Outcome], None]
log = structlog.get_logger()


class Outbox:
    """Durable out. One task per chat with something to send; nothing else speaks to people.

    Args of the constructor: `sleep_until` waits for an instant of the injected clock; `counted` is told
    the platform and what became of each call.
    """

    def __init__(
        self,
        store: Store,
        platforms: Mapping[str, Platform],
        artist: Artist,
        *,
        clock: Callable[[], datetime],
        sleep_until: Callable[[datetime], Awaitable[None]],
        spoken: frozenset[str],
        counted: Counted = lambda _platform, _outcome: None,
    ) -> None:
        self._store = store
        self._platforms = platforms
        self._artist = artist
        self._clock = clock
        self._sleep_until = sleep_until
        self._spoken = spoken
        self._counted = counted
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._unsettled: set[str] = set()
        self._again: set[int] = set()
        self._awaited: set[int] = set()
        self._resting: set[int] = set()
        self._scan = asyncio.Event()
        self._looking = False
        # Chats whose first notice is a bug and is given up next.
        self._broken: set[int] = set()
        self._stopping = False
        self._scanner: asyncio.Task[None] | None = None

    async def start(self) -> int:
        """Name what an earlier process left on its way as unknown, and begin; return how many it was."""
        left = await asyncio.wrap_future(self._store.submit(lambda work: Ways(work).recover()))
        self._unsettled |= await asyncio.wrap_future(
            self._store.read(lambda reading: OutboxRows(reading).unsettled())
        )
        self._scan.set()
        self._scanner = asyncio.create_task(self._look())
        return left

    async def stop(self) -> None:
        """Let what is being sent finish; the rest waits for the next process."""
        self._stopping = True
        if self._scanner is not None:
            self._scanner.cancel()
        for chat_id in self._resting & set(self._lanes):
            self._lanes[chat_id].cancel()
        if self._lanes:
            # A post cut off on its way would have to be asked about, or on Telegram be repeated.
            _, late = await asyncio.wait(self._lanes.values(), timeout=END_WITHIN_SECONDS)
            for lane in late:
                lane.cancel()
        left = [*self._lanes.values(), *([self._scanner] if self._scanner else [])]
        await asyncio.gather(*left, return_exceptions=True)

    def promised(self, chat_id: int | None = None) -> None:
        """Look for something new to send.

        Args:
            chat_id: where somebody waits for it: what that chat shows first is sent before the others are looked for.
        """
        if chat_id is None or chat_id in self._lanes:
            self._scan.set()
        else:
            self._awaited.add(chat_id)
            self._serve(chat_id)
            # A platform that takes its time with this chat must not hold up the others.
            asyncio.get_running_loop().call_later(AHEAD_SECONDS, self._look_further, chat_id)

    @property
    def at_rest(self) -> bool:
        """Whether nothing is being sent, save what waits for a later instant."""
        return not self._scan.is_set() and not self._looking and set(self._lanes) <= self._resting

    async def heard(self, delivery_id: str, message_ref: str) -> None:
        """Settle a delivery whose own message came back from its platform; most were never in doubt."""
        if delivery_id not in self._unsettled:
            return
        self._unsettled.discard(delivery_id)
        await asyncio.wrap_future(self._store.submit(lambda work: Ways(work).heard(delivery_id, message_ref)))
        self.promised()

    async def _look(self) -> None:
        while True:
            await self._scan.wait()
            self._scan.clear()
            self._looking = True
            try:
                chats = await asyncio.wrap_future(
                    self._store.read(lambda reading: OutboxRows(reading).chats())
                )
            except StoreFault:
                await asyncio.sleep(PAUSE_AFTER_FAULT_SECONDS)
                self._scan.set()
                continue
            for chat_id in chats:
                self._serve(chat_id)
            self._looking = False

    def _serve(self, chat_id: int) -> None:
        self._again.add(chat_id)
        if chat_id not in self._lanes:
            self._lanes[chat_id] = asyncio.create_task(self._drain(chat_id))

    async def _drain(self, chat_id: int) -> None:
        try:
            while chat_id in self._again:
                self._again.discard(chat_id)
                more = True
                while more and not self._stopping:
                    more = await self._next(chat_id)
                    self._look_further(chat_id)
        finally:
            del self._lanes[chat_id]
            self._look_further(chat_id)

    async def _next(self, chat_id: int) -> bool:
        """Move one notice of a chat on; return whether there may be another. The one broad except stands here."""
        try:
            if chat_id in self._broken:
                await self._keep(lambda work: _give_up_first(work, chat_id))
                self._broken.discard(chat_id)
                return True
            drawn = await self._drawn(chat_id)
            if drawn is None:
                return False
            if drawn.item.not_before is not None and drawn.item.not_before > self._clock():
                await self._rest(chat_id, drawn.item)
                return True
            await self._move(drawn)
        except StoreFault as fault:
            log.warning("notice_waits_for_store", chat_id=chat_id, reason=str(fault))
            await asyncio.sleep(PAUSE_AFTER_FAULT_SECONDS)
        except Exception:
            log.exception("notice_failed", chat_id=chat_id)
            self._broken.add(chat_id)
        return True

    async def _drawn(self, chat_id: int) -> Drawn | None:
        return await asyncio.wrap_future(
            self._store.read(lambda reading: self._artist.first_of(reading, chat_id))
        )

    def _look_further(self, chat_id: int) -> None:
        if chat_id in self._awaited:
            self._awaited.discard(chat_id)
            self._scan.set()

    async def _rest(self, chat_id: int, item: Outgoing) -> None:
        # Whoever waits to hear what became of a post is not at rest: the post may stand there already.
        if item.state not in LEFT_UNSETTLED:
            self._resting.add(chat_id)
        try:
            await self._sleep_until(item.not_before or self._clock())
        finally:
            self._resting.discard(chat_id)

    async def _move(self, drawn: Drawn) -> None:
        item = drawn.item
        if drawn.delivery is None:
            await self._keep(lambda work: Ways(work).ended(item, NoticeState.WITHDRAWN, reason="moot"))
            return
        platform = self._platforms.get(drawn.chat.platform)
        if platform is None:
            await self._keep(lambda work: Ways(work).ended(item, NoticeState.FAILED, reason="no_platform"))
            return
        outcome: Outcome
        if item.message_ref is not None and item.drawn == drawn.digest:
            # The change did not touch what this card shows.
            outcome = Sent(item.message_ref)
        elif item.state in LEFT_UNSETTLED and item.message_ref is None:
            since = item.attempted_at or self._clock()
            outcome = await platform.settle(drawn.delivery, since=since)
            if isinstance(outcome, Unknown) and self._asked_enough(platform, since):
                outcome = NotSent("never_settled")
        else:
            if item.message_ref is None:
                # An edit repeated does no harm; a post leaves only after it is written down that it leaves.
                await self._keep(lambda work: Ways(work).claim(item))
            outcome = await platform.send(drawn.delivery)
        self._counted(platform.name, outcome)
        if isinstance(outcome, Unknown):
            self._unsettled.add(item.delivery_id)
        await self._keep(lambda work: self._outcome(work, drawn, outcome))

    def _asked_enough(self, platform: Platform, since: datetime) -> bool:
        return not platform.can_settle or self._clock() - since > timedelta(seconds=SETTLE_TRIES_SECONDS)

    async def _keep(self, task: Callable[[Work], None]) -> None:
        await asyncio.wrap_future(self._store.submit(task))

    def _outcome(self, work: Work, drawn: Drawn, outcome: Outcome) -> None:
        item, ways = drawn.item, Ways(work)
        if isinstance(outcome, Sent):
            ways.sent(item, outcome.message_ref, drawn=drawn.digest)
            self._remember(ways, drawn)
        elif isinstance(outcome, Vanished):
            ways.lost_its_message(item)
        elif isinstance(outcome, Failed) or item.attempts >= ATTEMPTS:
            log.warning("notice_given_up", delivery_id=item.delivery_id, reason=outcome.reason)
            ways.ended(item, NoticeState.FAILED, reason=outcome.reason)
        elif isinstance(outcome, Unknown):
            until = work.now + timedelta(seconds=SETTLE_PAUSE_SECONDS)
            ways.delayed(item, NoticeState.UNKNOWN, until=until, reason=outcome.reason)
        else:
            pause = max(outcome.retry_after_seconds, _pause_seconds(item))
            until = work.now + timedelta(seconds=pause)
            ways.delayed(item, NoticeState.RETRYING, until=until, reason=outcome.reason)

    def _remember(self, ways: Ways, drawn: Drawn) -> None:
        item, person_id = drawn.item, drawn.chat.person_id
        if item.kind not in self._spoken or person_id is None or drawn.delivery is None:
            return
        text = "\n".join(str(line) for line in drawn.delivery.card.lines)
        revision = int((item.facts or {}).get("entry", 0))
        ways.spoke(item, person_id=person_id, language=drawn.language, revision=revision, text=text)


def _pause_seconds(item: Outgoing) -> float:
    if item.state in LEFT_UNSETTLED:
        return 0.0
    longest = min(FIRST_PAUSE_SECONDS * 2**item.attempts, LONGEST_PAUSE_SECONDS)
    return random.uniform(longest / 2, longest)


def _give_up_first(work: Work, chat_id: int) -> None:
    item = OutboxRows(work).first_of(chat_id)
    if item is not None:
        Ways(work).ended(item, NoticeState.FAILED, reason="cannot_be_drawn")
