"""Our server and Rasa's own, started and asked side by side."""

import asyncio
import contextlib
import json
import os
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import aiohttp

from bot.wiring.playing import TREE

PYTHON = TREE / "nlu" / ".venv" / "bin" / "python"
MODELS = TREE / "var" / "nlu"
TOKEN = "a token of the bench"
LOOK_SECONDS = 0.05
LOOKS = 3600
LETTERS_OF_A_COMPLAINT = 1000
ENVIRONMENT = {
    **os.environ,
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}


class ProgramFault(Exception):
    """A program broke, or a server did not become ready; the message says which, and its last words."""


@dataclass
class Server:
    """A server that is ready.

    Attributes:
        start_seconds: from its start until it answered.
        times: seconds of each question so far.
    """

    process: asyncio.subprocess.Process
    url: str
    headers: Mapping[str, str]
    start_seconds: float
    times: list[float]

    async def ask(self, http: aiohttp.ClientSession, text: str) -> None:
        """Ask what a text means, and note how long that took."""
        began = time.perf_counter()
        async with http.post(self.url, json={"text": text}, headers=self.headers) as said:
            await said.read()
            assert said.ok, said.status
        self.times.append(time.perf_counter() - began)

    @property
    def resident_mib(self) -> float:
        """How much of the memory it holds."""
        told = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(next(line for line in told.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024

    @property
    def cpu_seconds(self) -> float:
        """How much of the processor it took so far."""
        told = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def program(*arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start a program in the Python of nlu/; it ends with the block, whatever ends that."""
    process = await asyncio.create_subprocess_exec(
        str(PYTHON), "-m", *arguments,
        cwd=TREE, env=ENVIRONMENT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def told_by(*arguments: str) -> dict[str, Any]:
    """Run a program in the Python of nlu/ to its end, and return the last that it told.

    Raises:
        ProgramFault: it broke.
    """
    async with program(*arguments) as process:
        said, complaints = await process.communicate()
    if process.returncode:
        raise ProgramFault(f"{' '.join(arguments)}: {complaints.decode()[-LETTERS_OF_A_COMPLAINT:]}")
    last: dict[str, Any] = json.loads(said.splitlines()[-1])
    return last


@asynccontextmanager
async def ours(names: Path) -> AsyncIterator[Server]:
    """Start our server as the desk starts it; its model is trained already.

    Args:
        names: file with what the company calls its things.
    """
    began = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        str(PYTHON), "-m", "nlu.serve", "--models", str(MODELS), "--names", str(names),
        cwd=TREE, env={**ENVIRONMENT, "DESKBELL_NLU__TOKEN": TOKEN},
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        told: dict[str, Any] = {}
        while "url" not in told:
            told = json.loads(await process.stdout.readline())
        headers = {"Authorization": f"Bearer {TOKEN}"}
        yield Server(process, f"{told['url']}/parse", headers, time.monotonic() - began, [])
    finally:
        process.stdin.close()
        await process.wait()


@asynccontextmanager
async def stock(http: aiohttp.ClientSession, model: str, *, port: int) -> AsyncIterator[Server]:
    """Start `rasa run` with a model of Rasa's own pipeline."""
    began = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        str(PYTHON), "-m", "rasa", "run", "--enable-api", "--model", model, "--interface", "127.0.0.1",
        "--port", str(port),
        cwd=Path(model).parent, env=ENVIRONMENT,
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(LOOKS):
            if await _ready(http, f"{url}/status"):
                break
            await asyncio.sleep(LOOK_SECONDS)
        else:
            raise ProgramFault(f"rasa run does not answer at {url}")
        yield Server(process, f"{url}/model/parse", {}, time.monotonic() - began, [])
    finally:
        process.terminate()
        await process.wait()


async def _ready(http: aiohttp.ClientSession, url: str) -> bool:
    with contextlib.suppress(aiohttp.ClientError):
        async with http.get(url) as said:
            return said.ok
    return False


class Asked(Protocol):
    """What can be asked."""

    async def ask(self, http: aiohttp.ClientSession, text: str) -> None:
        """Ask what a text means."""


async def ask_by_turns(http: aiohttp.ClientSession, servers: Sequence[Asked], texts: Sequence[str]) -> None:
    """Ask each server each text, the first to be asked by turns, so that whatever else goes on meets all alike."""
    for number, text in enumerate(texts):
        first = number % len(servers)
        for server in (*servers[first:], *servers[:first]):
            await server.ask(http, text)
