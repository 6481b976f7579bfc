"""Write down what happened to many notices in one commit, where a database has one writer anyway."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from data.store.database import Store
from data.store.work import Work

Result = TypeVar("Result")
MOST_TOGETHER = 64
PATIENCE_SECONDS = 0.02


@dataclass(slots=True)
class _Waiting:
    """A task that waits to be committed, and whoever waits for what comes of it."""

    task: Callable[[Work], Any]
    told: "asyncio.Future[Any]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Commits:
    """Commits of the outbox. While one is under way the next tasks gather, and share the one after it.

    PostgreSQL joins the commits of several writers by itself; there each task is a transaction of its own, for
    several rows locked in one could stand crosswise to a turn's.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[_Waiting] = []
        self._writing: asyncio.Task[None] | None = None

    async def keep(self, task: Callable[[Work], Result], *, patient: bool = False) -> Result:
        """Run a task in a work and return what it does once that is committed; raises as the task and the store do.

        Args:
            patient: whether it may wait a little for the commit of another, so that there is one less.
        """
        if not self._store.has_one_writer:
            return await asyncio.wrap_future(self._store.submit(task))
        waiting = _Waiting(task)
        self._waiting.append(waiting)
        if patient:
            asyncio.get_running_loop().call_later(PATIENCE_SECONDS, self._begin)
        else:
            self._begin()
        result: Result = await waiting.told
        return result

    def _begin(self) -> None:
        if self._writing is None and self._waiting:
            self._writing = asyncio.create_task(self._write())

    async def _write(self) -> None:
        while self._waiting:
            together, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
            if not await self._written(together) and len(together) > 1:
                # One of them broke the work of all: each for itself tells which.
                for waiting in together:
                    await self._written([waiting])
        self._writing = None

    async def _written(self, together: list[_Waiting]) -> bool:
        """Commit some tasks together; return whether whoever waits for them has been told."""
        done = self._store.submit(lambda work: [waiting.task(work) for waiting in together])
        (found,) = await asyncio.gather(asyncio.wrap_future(done), return_exceptions=True)
        if not isinstance(found, BaseException):
            for waiting, result in zip(together, found, strict=True):
                _tell(waiting.told, result)
            return True
        if len(together) == 1 and not together[0].told.done():
            together[0].told.set_exception(found)
        return False


def _tell(told: "asyncio.Future[Any]", result: object) -> None:
    # Whoever was cancelled waits for nothing any more.
    if not told.done():
        told.set_result(result)
