"""The desk as a child process: started, watched, killed, started again."""

import asyncio
import contextlib
import json
import os
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.sandbox.plays.problems import Unmet
from bot.sandbox.plays.starting import Child, Start, by_command

START_SECONDS = 60.0
END_SECONDS = 10.0
LAST_WORDS = 30
LOOK_SECONDS = 0.02
READY = "a desk that says that it serves"


@dataclass(frozen=True, slots=True)
class DeskProgram:
    """How a desk is started.

    Attributes:
        argv: the command; it says on its standard output, as one line of JSON, when it serves.
        environment: what it needs beside the settings of the play.
        database: makes the address of its database from a folder that is its own.
        start: starts its process.
    """

    argv: list[str]
    database: Callable[[Path], str]
    environment: Mapping[str, str] = field(default_factory=dict)
    start: Start = by_command


class Desk:
    """One desk and its successors after each kill.

    Args:
        environment: the whole environment of the process.
        log: file to which everything goes that it says on its standard error.
        failpoint: file that names the point at which it shall kill itself.
        patience: factor for every wait.
        serves: told where it serves, and None as soon as it does not.
        quiet: whether the log takes its standard error, which else goes where ours goes.
        start: starts its process.
    """

    def __init__(
        self,
        argv: list[str],
        environment: Mapping[str, str],
        *,
        log: Path,
        failpoint: Path,
        patience: float,
        serves: Callable[[str | None], None] = lambda _web: None,
        quiet: bool = True,
        start: Start = by_command,
    ) -> None:
        self._start = start
        self._argv = argv
        self._environment = dict(environment)
        self._log = log
        self._failpoint = failpoint
        self._patience = patience
        self._serves = serves
        self._quiet = quiet
        self._died = asyncio.Event()
        self._process: Child | None = None
        self._watcher: asyncio.Task[None] | None = None
        self._started: list[int] = []
        self._wanted = False
        self._armed = ""
        self._death = ""
        self.web = ""

    @property
    def environment(self) -> Mapping[str, str]:
        """The whole environment in which it is started."""
        return self._environment

    @property
    def stopped(self) -> bool:
        """Whether the play wants it not to run now."""
        return not self._wanted

    def check(self) -> None:
        """Raise Unmet when it ended although nobody asked for it."""
        if self._death:
            raise Unmet("a desk that keeps running", [self._death])

    def check_end(self) -> None:
        """Raise Unmet when it ended by itself or was to reach a failpoint and did not."""
        self.check()
        if self._armed and self._failpoint.exists():
            raise Unmet(f"the failpoint {self._armed} to be reached", ["the play ended before"])

    @property
    def starting(self) -> bool:
        """Whether it is on its way to serve; that it gets there or dies has an end of its own."""
        return self._wanted and not self.web and not self._death

    @property
    def process_id(self) -> int | None:
        """Return the number of its process, None while none runs."""
        return self._process.pid if self._process is not None else None

    @property
    def lives(self) -> int:
        """How often it was started."""
        return len(self._started)

    def arm(self, failpoint: str) -> None:
        """Let it kill itself when it next reaches this point.

        Raises:
            Unmet: the failpoint before was never reached.
        """
        self.check_end()
        self._failpoint.write_text(failpoint, encoding="utf-8")
        self._armed = failpoint

    def last_words(self) -> list[str]:
        """Return the last lines of its standard error."""
        if not self._log.exists():
            return []
        return self._log.read_text(encoding="utf-8", errors="replace").splitlines()[-LAST_WORDS:]

    async def start(self) -> None:
        """Start it and return when it serves."""
        if self._wanted:
            return
        self._wanted, self._death = True, ""
        try:
            await self._spawn()
        except Unmet as problem:
            self._death = "; ".join(problem.seen)
            raise

    async def died(self) -> None:
        """Return when it ended although nobody asked for it."""
        await self._died.wait()

    async def kill(self) -> None:
        """Kill it without a farewell and start it again."""
        await self._take_down(signal.SIGKILL)
        await self.start()

    async def stop(self) -> None:
        """Ask it to end, and return when it has."""
        if not await self._take_down(signal.SIGTERM):
            raise Unmet(
                "a desk that ends when it is told to (SIGTERM)", [f"still there after {END_SECONDS} s"]
            )

    async def end(self) -> None:
        """Leave nothing of it behind, children included.

        Nobody reads any more what it keeps, so it is not asked to end in order, which takes as long as many steps.
        """
        try:
            await self._take_down(signal.SIGKILL)
        finally:
            for process_group in self._started:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(process_group, signal.SIGKILL)

    def _serve_at(self, web: str) -> None:
        self.web = web
        self._serves(web or None)

    async def _spawn(self) -> None:
        said = self._log.with_suffix(f".{len(self._started)}.out")
        errors = self._log if self._quiet else None
        self._process = await self._start(self._argv, self._environment, output=said, errors=errors)
        self._started.append(self._process.pid)
        self._serve_at(await _ready(self._process, said, seconds=START_SECONDS * self._patience))
        self._watcher = asyncio.create_task(self._watch(self._process))

    async def _watch(self, process: Child) -> None:
        """Notice its end; when the failpoint made it end, start it again at once."""
        code = await process.wait()
        if not self._wanted:
            return
        self._serve_at("")
        if not self._armed or self._failpoint.exists():
            self._death = f"it ended by itself with code {code}"
            self._died.set()
            return
        self._armed = ""
        try:
            await self._spawn()
        except Unmet as problem:
            self._death = f"after its failpoint: {problem.expected}: {'; '.join(problem.seen)}"

    async def _take_down(self, how: signal.Signals) -> bool:
        """Send the signal, wait, and tell whether that was enough."""
        self._wanted = False
        self._serve_at("")
        if self._watcher is not None:
            self._watcher.cancel()
            await asyncio.gather(self._watcher, return_exceptions=True)
        process, self._process, self._watcher = self._process, None, None
        if process is None:
            return True
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(how)
        try:
            async with asyncio.timeout(END_SECONDS * self._patience):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
            return False
        return True


async def _ready(process: Child, said: Path, *, seconds: float) -> str:
    """Read what it says until it says where it serves."""
    deadline = asyncio.get_running_loop().time() + seconds
    while asyncio.get_running_loop().time() < deadline:
        ended = process.returncode
        if web := _web_said(said):
            return web
        if ended is not None:
            raise Unmet(READY, [f"it ended with code {ended}"])
        await asyncio.sleep(LOOK_SECONDS)
    raise Unmet(READY, [f"not within {seconds:g} s"])


def _web_said(output: Path) -> str:
    for line in output.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True):
        if not line.endswith("\n"):
            break
        with contextlib.suppress(ValueError):
            said = json.loads(line)
            if isinstance(said, dict) and said.get("event") == "ready":
                return str(said["web"]).rstrip("/")
    return ""


def child_environment(*layers: Mapping[str, str]) -> dict[str, str]:
    """Return the machine's environment without settings of any desk, and the layers over it.

    A play must never reach a real workspace because a token lies in the environment.
    """
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DESKBELL_")}
    for layer in layers:
        inherited.update(layer)
    return inherited
