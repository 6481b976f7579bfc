"""Plays for those who want to watch: each begins in a town of its own, which ends when nobody looks any more."""

import asyncio
import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.sandbox.plays.building import Conditions
from bot.sandbox.plays.desk import DeskProgram
from bot.sandbox.plays.outcome import PlayResult
from bot.sandbox.plays.performance import perform
from bot.sandbox.plays.problems import PlayMistake
from bot.sandbox.plays.reading import read_play
from bot.sandbox.plays.stage import Town
from bot.sandbox.plays.watching import Watched
from bot.sandbox.server import Sandbox
from bot.sandbox.side import CannotDo
from bot.sandbox.world import MovableClock

MOST_SHOWS = 4
ABSENT_SECONDS = 60.0
LOOK_SECONDS = 0.5
# Whoever watches waits as well: on a machine that is busy with other things a play is late, and holds all the same.
PATIENCE = 12.0


@dataclass(slots=True)
class Show:
    """One performance, and its town once that is made."""

    watched: Watched
    towns: list[Sandbox]
    running: asyncio.Task[PlayResult]


class Theatre:
    """Offers the plays of a folder.

    Args:
        folder: its `*.yml` are offered under their names; it need not exist.
        company: the company file as read.
        pace: factor for every pause.
        absent_seconds: how long nobody may ask for anything before a town ends.
    """

    def __init__(
        self,
        folder: Path,
        *,
        company: Mapping[str, Any],
        desk: DeskProgram,
        pace: float = 1.0,
        absent_seconds: float = ABSENT_SECONDS,
    ) -> None:
        self._folder = folder
        self._company = company
        self._desk = desk
        self._pace = pace
        self._absent_seconds = absent_seconds
        self._shows: list[Show] = []
        self._ending: set[asyncio.Task[PlayResult]] = set()
        self._warden: asyncio.Task[None] | None = None

    @property
    def shows(self) -> tuple[Show, ...]:
        """The performances whose towns stand, oldest first."""
        return tuple(self._shows)

    def offered(self) -> list[dict[str, Any]]:
        """Return name, title and number of steps of each play; what is no play is not offered."""
        plays = []
        for path in self._paths():
            with contextlib.suppress(PlayMistake):
                play = read_play(path)
                plays.append({"name": path.stem, "title": play.title, "steps": len(play.steps)})
        return plays

    async def watch(self, name: str) -> str:
        """Begin a play and return the address of its town.

        Raises:
            CannotDo: there is no such play, it cannot be played, or there is no room for one more.
        """
        paths = {path.stem: path for path in self._paths()}
        if name not in paths:
            raise CannotDo(f"no play is called {name[:40]!r}; there are: {', '.join(paths) or 'none'}")
        self._make_room()
        show = self._begin(paths[name])
        self._shows.append(show)
        self._warden = self._warden or asyncio.create_task(self._close_what_nobody_watches())
        begun: set[asyncio.Future[Any]] = {show.running, show.watched.opened}
        await asyncio.wait(begun, return_when=asyncio.FIRST_COMPLETED)
        if show.running.done():
            if show in self._shows:
                self._shows.remove(show)
            problem = show.running.exception()
            raise CannotDo(f"{name} cannot be played: {problem or show.running.result().expected}")
        show.towns[0].control.attendance.begin()
        return show.watched.opened.result()

    async def close(self) -> None:
        """End every performance and leave nothing of it behind."""
        if self._warden is not None:
            self._warden.cancel()
            await asyncio.gather(self._warden, return_exceptions=True)
        for show in list(self._shows):
            self._end(show)
        await asyncio.gather(*self._ending, return_exceptions=True)

    def _paths(self) -> list[Path]:
        return sorted(self._folder.glob("*.yml"))

    def _begin(self, path: Path) -> Show:
        watched = Watched(pace=self._pace)
        towns: list[Sandbox] = []

        def make_town(company: dict[str, Any], clock: MovableClock) -> Town:
            towns.append(town_for(watched, company, clock))
            towns[-1].control.offer(self)
            return towns[-1]

        conditions = Conditions(self._company, self._desk, make_town, PATIENCE, lambda _line: None)
        running = asyncio.create_task(perform(path, conditions, watched))
        return Show(watched, towns, running)

    def _make_room(self) -> None:
        if len(self._shows) < MOST_SHOWS:
            return
        over = next((show for show in self._shows if show.watched.over), None)
        if over is None:
            raise CannotDo(f"{MOST_SHOWS} plays are being watched; wait for one to end, or close its page")
        self._end(over)

    def _end(self, show: Show) -> None:
        self._shows.remove(show)
        show.running.cancel()
        self._ending.add(show.running)
        show.running.add_done_callback(self._ending.discard)

    async def _close_what_nobody_watches(self) -> None:
        while True:
            await asyncio.sleep(min(LOOK_SECONDS, self._absent_seconds))
            for show in list(self._shows):
                # Until its address is told, nobody can look at it.
                opened = show.watched.opened.done()
                absent = show.towns[0].control.attendance.absent_seconds if opened else 0.0
                if show.running.done() or absent > self._absent_seconds:
                    self._end(show)


def town_for(watched: Watched, company: dict[str, Any], clock: MovableClock) -> Sandbox:
    """Return a town whose page shows the performance in it."""
    town = Sandbox(company, clock=clock)
    town.control.show(watched)
    return town
