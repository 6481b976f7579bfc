"""Plays as the page asks for them: which are offered, how one is begun, and the one under way watched and led."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Protocol

from aiohttp import web

from bot.sandbox.control.guard import WrongRequest, body_of, number_in, text_in

LONGEST_WAIT_SECONDS = 25.0
SLICE_SECONDS = 0.5
LEADS = ("pause", "resume", "next", "take_over")


class Theatre(Protocol):
    """Where plays are performed for those who want to watch, each in a town of its own."""

    def offered(self) -> list[dict[str, Any]]:
        """Return name, title and number of steps of each play."""

    async def watch(self, name: str) -> str:
        """Begin a play and return the address of its town.

        Raises:
            CannotDo: there is no such play, or no room for one more.
        """


class Performance(Protocol):
    """The play that is performed in a town."""

    @property
    def revision(self) -> int:
        """Number of the last thing that changed about it."""

    def picture(self) -> dict[str, Any]:
        """Return what a page needs to show it."""

    def changed(self, *, patience_seconds: float) -> Coroutine[Any, Any, bool]:
        """Wait for the next change; return whether one came in time."""

    def lead(self, wish: str) -> None:
        """Pause, go on, take one step, or leave the town to whoever watches."""


class Performing:
    """The routes about plays of one town."""

    def __init__(self, closing: Callable[[], bool]) -> None:
        self.theatre: Theatre | None = None
        self.performance: Performance | None = None
        self._closing = closing

    @property
    def revision(self) -> int | None:
        """Number of the last thing that changed about what is performed here, None where nothing is."""
        return None if self.performance is None else self.performance.revision

    async def changed_or(self, other: Coroutine[Any, Any, bool]) -> bool:
        """Wait for a change of what is performed, or for the end of another wait."""
        if self.performance is None:
            return await other
        mine = asyncio.ensure_future(self.performance.changed(patience_seconds=SLICE_SECONDS))
        theirs = asyncio.ensure_future(other)
        try:
            done, _ = await asyncio.wait({mine, theirs}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for waiting in (mine, theirs):
                waiting.cancel()
        return any(waiting.result() for waiting in done)

    def add_to(self, router: web.UrlDispatcher) -> None:
        """Put the routes into the control door."""
        router.add_get("/demos", self._tell_demos)
        router.add_post("/demos", self._begin_demo)
        router.add_get("/performance", self._tell_performance)
        router.add_post("/performance", self._lead)

    async def _tell_demos(self, _request: web.Request) -> web.Response:
        return _answer({"demos": self.theatre.offered() if self.theatre else []})

    async def _begin_demo(self, request: web.Request) -> web.Response:
        name = text_in(await body_of(request), "watch")
        if self.theatre is None:
            raise WrongRequest("no plays are offered here")
        return _answer({"url": f"{await self.theatre.watch(name)}/"})

    async def _tell_performance(self, request: web.Request) -> web.Response:
        performance, after = self.performance, number_in(request, "after", -1)
        if performance is None:
            return _answer({"performance": None})
        if after >= 0:
            await wait_in_slices(
                lambda: performance.revision != after or self._closing(),
                lambda: performance.changed(patience_seconds=SLICE_SECONDS),
            )
        return _answer({"performance": performance.picture(), "revision": performance.revision})

    async def _lead(self, request: web.Request) -> web.Response:
        wishes = await body_of(request)
        if len(wishes) != 1 or next(iter(wishes)) not in LEADS or next(iter(wishes.values())) is not True:
            raise WrongRequest(f'ask for exactly one of {", ".join(LEADS)}, as {{"pause": true}}')
        if self.performance is None:
            raise WrongRequest("nothing is performed here")
        self.performance.lead(next(iter(wishes)))
        return _answer({"performance": self.performance.picture(), "revision": self.performance.revision})


async def wait_in_slices(ready: Callable[[], bool], changed: Callable[[], Awaitable[bool]]) -> None:
    """Wait up to 25 seconds, in slices, so that a closing sandbox need not wait for its readers.

    Args:
        changed: waits for one slice at most.
    """
    deadline = asyncio.get_running_loop().time() + LONGEST_WAIT_SECONDS
    while not ready() and asyncio.get_running_loop().time() < deadline:
        await changed()


def _answer(facts: dict[str, Any]) -> web.Response:
    return web.json_response(facts, headers={"Cache-Control": "no-store"})
