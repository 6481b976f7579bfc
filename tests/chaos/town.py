"""A sandbox, and desks as processes on one database, which tests start, stop, freeze and kill."""

import asyncio
import contextlib
import json
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, Self

import aiohttp
import yaml

from bot.sandbox.plays.desk import child_environment
from bot.sandbox.plays.starting import Child
from bot.sandbox.server import Sandbox
from bot.wiring.playing import by_copy
from tests.architecture.house import ROOT

COMPANY = ROOT / "config" / "demo" / "company.yml"
PATIENCE_SECONDS = 120.0
# Each report brings a card from either platform, of which the channel takes one in a second: so they keep up.
PAUSE_SECONDS = 2.0
LOOK_SECONDS = 0.05


async def eventually(holds: Callable[[], Any], what: str) -> None:
    """Wait until something holds; say what did not."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < deadline, f"it never came about: {what}"
        await asyncio.sleep(LOOK_SECONDS)


class DeskProcess:
    """One desk.

    Attributes:
        log: what it said on its standard error so far.
    """

    def __init__(self, process: Child, said: Path, errors: Path) -> None:
        self.process = process
        self._said = said
        self._errors = errors

    def events(self) -> list[dict[str, Any]]:
        """Return what it said on its standard output."""
        lines = self._said.read_text(encoding="utf-8").splitlines(keepends=True)
        return [json.loads(line) for line in lines if line.endswith("\n")]

    @property
    def log(self) -> str:
        return self._errors.read_text(encoding="utf-8")

    @property
    def web(self) -> str:
        return str(self.events()[-1]["web"])

    def has_said(self, event: str, *, times: int = 1) -> bool:
        assert self.process.returncode is None, self.log
        return [said["event"] for said in self.events()].count(event) >= times

    async def says(self, event: str, *, times: int = 1) -> None:
        await eventually(lambda: self.has_said(event, times=times), f"{event}\n{self.log}")

    async def asked(self, path: str) -> tuple[int, dict[str, Any]]:
        async with aiohttp.ClientSession() as http, http.get(f"{self.web}{path}") as answer:
            return answer.status, await answer.json()

    async def asked_until(
        self, path: str, holds: Callable[[dict[str, Any]], bool]
    ) -> tuple[int, dict[str, Any]]:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            status, told = await self.asked(path)
            if holds(told):
                return status, told
            assert time.monotonic() < deadline, told
            await asyncio.sleep(LOOK_SECONDS)

    async def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()


class ChaosTown:
    """The sandbox, and whoever serves it."""

    def __init__(self, database_url: str, folder: Path, **settings: str) -> None:
        self.database_url = database_url
        self.sandbox = Sandbox(yaml.safe_load(COMPANY.read_text(encoding="utf-8")))
        self._folder = folder
        self._settings = settings
        self._desks: list[DeskProcess] = []

    async def __aenter__(self) -> Self:
        await self.sandbox.start()
        file = self._folder / "company.yml"
        told = self.sandbox.directory.resolved_company()
        file.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
        return self

    async def __aexit__(self, *_: object) -> None:
        for desk in self._desks:
            if desk.process.returncode is None:
                desk.process.send_signal(signal.SIGCONT)
                await desk.kill()
        await self.sandbox.stop()

    def environment(self, **settings: str) -> dict[str, str]:
        """Return the settings of a desk here."""
        return child_environment(
            self.sandbox.environment(),
            {
                "PYTHONPATH": str(ROOT),
                "DESKBELL_DATABASE__URL": self.database_url,
                "DESKBELL_DATA_FOLDER": str(self._folder),
                "DESKBELL_COMPANY__FILE": str(self._folder / "company.yml"),
                "DESKBELL_SLACK__HISTORY_LAG_SECONDS": "1",
            },
            self._settings,
            settings,
        )

    async def desk(self, **settings: str) -> DeskProcess:
        """Start one more desk."""
        number = len(self._desks)
        said, errors = self._folder / f"{number}.out", self._folder / f"{number}.log"
        command = [sys.executable, "-m", "bot", "run"]
        environment = self.environment(**settings)
        process = await by_copy(environment)(command, environment, output=said, errors=errors)
        self._desks.append(DeskProcess(process, said, errors))
        return self._desks[-1]

    async def tell(self, words: str) -> None:
        """Let somebody report something, once on each platform."""
        await self.sandbox.telegram.say("mei", "mei", f"PhotoBox crashes: {words}, telegram")
        await self.sandbox.slack.say("emma", "emma", f"PhotoBox crashes: {words}, slack")

    def told(self) -> Counter[str]:
        """Return how many cards of the department there are for each thing reported."""
        cards = [seen for seen in self.sandbox.slack.seen() if seen.place == "#operations" and seen.by_bot]
        return Counter(
            seen.text.partition("PhotoBox crashes: ")[2].partition(" Status")[0].partition(" 状态")[0]
            for seen in cards
            if not seen.gone and "PhotoBox crashes: " in seen.text
        )

    async def everything_told_once(self, words: list[str]) -> None:
        """Wait until each report has its one card, and nothing else is on its way."""
        wanted = Counter(f"{one}, {platform}" for one in words for platform in ("telegram", "slack"))
        await eventually(lambda: set(self.told()) >= set(wanted), f"{wanted - self.told()}\n{self._logs()}")
        await eventually(
            lambda: not self.sandbox.slack.busy() and not self.sandbox.telegram.busy(), "all delivered"
        )
        assert self.told() == wanted

    def _logs(self) -> str:
        return "\n".join(desk.log for desk in self._desks)


@contextlib.asynccontextmanager
async def chattering(town: ChaosTown) -> AsyncIterator[list[str]]:
    """Let people report until the block ends; yields what they reported so far."""
    words: list[str] = []

    async def chatter() -> None:
        while True:
            words.append(f"no {len(words)}")
            await town.tell(words[-1])
            await asyncio.sleep(PAUSE_SECONDS)

    task = asyncio.create_task(chatter())
    try:
        yield words
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert words, "nobody said anything"


def frozen(desk: DeskProcess) -> None:
    """Stop a process where it stands."""
    os.kill(desk.process.pid, signal.SIGSTOP)


def thawed(desk: DeskProcess) -> None:
    """Let it go on as if nothing had been."""
    os.kill(desk.process.pid, signal.SIGCONT)
