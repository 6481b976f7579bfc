"""The inbox: turns are committed before anybody hears that they came, then run in the order of their chat."""

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable, Sequence

import structlog

from bot.conversation.conversation import Conversation, Prepared
from bot.conversation.meaning import Kept
from bot.conversation.understanding import Understanding
from bot.inbox.door import Accepted
from bot.inbox.homes import Changed
from bot.inbox.keeping import Keeping
from bot.inbox.queued import Promised, Queued
from bot.inbox.reading import Reader
from bot.inbox.shelf import FIRST_PAUSE_SECONDS, MOST_WAITS, Shelf
from bot.inbox.taking import TURN, Taken, lane_of, left_waiting, set_aside
from bot.inbox.turnstile import Turnstile
from bot.shapes.reply import OpenSheet, Reply
from bot.shapes.turn import Due, Moved, Turn
from data.model.refusals import Refusal
from data.store.custody import DESK
from data.store.database import Store
from data.store.faults import StoreFault
from data.store.inbox import DoneBefore, InboxRows
from data.store.noticing import news_of
from data.store.people import Chats
from data.store.work import Work

TRIES = 3
PAUSE_AFTER_FAULT_SECONDS = 1.0
SHEET_OPENS_WITHIN_SECONDS = 5.0
REPLIES_REMEMBERED_SECONDS = 30.0
# Passes of the loop until whoever brought a turn has been answered: they wait for the commit, and not for the turn.
PASSES_TO_ACKNOWLEDGE = 4

Profile = tuple[str | None, str | None, str | None]
# What a turn is replied, the chats to which there may be something to send, and what it changed wherever that is shown.
Led = tuple[Reply, frozenset[int | None], frozenset[str]]
Asking = Callable[[str, str], Awaitable[Profile | None]]
log = structlog.get_logger()


class Inbox:
    """Durable in. Chats run side by side, the turns of one chat one after the other.

    Args of the constructor: `asking` asks a platform who an account is; `promised` is told after a turn that there
    may be something to send; `begins` that a turn begins which somebody waits
    for; `changed` what it changed; `first_pause_seconds` as of the shelf.
    """

    def __init__(
        self,
        store: Store,
        conversation: Conversation,
        understanding: Understanding,
        *,
        asking: Asking,
        promised: Promised,
        reached: Callable[[str], None],
        begins: Callable[[], None] = lambda: None,
        changed: Changed = lambda _subjects, _by: None,
        first_pause_seconds: float = FIRST_PAUSE_SECONDS,
    ) -> None:
        self._store = store
        self._conversation = conversation
        self._asking = asking
        self._promised = promised
        self._reached = reached
        self._begins = begins
        self._changed = changed
        self._reader = Reader(store, conversation, understanding)
        self._keeping = Keeping(store, kept=self._kept)
        self._shelf = Shelf(
            understanding, give_back=self._queue_in_order, first_pause_seconds=first_pause_seconds
        )
        self._turnstile = Turnstile()
        self._lanes: dict[str, list[Queued]] = {}
        self._running: dict[str, asyncio.Task[None]] = {}
        self._opening: dict[int, Queued] = {}
        self._errands: set[asyncio.Task[None]] = set()
        self._replies: dict[int, asyncio.Future[Reply | None]] = {}

    async def take_up(self) -> int:
        """Queue what waits in the store but not here; return how many turns that were.

        They are an earlier process's, or the operator's, or were committed though nobody heard of it.
        """
        # Between a commit and the queue, a turn would seem to be nobody's.
        async with self._keeping.committing:
            queued_here = {queued.inbox_id for lane in self._lanes.values() for queued in lane}
            here = set(self._opening) | queued_here | self._shelf.numbers
            waiting, people = await asyncio.wrap_future(
                self._store.read(lambda reading: left_waiting(reading, but=here))
            )
            for row in waiting:
                turn = TURN.validate_json(row.body)
                person = people.get(row.person_id)
                self._queue(row.lane, Queued(row.inbox_id, turn, person, tries=row.tries, kept=row.kept))
        return len(waiting)

    async def stop(self) -> None:
        """Let the turns that run now finish; the others wait for the next process."""
        self._lanes.clear()
        await self._shelf.stop()
        for errand in self._errands:
            errand.cancel()
        await asyncio.gather(*self._running.values(), return_exceptions=True)
        await self._keeping.stop()

    @property
    def at_rest(self) -> bool:
        """Whether no turn runs or waits, but for words that nothing can understand now."""
        return not self._running and not self._shelf.is_moving

    async def accept(self, turns: Sequence[Turn]) -> Sequence[Accepted]:
        """Commit the turns in one transaction, then let them run; when it returns they are durable."""
        return [taken.accepted for taken in await self._keeping.keep(turns)]

    def _kept(self, turns: Sequence[Turn], taken: Sequence[Taken]) -> None:
        self._reached("after_inbox_commit")
        for turn, one in zip(turns, taken, strict=True):
            if not one.accepted.repeated:
                queued = Queued(one.accepted.inbox_id, turn, one.person, one.chat_id, fresh=True)
                self._queue(lane_of(turn), queued)
        if any(isinstance(turn.deed, Moved) for turn in turns):
            self._look_again()

    def _look_again(self) -> None:
        """Let what waits look up where it was said: a chat that moved may have taken another one over."""
        for queue in self._lanes.values():
            for queued in queue:
                queued.chat_id = None

    async def reply(self, inbox_id: int, *, within_seconds: float) -> Reply | None:
        """Wait for what the turn is answered with at once; None when it takes longer than that."""
        waiting = self._replies.get(inbox_id)
        if waiting is None:
            return None
        done, _ = await asyncio.wait({waiting}, timeout=within_seconds)
        return waiting.result() if done else None

    async def sheet_opened(self, inbox_id: int, *, opened: bool) -> None:
        """Hear whether the sheet that answered a turn stands open; one that does not is offered again."""
        queued = self._opening.pop(inbox_id, None)
        if queued is None:
            return
        if opened:
            await asyncio.wrap_future(self._store.submit(lambda work: InboxRows(work).done(inbox_id)))
        else:
            self._queue(queued.lane, queued.once_more(kept=False))

    async def _open_in_time(self, inbox_id: int) -> None:
        await asyncio.sleep(SHEET_OPENS_WITHIN_SECONDS)
        await self.sheet_opened(inbox_id, opened=False)

    def _queue_in_order(self, queued: Queued) -> None:
        """Queue a turn before all that came after it, unless it is their turn already."""
        later = (
            place
            for place, other in enumerate(self._lanes.get(queued.lane, ()))
            if other.inbox_id > queued.inbox_id and not other.begun
        )
        self._queue(queued.lane, queued, place=next(later, None))

    def _queue(self, lane: str, queued: Queued, *, place: int | None = None) -> None:
        self._turnstile.came()
        self._replies[queued.inbox_id] = queued.reply
        queue = self._lanes.setdefault(lane, [])
        queue.insert(len(queue) if place is None else place, queued)
        if lane not in self._running:
            self._running[lane] = asyncio.create_task(self._drain(lane))

    async def _drain(self, lane: str) -> None:
        for _ in range(PASSES_TO_ACKNOWLEDGE):
            await asyncio.sleep(0)
        try:
            while queue := self._lanes.get(lane):
                queued = queue[0]
                queued.begun = True
                await self._run(queued)
                if not queued.reply.done():
                    queued.reply.set_result(None)
                loop = asyncio.get_running_loop()
                loop.call_later(REPLIES_REMEMBERED_SECONDS, self._replies.pop, queued.inbox_id, None)
                queue.pop(0)
                self._turnstile.went()
        finally:
            self._lanes.pop(lane, None)
            del self._running[lane]

    async def _run(self, queued: Queued) -> None:
        """Run one turn until it is done or parked. The one broad except of the turns stands here."""
        steps = [self._lead] * (TRIES - queued.tries) + [self._park_with_apology, self._park]
        while steps:
            try:
                if queued.reason:
                    await self._count_try(queued)
                await steps[0](queued)
            except StoreFault as fault:
                log.warning("turn_waits_for_store", inbox_id=queued.inbox_id, reason=str(fault))
                await asyncio.sleep(PAUSE_AFTER_FAULT_SECONDS)
            except DoneBefore:
                log.info("turn_was_done", inbox_id=queued.inbox_id)
                return
            except Exception as bug:
                log.exception("turn_failed", inbox_id=queued.inbox_id)
                queued.reason = type(bug).__name__
                del steps[0]
            else:
                return

    async def _lead(self, queued: Queued) -> None:
        if not isinstance(queued.turn.deed, Due):
            self._begins()
        prepared = await self._prepare(queued)
        if queued.kept and prepared.away is not None:
            # Nothing has changed since whoever said it was told.
            self._shelf.put(queued.once_more(kept=True))
            return
        reply, news, about = await self._led(queued, prepared)
        if isinstance(reply, Kept):
            self._shelf.put(queued.once_more(kept=True))
        if isinstance(reply, OpenSheet):
            self._opening[queued.inbox_id] = queued
            self._errands.add(task := asyncio.create_task(self._open_in_time(queued.inbox_id)))
            task.add_done_callback(self._errands.discard)
        queued.reply.set_result(reply)
        if news:
            self._promised(prepared.chat_id, alone=news == {prepared.chat_id}, about=about)

    async def _led(self, queued: Queued, prepared: Prepared) -> Led:
        """Return what came of a turn."""
        turn, turn_id, conversation = queued.turn, queued.inbox_id, self._conversation

        async def kept(task: Callable[[Work], Reply]) -> Led:
            async with self._turnstile.passed():
                led = self._store.submit(
                    lambda work: (task(work), work.subjects, news_of(work)), turn_id=turn_id
                )
                reply, subjects, news = await asyncio.wrap_future(led)
            self._changed(subjects, queued.person.person_id if queued.person else None)
            return reply, news, subjects if None in news else frozenset()

        try:
            return await kept(lambda work: conversation.lead(work, turn, prepared))
        except Refusal as refusal:
            # What the turn had begun has left no trace; of a refused turn only the answer is kept.
            no = refusal
        return await kept(lambda work: conversation.refuse(work, turn, prepared, no))

    async def _count_try(self, queued: Queued) -> None:
        reason = queued.reason
        await asyncio.wrap_future(
            self._store.submit(lambda work: InboxRows(work).count_try(queued.inbox_id, reason=reason))
        )
        queued.reason = ""

    async def _park_with_apology(self, queued: Queued) -> None:
        where = await self._whereabouts(queued)

        def park(work: Work) -> None:
            set_aside(work, queued.inbox_id, queued.turn)
            self._conversation.apologise(work, queued.turn, where)

        await asyncio.wrap_future(self._store.submit(park, turn_id=queued.inbox_id))
        self._promised(where.chat_id, alone=True, about=frozenset())

    async def _park(self, queued: Queued) -> None:
        # What broke the turn may break the apology for it; the chat goes on all the same.
        await asyncio.wrap_future(
            self._store.submit(lambda work: set_aside(work, queued.inbox_id, queued.turn))
        )

    async def _whereabouts(self, queued: Queued) -> Prepared:
        person, place = queued.person, queued.turn.place
        if person is None or place is None:
            return Prepared(person_id=DESK, chat_id=None, fresh=queued.fresh)
        if queued.chat_id is not None:
            return Prepared(person.person_id, queued.chat_id, fresh=queued.fresh)
        chat = await asyncio.wrap_future(
            self._store.read(lambda reading: Chats(reading).at(place.platform, place.address))
        )
        return Prepared(person.person_id, chat.chat_id if chat else None, fresh=queued.fresh)

    async def _prepare(self, queued: Queued) -> Prepared:
        held_back = self._shelf.holds_back(queued.lane)
        turn, person, where = queued.turn, queued.person, await self._whereabouts(queued)
        if person is None or where.chat_id is None:
            return where
        profile = None
        if not person.known and turn.speaker is not None:
            profile = await self._asking(turn.speaker.platform, turn.speaker.user_id)
        understood, away = await self._reader.read(turn, person, where.chat_id, held_back=held_back)
        if queued.waits >= MOST_WAITS and not held_back:
            away = None
        return dataclasses.replace(where, understood=understood, away=away, kept=queued.kept, profile=profile)
