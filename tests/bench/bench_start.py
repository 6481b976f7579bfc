"""How long until a sandbox answers: within a running program, and as a program of its own."""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

import aiohttp
import yaml

from bot.sandbox.server import Sandbox
from tests.bench.figures import Findings, answer, tell
from tests.bench.serving import COMPANY, served

TIMES = 20
PROGRAMS = 3
LARGEST_SECONDS = 1.0


async def seconds_to_answer(http: aiohttp.ClientSession) -> float:
    """Make a sandbox, start it, and return how long it took until it had answered its first call."""
    company = yaml.safe_load(COMPANY.read_text(encoding="utf-8"))
    began = time.monotonic()
    sandbox = Sandbox(company)
    url = await sandbox.start()
    async with http.get(f"{url}/clock") as said:
        await said.read()
    seconds = time.monotonic() - began
    await sandbox.stop()
    return seconds


async def seconds_of_a_program(http: aiohttp.ClientSession, bytecode: Path) -> float:
    """Start a Python with nothing but a sandbox in it, and return how long it took to its first answer."""
    began = time.monotonic()
    async with served(bytecode=bytecode) as sandbox, http.get(f"{sandbox.url}/clock") as said:
        await said.read()
        return time.monotonic() - began


async def bench(*, times: int = TIMES) -> Findings:
    """Start many sandboxes, one after the other."""
    with tempfile.TemporaryDirectory(prefix="deskbell-bytecode-") as name:
        async with aiohttp.ClientSession() as http:
            inside = [await seconds_to_answer(http) for _ in range(times)]
            # The first program compiles what it imports, as after an installation; it does not count.
            programs = [await seconds_of_a_program(http, Path(name)) for _ in range(1 + PROGRAMS)][1:]
    figures = {
        "times": times,
        "start_seconds_p50": statistics.median(inside),
        "start_seconds_max": max(inside),
        "program_seconds_p50": statistics.median(programs),
    }
    return Findings(
        "start", figures, dict.fromkeys(["start_seconds_max", "program_seconds_p50"], LARGEST_SECONDS)
    )


async def test_a_sandbox_answers_within_a_second() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=TIMES)
    told = parser.parse_args()
    answer(bench(times=told.times))
