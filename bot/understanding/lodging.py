"""A server that processes of one machine share: it lives as long as any of them does, however they end."""

import contextlib
import fcntl
import json
import os
import secrets
import select
import signal
import stat
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# Its standard input is a named pipe, which each process that uses it holds open for writing: when the last one is gone, killed
# or not, the pipe ends, and with it the server. What it says stands in a file, so that whoever comes later hears it too.
PIPE, SAID, LOG, LOCK, KEPT = "lifeline", "said", "log", "lock", "server.json"
TOKEN = "DESKBELL_NLU__TOKEN"  # noqa: S105  # the name of a setting
OWN_SETTINGS = "DESKBELL_"
OURS_ALONE = 0o600


@dataclass(frozen=True, slots=True)
class Program:
    """How a server is started.

    Attributes:
        folder: where it runs.
        files: what it reads, by name, written into the folder that it is shared in.
        started: told its number as soon as it runs.
    """

    argv: Sequence[str]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    started: Callable[[int], None] = lambda _process_id: None


@dataclass(slots=True)
class Lodging:
    """A server that this process keeps alive.

    Attributes:
        found: whether it lived before.
    """

    folder: Path
    pipe: int
    token: str
    process_id: int
    found: bool
    child: "subprocess.Popen[bytes] | None" = None

    @property
    def lives(self) -> bool:
        """Whether it still reads its standard input."""
        if self.child is not None and self.child.poll() is not None:
            return False
        poll = select.poll()
        poll.register(self.pipe, select.POLLERR)
        return not poll.poll(0)

    def said(self) -> list[dict[str, Any]]:
        """Return what it has said on its standard output, line by line."""
        try:
            lines = (
                (self.folder / SAID).read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
            )
        except OSError:
            return []
        found = []
        for line in lines:
            with contextlib.suppress(ValueError):
                told = json.loads(line) if line.endswith("\n") else None
                found += [told] if isinstance(told, dict) else []
        return found

    def kill(self) -> None:
        """End it, whoever else uses it: it is good for nobody any more."""
        if self.lives:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(self.process_id, signal.SIGKILL)

    def leave(self) -> None:
        """Use it no more; it ends when nobody does."""
        os.close(self.pipe)

    def ended(self, *, within_seconds: float) -> None:
        """Wait until a server that was started here and that nobody uses any more is gone."""
        if self.child is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.child.wait(within_seconds)


def lodge(program: Program, folder: Path) -> Lodging:
    """Take part in the server of a folder; start it when none lives there.

    Args:
        folder: belongs to this user alone.

    Raises:
        OSError: it cannot be started, or the folder cannot be used.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(folder):
        return _join(folder) or _start(program, folder)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let nobody else look or start meanwhile; it takes milliseconds, for nobody waits for the server here."""
    lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, OURS_ALONE)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _join(folder: Path) -> Lodging | None:
    try:
        # Without anybody at its other end such a pipe does not open.
        pipe = os.open(folder / PIPE, os.O_WRONLY | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        kept = json.loads((folder / KEPT).read_text(encoding="utf-8"))
        lodging = Lodging(folder, pipe, kept["token"], kept["process_id"], found=True)
        if stat.S_ISFIFO(os.fstat(pipe).st_mode) and lodging.lives:
            return lodging
    except (OSError, ValueError, KeyError, TypeError):
        pass
    os.close(pipe)
    return None


def _start(program: Program, folder: Path) -> Lodging:
    for name, content in program.files.items():
        (folder / name).write_text(content, encoding="utf-8")
    (folder / PIPE).unlink(missing_ok=True)
    os.mkfifo(folder / PIPE, OURS_ALONE)
    reading = os.open(folder / PIPE, os.O_RDONLY | os.O_NONBLOCK)
    try:
        pipe = os.open(folder / PIPE, os.O_WRONLY | os.O_NONBLOCK)
        os.set_blocking(reading, True)
        token = secrets.token_urlsafe(32)
        try:
            child = _spawn(program, folder, reading, token)
        except OSError:
            os.close(pipe)
            raise
    finally:
        os.close(reading)
    program.started(child.pid)
    _keep(folder, {"token": token, "process_id": child.pid})
    return Lodging(folder, pipe, token, child.pid, found=False, child=child)


def _spawn(program: Program, folder: Path, standard_input: int, token: str) -> "subprocess.Popen[bytes]":
    # It gets no secret but its own.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(OWN_SETTINGS)}
    with (folder / SAID).open("wb") as said, (folder / LOG).open("wb") as log:
        return subprocess.Popen(  # noqa: S603  # the program is the operator's
            program.argv,
            stdin=standard_input,
            stdout=said,
            stderr=log,
            cwd=program.folder,
            env={**inherited, **program.environment, TOKEN: token},
            start_new_session=True,  # a Ctrl-C is meant for whoever uses it, not for what they share
        )


def _keep(folder: Path, told: Mapping[str, Any]) -> None:
    fresh = folder / f"{KEPT}.new"
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OURS_ALONE), "w") as kept:
        json.dump(told, kept)
    fresh.replace(folder / KEPT)
