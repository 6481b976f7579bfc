"""How the process of a desk is started: by its command line, or, sooner, as a copy of one that has imported everything."""

import asyncio
import contextlib
import multiprocessing
import os
import runpy
import sys
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from signal import SIGKILL
from typing import IO, Protocol

STANDARD_INPUT, STANDARD_OUTPUT, STANDARD_ERROR = 0, 1, 2


class Child(Protocol):
    """A process that was started here. Its standard input is held open as long as we live and it is wanted."""

    @property
    def pid(self) -> int:
        """Return its number."""

    @property
    def returncode(self) -> int | None:
        """Return how it ended, negative by a signal; None while it runs."""

    async def wait(self) -> int:
        """Return how it ended, when it has."""

    def send_signal(self, signal: int) -> None:
        """Send it a signal.

        Raises:
            ProcessLookupError: it has ended.
        """

    def kill(self) -> None:
        """End it at once."""


class Start(Protocol):
    """Starts the process of a desk, in a session of its own.

    Args:
        output: file that takes its standard output.
        errors: file that its standard error is appended to; without it, that goes where ours goes.
    """

    async def __call__(
        self, argv: Sequence[str], environment: Mapping[str, str], *, output: Path, errors: Path | None
    ) -> Child:
        """Start it."""


async def by_command(
    argv: Sequence[str], environment: Mapping[str, str], *, output: Path, errors: Path | None
) -> Child:
    """Start it as anybody does."""
    with _opened(output, errors) as (said, complained):
        return await asyncio.create_subprocess_exec(
            *argv,
            stdin=asyncio.subprocess.PIPE,  # its end tells the desk that we are gone, however we died
            stdout=said,
            stderr=complained,
            env=environment,
            start_new_session=True,
        )


class ByCopy:
    """Starts each as a copy of a process that has imported its module already, which takes most of a start.

    Args:
        module: package that `python -m` would run; the command lines given are for this one.
        prepared: module that imports all that it needs.
        environment: of the process that is copied.
    """

    def __init__(self, module: str, prepared: str, environment: Mapping[str, str]) -> None:
        self._module = module
        self._environment = environment
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([prepared, f"{module}.__main__"])

    async def __call__(
        self, argv: Sequence[str], environment: Mapping[str, str], *, output: Path, errors: Path | None
    ) -> Child:
        """Start it; a command line of another program as it stands."""
        if list(argv[:3]) != [sys.executable, "-m", self._module]:
            return await by_command(argv, environment, output=output, errors=errors)
        theirs, ours = self._context.Pipe(duplex=False)
        told = (self._module, list(argv[3:]), dict(environment), theirs, output, errors)
        process = self._context.Process(target=_become, args=told, daemon=True)
        with _opened(output, errors), _surrounded(self._environment):
            await asyncio.to_thread(process.start)
        theirs.close()
        return _Copy(process, ours)


class _Copy:
    """A copy that runs."""

    def __init__(self, process: ForkServerProcess, lifeline: Connection) -> None:
        self._process = process
        self._lifeline = lifeline
        self._ended = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(process.sentinel, self._end)
        self.pid = process.pid or 0
        self.returncode: int | None = None

    async def wait(self) -> int:
        await self._ended.wait()
        return self.returncode or 0

    def send_signal(self, signal: int) -> None:
        if self.returncode is not None:
            raise ProcessLookupError(self.pid)
        os.kill(self.pid, signal)

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.send_signal(SIGKILL)

    def _end(self) -> None:
        self._loop.remove_reader(self._process.sentinel)
        self._process.join()
        self.returncode = self._process.exitcode
        self._process.close()
        self._lifeline.close()
        self._ended.set()


@contextlib.contextmanager
def _opened(output: Path, errors: Path | None) -> Iterator[tuple[IO[bytes], IO[bytes] | None]]:
    """Open both anew. No pipes: they would stay open as long as any child of the desk, and hide the desk's own end."""
    with contextlib.ExitStack() as files:
        said = files.enter_context(output.open("wb"))
        yield said, files.enter_context(errors.open("ab")) if errors else None


@contextlib.contextmanager
def _surrounded(environment: Mapping[str, str]) -> Iterator[None]:
    """Let what is started within the block find this in its environment; the library takes ours and no other."""
    before = {name: os.environ.get(name) for name in environment}
    os.environ.update(environment)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _become(
    module: str,
    arguments: list[str],
    environment: dict[str, str],
    lifeline: Connection,
    output: Path,
    errors: Path | None,
) -> None:
    """Be, within the copy, what the command line would have started."""
    os.setsid()
    os.dup2(lifeline.fileno(), STANDARD_INPUT)
    lifeline.close()
    with _opened(output, errors) as (said, complained):
        os.dup2(said.fileno(), STANDARD_OUTPUT)
        if complained:
            os.dup2(complained.fileno(), STANDARD_ERROR)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv[1:] = arguments
    sys.modules.pop(f"{module}.__main__", None)
    runpy.run_module(module, run_name="__main__", alter_sys=True)
