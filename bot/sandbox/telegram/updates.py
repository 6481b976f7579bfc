"""The queue of updates: created, filtered, polled, confirmed, sent again."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.sandbox.telegram.limits import UPDATE_LIFE
from bot.sandbox.telegram.refusals import ANOTHER_POLLER, Refused
from bot.sandbox.world import World

FIRST_UPDATE_ID = 400_000_001
ONLY_WHEN_ASKED_FOR = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class Cut(Exception):
    """The connection of a held poll is to be closed without an answer."""


@dataclass(slots=True)
class Pending:
    """One update that waits for an offset above its id.

    Attributes:
        change: number of the world's change that came with it.
        repeated: put here by a redelivery: an offset confirms it only after it was delivered once more.
    """

    update_id: int
    kind: str
    content: dict[str, Any]
    created_at: datetime
    change: int
    repeated: bool = False
    delivered: bool = False

    def on_wire(self) -> dict[str, Any]:
        """Return the Update object."""
        return {"update_id": self.update_id, **self.content}


class UpdateQueue:
    """Updates of one bot, oldest first."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._queue: list[Pending] = []
        self._past: list[Pending] = []
        self._next_id = FIRST_UPDATE_ID
        self._held: asyncio.Future[None] | None = None
        self._arrived = asyncio.Event()
        self._redeliveries = 0
        self.allowed: frozenset[str] = frozenset()

    def create(self, kind: str, content: dict[str, Any], *, whatever_is_allowed: bool = False) -> None:
        """Queue an update, unless the bot did not ask for its kind at this moment."""
        change = self._world.next_change()
        if not whatever_is_allowed and not self._asked_for(kind):
            return
        pending = Pending(self._next_id, kind, content, self._world.clock.now(), change)
        self._next_id += 1
        self._queue.append(pending)
        self._past.append(pending)
        self._wake()

    def redeliver(self, *, times: int, shuffle: bool, since: int) -> None:
        """Put what was created after a change in front of the queue again, confirmed or not."""
        self._forget_old()
        again: list[Pending] = []
        for _ in range(times):
            batch = [replace(one, repeated=True, delivered=False) for one in self._past if one.change > since]
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
        else:
            self._queue = [
                one for one in self._queue if one.update_id >= offset or (one.repeated and not one.delivered)
            ]

    def forget_all(self) -> None:
        """Drop every pending update."""
        self._queue.clear()

    async def first(self) -> Pending:
        """Wait for an update and return the oldest, which stays in the queue until it is settled."""
        self._forget_old()
        while not self._queue:
            self._arrived.clear()
            await self._arrived.wait()
        return self._queue[0]

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
        self.end_held_poll(Refused(409, ANOTHER_POLLER))
        if not self._queue and timeout_seconds > 0:
            await self._hold(timeout_seconds)
        return self._take(limit) if is_connected() else []

    @property
    def is_held(self) -> bool:
        """Whether a poll waits for an update now."""
        return self._held is not None

    def end_held_poll(self, reason: Exception) -> None:
        """Let the poll that waits now fail, if there is one."""
        if self._held is not None and not self._held.done():
            self._held.set_exception(reason)

    async def _hold(self, timeout_seconds: int) -> None:
        held = self._held = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait_for(held, timeout_seconds)
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
        oldest = self._world.clock.now() - UPDATE_LIFE
        self._queue = [one for one in self._queue if one.created_at > oldest]
        self._past = [one for one in self._past if one.created_at > oldest]

    def _wake(self) -> None:
        self._arrived.set()
        if self._held is not None and not self._held.done():
            self._held.set_result(None)
