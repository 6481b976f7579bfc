"""A million random calls against both local servers: none answered with 5xx, none dropped, and both go on serving."""

import argparse
import asyncio
import json
import os
import secrets
import sys
import time
from collections import Counter
from contextlib import suppress

import aiohttp

from bot.wiring.playing import TREE
from tests.bench.calls.calling import Outcome, call_at_random, listen
from tests.bench.calls.pool import Pool
from tests.bench.calls.serving_still import serves_still
from tests.bench.figures import Findings, answer, tell
from tests.bench.serving import WITH_PEOPLE, Served, served

CALLS = 1_000_000
FEW_CALLS = 20_000
# Some calls are held on purpose, as a poll for what was just polled: they must not hold up the others.
CONNECTIONS = 64
CLIENTS = max(1, (os.cpu_count() or 2) - 1)
TELL_EVERY_SECONDS = 30.0
LONGEST_LINE = 1 << 24
WORKER = "--worker"
ANSWERED = ("2", "3", "4")


async def bench(*, calls: int = CALLS, seed: int | None = None, clients: int = CLIENTS) -> Findings:
    """Call from several processes at once, then see that both servers answer and deliver as before."""
    seed = secrets.randbelow(1 << 32) if seed is None else seed
    tell(f"seed {seed}: --seed {seed} makes the same calls again")
    began = time.monotonic()
    async with served(WITH_PEOPLE) as sandbox:
        telling = asyncio.create_task(_tell_on(sandbox, began))
        outcomes = await asyncio.gather(
            *(_client(sandbox.url, seed, range(first, calls, clients)) for first in range(clients))
        )
        seconds = time.monotonic() - began
        telling.cancel()
        alive = await serves_still(sandbox.environment)
        cost = await sandbox.figures()
    kinds = sum((outcome.kinds for outcome in outcomes), Counter[str]())
    for line in [line for outcome in outcomes for line in outcome.wrong]:
        tell(line)
    tell(", ".join(f"{kind}: {count}" for kind, count in sorted(kinds.items())))
    answered = sum(count for kind, count in kinds.items() if kind.startswith(ANSWERED))
    figures = {
        "calls": float(answered + kinds["let go"] + kinds["silent"] + _faults(kinds)),
        "seed": float(seed),
        "answers_5xx": float(_faults(kinds)),
        "dropped": float(kinds["let go"] + kinds["silent"]),
        "answers_not_json": float(kinds["no json"]),
        "answers_200": float(kinds["200"]),
        "not_alive": float(len(alive)),
        "calls_per_second": calls / seconds,
        "server_cpu_ms_per_call": cost["cpu_seconds"] * 1000 / calls,
        "largest_mib": cost["largest_mib"],
    }
    for problem in alive:
        tell(problem)
    return Findings(
        "calls", figures, dict.fromkeys(["answers_5xx", "dropped", "answers_not_json", "not_alive"], 0)
    )


def _faults(kinds: Counter[str]) -> int:
    return sum(count for kind, count in kinds.items() if kind.startswith("5"))


async def _client(url: str, seed: int, numbers: range) -> Outcome:
    """Let a process of its own make some of the calls."""
    told = [str(part) for part in (seed, numbers.start, numbers.stop, numbers.step)]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.bench.bench_calls",
        WORKER,
        url,
        *told,
        cwd=TREE,
        stdout=asyncio.subprocess.PIPE,
        limit=LONGEST_LINE,
    )
    try:
        said, _ = await process.communicate()
        found = json.loads(said)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return Outcome(Counter(found["kinds"]), found["wrong"])


async def _work(url: str, seed: int, numbers: range) -> None:
    """Be one of the clients: a bot that hears everything and calls whatever."""
    pool = Pool()
    listening = asyncio.create_task(listen(url, pool))
    outcome = await call_at_random(url, seed=seed, numbers=numbers, connections=CONNECTIONS, pool=pool)
    listening.cancel()
    with suppress(asyncio.CancelledError, aiohttp.ClientError):
        await listening
    sys.stdout.write(json.dumps({"kinds": outcome.kinds, "wrong": outcome.wrong}) + "\n")


async def _tell_on(sandbox: Served, began: float) -> None:
    while True:
        await asyncio.sleep(TELL_EVERY_SECONDS)
        cost = await sandbox.figures()
        tell(
            f"{time.monotonic() - began:.0f} s: {cost['log_lines']:.0f} lines went over the wires, "
            f"{cost['largest_mib']:.0f} MiB"
        )


async def test_random_calls_break_nothing() -> None:
    findings = await bench(calls=FEW_CALLS)
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    if WORKER in sys.argv:
        asyncio.run(_work(sys.argv[2], int(sys.argv[3]), range(*map(int, sys.argv[4:7]))))
    else:
        parser = argparse.ArgumentParser(description=__doc__)
        parser.add_argument("--calls", type=int, default=CALLS)
        parser.add_argument("--seed", type=int)
        parser.add_argument("--clients", type=int, default=CLIENTS)
        told = parser.parse_args()
        answer(bench(calls=told.calls, seed=told.seed, clients=told.clients))
