"""Carry one notice of a chat one step further: draw it, wait for its turn, send or settle it, write down what came of it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.outbox.answering import keep_answer
from bot.outbox.commits import Commits
from bot.outbox.drawing import Artist, Drawn, fitted
from bot.outbox.hush import Hush
from bot.outbox.outcomes import BARRED_SECONDS, LEFT_UNSETTLED, SETTLE_TRIES_SECONDS, record, stirs
from bot.outbox.pacing import Pacer, Wait
from bot.outbox.port import Barred, Failed, Fetched, Gone, Limit, NotSent, Outcome, Platform, Sent, Unknown
from data.model.hooks import KIND
from data.model.notices import NoticeState, Pin, Priority
from data.store.database import Store
from data.store.faults import StoreFault
from data.store.outgoing import OutboxRows, Rank
from data.store.recalls import RecallChanges
from data.store.ways import Ways
from data.store.work import Reading, Work

# A notice whose turn comes so soon is waited with; others are put back, so that nobody is kept waiting for them.
SOON = timedelta(seconds=0.1)
PAUSE_AFTER_FAULT_SECONDS = 1.0
# More edits of one chat than anybody reads.
EDITS_IN_A_CHAT, EDITS_SECONDS = 20, 5.0

Counted = Callable[[str, Outcome], None]
Troubled = Callable[[str, str], None]
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Next:
    """What there is to do next in a chat.

    Attributes:
        rank: of what waits there, None when nothing does.
        until: not before then, None for at once.
        shared: whether others of this rank have to wait until then as well.
        settling: whether it is waited to hear what became of a post.
        stirs: whether what came of it changed something elsewhere.
        paced: whether it waits for nothing but the platform: its limits, or what it tells of a post.
    """

    rank: Rank | None
    until: datetime | None = None
    platform: str = ""
    shared: bool = False
    settling: bool = False
    stirs: bool = False
    paced: bool = False


@dataclass(frozen=True, slots=True)
class Hearers:
    """Who is told of what happens on the way.

    Attributes:
        doubted: told the delivery of which nobody knows whether it arrived.
        troubled: told the platform that lets the desk do nothing, and why.
        counted: told the platform and what became of each call.
        closed: told at which platform and rank all have to wait, and until when.
        leaving: told for which chat something leaves this very moment.
        reading_anew: told for which chat it is about to be read what waits there now.
        answered: told that a turn waits in the store that tells what became of something.
    """

    doubted: Callable[[str], None]
    troubled: Troubled
    counted: Counted
    closed: Callable[[str, Rank, datetime], None]
    leaving: Callable[[int], None]
    reading_anew: Callable[[int], object]
    answered: Callable[[], None]


class Courier:
    """Sends notices, one at a time for each chat."""

    def __init__(
        self,
        store: Store,
        platforms: Mapping[str, Platform],
        artist: Artist,
        pacer: Pacer,
        hush: Hush,
        commits: Commits,
        hearers: Hearers,
        *,
        clock: Callable[[], datetime],
        sleep_until: Callable[[datetime], Awaitable[None]],
    ) -> None:
        self._store = store
        self._platforms = platforms
        self._artist = artist
        self._pacer = pacer
        self._hush = hush
        self._commits = commits
        self._tell = hearers
        self._clock = clock
        self._sleep_until = sleep_until
        self._one_reads = asyncio.Lock()

    async def step(self, chat_id: int, *, urgent: bool, about: frozenset[str] = frozenset()) -> Next:
        """Carry what is most urgent in a chat one step further.

        Args:
            urgent: whether somebody waits for it.
            about: on what somebody there has just done something.
        """
        drawn = await self._drawn(chat_id, urgent=urgent, about=about)
        if drawn is None:
            return Next(None)
        item = drawn.item
        if item.not_before is not None and item.not_before > self._clock():
            settling = item.state in LEFT_UNSETTLED
            return Next(item.rank, item.not_before, drawn.chat.platform, settling=settling, paced=settling)
        platform = self._platforms.get(drawn.chat.platform)
        if platform is None or drawn.card is None:
            return await self._end(drawn, reason="moot" if drawn.card is None else "no_platform")
        return await self._carry(platform, drawn)

    async def _drawn(self, chat_id: int, *, urgent: bool, about: frozenset[str]) -> Drawn | None:
        def draw(reading: Reading) -> Drawn | None:
            return self._artist.first_of(reading, chat_id, about=about)

        if urgent or not self._store.has_one_writer:
            return await asyncio.wrap_future(self._store.read(draw, in_front=urgent))
        # What stands in line with the reader itself could not keep still any more.
        async with self._one_reads:
            await self._hush.over()
            return await asyncio.wrap_future(self._store.read(draw))

    async def _carry(self, platform: Platform, drawn: Drawn) -> Next:
        item = drawn.item
        drawn = fitted(drawn, platform)
        if item.recalled:
            return await self._take_back(platform, drawn)
        if item.message_ref is not None and (item.what == "message" or item.drawn == drawn.digest):
            # The message came back by itself, or the change did not touch what the card shows.
            if drawn.pinning is not None:
                return await self._send(platform, replace(drawn, pins_now=True))
            return await self._recorded(drawn, Sent(item.message_ref))
        if item.state in LEFT_UNSETTLED and item.message_ref is None:
            return await self._settle(platform, drawn)
        return await self._send(platform, drawn)

    async def _take_back(self, platform: Platform, drawn: Drawn) -> Next:
        item = drawn.item
        if item.message_ref is not None:
            return await self._send(platform, drawn)
        if item.state in LEFT_UNSETTLED:
            return await self._settle(platform, drawn)

        def withdraw(work: Work) -> Rank | None:
            RecallChanges(work).withdraw(item)
            return OutboxRows(work).rank_of(item.chat_id)

        return Next(await self._commits.keep(withdraw), platform=platform.name)

    async def _send(self, platform: Platform, drawn: Drawn) -> Next:
        item, delivery = drawn.item, drawn.delivery
        limits = (*platform.limits(delivery, settling=False), *_calm(drawn))
        wait = self._pacer.wait(platform.name, limits, _pressing(drawn))
        if wait is not None and self._is_long(wait):
            return Next(item.rank, wait.until, platform.name, shared=wait.shared, paced=wait.paced)
        if item.message_ref is None:
            # An edit repeated does no harm; a post leaves only after it is written down that it leaves.
            patient = item.priority > Priority.ALERT
            if patient:
                await self._hush.over()
            await self._commits.keep(lambda work: Ways(work).claim(item), patient=patient)
        elif drawn.pins_now and item.pinned is not Pin.UNSURE:
            # Should its answer be lost, and another state be wanted by then, it must not be taken for done already.
            await self._commits.keep(lambda work: Ways(work).pinned(item, Pin.UNSURE, finished=False))
        if (wait := await self._turn(platform, drawn, limits)) is not None:
            # Everything came to a halt in between.
            left = (wait.until - self._clock()).total_seconds()
            return await self._recorded(replace(drawn, all_wait=True), NotSent("halted", left))
        self._pacer.begin(platform.name, limits, _pressing(drawn))
        self._tell.leaving(item.chat_id)
        try:
            outcome = await platform.send(delivery)
        finally:
            self._pacer.end(platform.name, limits)
        self._tell.counted(platform.name, outcome)
        return await self._recorded(drawn, outcome)

    async def _turn(self, platform: Platform, drawn: Drawn, limits: Sequence[Limit]) -> Wait | None:
        """Wait for the turn of a notice; return what it has to wait for that is not worth waiting with."""
        item = drawn.item
        while True:
            if item.priority >= Priority.REMINDER:
                await self._hush.over()
            wait = self._pacer.wait(platform.name, limits, _pressing(drawn))
            if wait is None or self._is_long(wait):
                return wait
            if wait.shared:
                self._tell.closed(platform.name, item.rank, wait.until)
            await self._sleep_until(wait.until)

    async def _settle(self, platform: Platform, drawn: Drawn) -> Next:
        item = drawn.item
        since = item.attempted_at or self._clock()
        limits = platform.limits(drawn.delivery, settling=True)
        wait = self._pacer.wait(platform.name, limits, item.priority)
        late = self._clock() - since > timedelta(seconds=SETTLE_TRIES_SECONDS)
        if wait is not None and not late:
            return Next(item.rank, wait.until, platform.name, settling=True, paced=wait.paced)
        self._pacer.begin(platform.name, limits, item.priority)
        try:
            outcome = await platform.settle(drawn.delivery, since=since)
        finally:
            self._pacer.end(platform.name, limits)
        return await self._recorded(drawn, outcome)

    def _is_long(self, wait: Wait) -> bool:
        return wait.until - self._clock() > SOON

    async def _end(self, drawn: Drawn, *, reason: str) -> Next:
        state = NoticeState.WITHDRAWN if drawn.card is None else NoticeState.FAILED

        def end(work: Work) -> Rank | None:
            Ways(work).ended(drawn.item, state, reason=reason)
            if state is NoticeState.FAILED:
                keep_answer(work, drawn.item, drawn.chat, Failed(reason))
            return OutboxRows(work).rank_of(drawn.item.chat_id)

        rank = await self._commits.keep(end)
        if drawn.chat.kind == KIND:
            self._tell.answered()
        return Next(rank, platform=drawn.chat.platform)

    async def _recorded(self, drawn: Drawn, outcome: Outcome) -> Next:
        platform = drawn.chat.platform
        if isinstance(outcome, Unknown):
            self._tell.doubted(drawn.item.delivery_id)
        elif isinstance(outcome, Sent | Fetched):
            self._pacer.answered(platform)
        if isinstance(outcome, NotSent | Unknown) and outcome.outage:
            drawn = replace(drawn, all_wait=self._pacer.failed(platform))
        patient = drawn.item.priority > Priority.ALERT
        self._tell.reading_anew(drawn.item.chat_id)
        rank = await self._kept(lambda work: record(work, drawn, outcome), patient=patient)
        if drawn.chat.kind == KIND and isinstance(outcome, Sent | Failed | Gone):
            self._tell.answered()
        if isinstance(outcome, NotSent) and outcome.scope is not None:
            until = self._clock() + timedelta(seconds=outcome.retry_after_seconds)
            self._pacer.hold(platform, outcome.scope, until=until)
        elif isinstance(outcome, Barred):
            self._bar(platform, outcome)
        if drawn.sought is not None and isinstance(outcome, Fetched | Failed | NotSent):
            self._tell.answered()
        return Next(rank, platform=platform, stirs=stirs(drawn, outcome))

    async def _kept(self, task: Callable[[Work], Rank | None], *, patient: bool) -> Rank | None:
        """Write down what is known now and would be in doubt if it were forgotten, however long the store is away."""
        if patient:
            await self._hush.over()
        while True:
            try:
                return await self._commits.keep(task)
            except StoreFault as fault:
                log.warning("outcome_waits_for_store", reason=str(fault))
                await asyncio.sleep(PAUSE_AFTER_FAULT_SECONDS)

    def _bar(self, platform: str, outcome: Barred) -> None:
        self._pacer.hold(platform, outcome.scope, until=self._clock() + timedelta(seconds=BARRED_SECONDS))
        self._tell.troubled(platform, outcome.reason)


def _nobody_waits(drawn: Drawn) -> bool:
    """Tell whether it edits what somebody may look at, and not what they have just done something to."""
    return drawn.item.message_ref is not None and not drawn.awaited


def _pressing(drawn: Drawn) -> Priority:
    """Return how urgent a call is: an edit that nobody waits for must not take what a platform allows from those who do."""
    priority = drawn.item.priority
    return max(priority, Priority.WORK) if _nobody_waits(drawn) else priority


def _calm(drawn: Drawn) -> tuple[Limit, ...]:
    """Return our own limit to edits that nobody waits for: in a storm a card shows many changes in one."""
    chat = drawn.chat.address
    return (Limit(f"edits in {chat}", EDITS_IN_A_CHAT, EDITS_SECONDS),) if _nobody_waits(drawn) else ()
