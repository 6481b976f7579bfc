"""The queue of updates: created, filtered, polled, confirmed, sent again."""

import asyncio
import random
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.sandbox.telegram.limits import CALLBACK_UPDATE_LIFE, UPDATE_LIFE
from bot.sandbox.telegram.refusals import ANOTHER_POLLER, Refused
from bot.sandbox.world import World

FIRST_UPDATE_ID = 400_000_001
# Source: github.com/tdlib/td, tddb/td/db/TQueue.cpp, 2026-11-21: an offset beyond that is not believed.
FURTHEST_OFFSET = 10
# A clock that stands still makes nothing old; a sandbox that nobody polls must not fill the memory.
KEPT_UPDATES = 10_000
LIVES = {"callback_query": CALLBACK_UPDATE_LIFE}
OF_A_CHAT = frozenset({"message", "edited_message", "channel_post", "edited_channel_post"})
ONLY_WHEN_ASKED_FOR = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class Cut(Exception):
    """The connection of a held poll is to be closed without an answer."""


@dataclass(slots=True)
class Pending:
    """One update that waits for an offset above its id.

    Attributes:
        lane: what is delivered to a webhook one after the other: a chat's messages, a person's presses.
        change: number of the world's change that came with it.
        repeated: put here by a redelivery: an offset confirms it only after it was delivered once more.
    """

    update_id: int
    kind: str
    content: dict[str, Any]
    lane: str
    created_at: datetime
    expires_at: datetime
    change: int
    repeated: bool = False
    delivered: bool = False

    def on_wire(self) -> dict[str, Any]:
        """Return the Update object."""
        return {"update_id": self.update_id, **self.content}


class UpdateQueue:
    """Updates of one bot, oldest first."""

    def __init__(self, world: World, ids: Iterator[int]) -> None:
        self._world = world
        self._ids = ids
        self._newest_id = 0
        self._queue: list[Pending] = []
        self._past: deque[Pending] = deque(maxlen=KEPT_UPDATES)
        self._held: asyncio.Future[None] | None = None
        self._held_for_seconds = 0
        self._arrived = asyncio.Event()
        self._redeliveries = 0
        self.allowed: frozenset[str] = frozenset()

    def create(self, kind: str, content: dict[str, Any], *, whatever_is_allowed: bool = False) -> None:
        """Queue an update, unless the bot did not ask for its kind at this moment."""
        change = self._world.next_change()
        if not whatever_is_allowed and not self._asked_for(kind):
            return
        now = self._world.clock.now()
        expires_at = now + LIVES.get(kind, UPDATE_LIFE)
        pending = Pending(next(self._ids), kind, content, _lane(kind, content), now, expires_at, change)
        self._newest_id = pending.update_id
        self._queue.append(pending)
        del self._queue[:-KEPT_UPDATES]
        self._past.append(pending)
        self._wake()

    def redeliver(self, *, times: int, shuffle: bool, since: int) -> None:
        """Put what was created after a change in front of the queue again, confirmed or not."""
        self._forget_old()
        again: list[Pending] = []
        until = self._world.clock.now() + UPDATE_LIFE
        for _ in range(times):
            batch = [
                replace(one, repeated=True, delivered=False, expires_at=until)
                for one in self._past
                if one.change > since
            ]
            if shuffle:
                self._redeliveries += 1
                random.Random(self._redeliveries).shuffle(batch)  # an order, not a secret
            again += batch
        self._queue[:0] = again
        self._wake()

    def unconfirmed(self) -> int:
        """Return how many updates wait for an offset above their id."""
        self._forget_old()
        return len(self._queue)

    def confirm(self, offset: int) -> None:
        """Forget what lies below an offset; a negative one keeps that many from the end."""
        self._forget_old()
        if offset < 0:
            self._queue = self._queue[offset:]
        elif offset <= self._newest_id + 1 + FURTHEST_OFFSET:
            self._queue = [
                one for one in self._queue if one.update_id >= offset or (one.repeated and not one.delivered)
            ]

    def forget_all(self) -> None:
        """Drop every pending update."""
        self._queue.clear()

    def first_by_lane(self) -> dict[str, Pending]:
        """Return the oldest update of each lane; it stays in the queue until it is settled."""
        self._forget_old()
        oldest: dict[str, Pending] = {}
        for pending in self._queue:
            oldest.setdefault(pending.lane, pending)
        return oldest

    async def arrival(self) -> None:
        """Wait until an update is queued that came since the last call."""
        await self._arrived.wait()
        self._arrived.clear()

    def settle(self, pending: Pending) -> None:
        """Forget one update that was delivered."""
        pending.delivered = True
        self._queue = [one for one in self._queue if one is not pending]

    async def poll(
        self, *, limit: int, timeout_seconds: int, is_connected: Callable[[], bool]
    ) -> list[dict[str, Any]]:
        """Return what waits, or what comes within the timeout.

        Raises:
            Refused: somebody else began to poll meanwhile, or set a webhook.
            Cut: the connection shall be closed.
        """
        if not self._queue and timeout_seconds > 0:
            self.end_held_poll(Refused(409, ANOTHER_POLLER))
            await self._hold(timeout_seconds)
        return self._take(limit) if is_connected() else []

    @property
    def is_held(self) -> bool:
        """Whether a poll waits for an update now."""
        return self._held is not None

    @property
    def held_for_seconds(self) -> int:
        """How long the poll that waits now may wait, 0 if none does."""
        return self._held_for_seconds if self.is_held else 0

    def end_held_poll(self, reason: Exception) -> None:
        """Let the poll that waits now fail, if there is one."""
        if self._held is not None and not self._held.done():
            self._held.set_exception(reason)

    async def _hold(self, timeout_seconds: int) -> None:
        self._held_for_seconds = timeout_seconds
        held = self._held = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(timeout_seconds):
                await held
        except TimeoutError:
            return
        finally:
            if self._held is held:
                self._held = None

    def _take(self, limit: int) -> list[dict[str, Any]]:
        self._forget_old()
        taken: list[Pending] = []
        ids: set[int] = set()
        for pending in self._queue[:limit]:
            # The real server never puts one id twice into one answer, a repeat comes with the next poll.
            if pending.update_id in ids:
                break
            ids.add(pending.update_id)
            taken.append(pending)
        for pending in taken:
            pending.delivered = True
            self._world.record("telegram", "to_bot", pending.kind, pending.on_wire())
        return [pending.on_wire() for pending in taken]

    def _asked_for(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ONLY_WHEN_ASKED_FOR

    def _forget_old(self) -> None:
        now = self._world.clock.now()
        self._queue = [one for one in self._queue if one.expires_at > now]
        while self._past and self._past[0].created_at <= now - UPDATE_LIFE:
            self._past.popleft()

    def _wake(self) -> None:
        self._arrived.set()
        if self._held is not None and not self._held.done():
            self._held.set_result(None)


def _lane(kind: str, content: dict[str, Any]) -> str:
    """Name the lane of an update, as the real server keeps one queue for each chat and each presser.

    Source: github.com/tdlib/telegram-bot-api, Client.cpp (add_update), 2026-11-21
    """
    body = content.get(kind)
    facts = body if isinstance(body, dict) else {}
    if kind in {"callback_query", "poll_answer"}:
        person = facts.get("from") or facts.get("user") or {}
        return f"{kind}:{person.get('id')}"
    if kind == "poll":
        return f"poll:{facts.get('id')}"
    chat = facts.get("chat")
    place = chat.get("id") if isinstance(chat, dict) else None
    return str(place) if kind in OF_A_CHAT else f"{kind}:{place}"
