"""How fast texts are understood, and what that takes, beside `rasa run` with a model of the same texts."""

import socket
import statistics
import tempfile
from pathlib import Path

import aiohttp

from bot.wiring.nlu_program import names_file
from nlu.data import LANGUAGES
from tests.bench.figures import Findings, spread, tell
from tests.bench.nlu.servers import MODELS, Server, ask_by_turns, ours, stock, told_by
from tests.bench.nlu.sets import unseen_rows
from tests.bench.serving import COMPANY

SERVED = {"parse_p50_ratio": 0.6, "parse_p99_ratio": 0.6, "start_ratio": 1.0, "memory_ratio": 1.0}
STARTS = 3
WARMING = 20


async def speed() -> Findings:
    """Start our server and Rasa's, and ask both the same."""
    tell("training Rasa's fastest pipeline and ours on the same texts …")
    await told_by("nlu.train", "--models", str(MODELS))
    with tempfile.TemporaryDirectory(prefix="deskbell-bench-") as folder, names_file(COMPANY) as names:
        model = (await told_by("tests.bench.nlu.stock", "logistic", "--keep", folder))["model"]
        async with aiohttp.ClientSession() as http:
            starts = [await _start_seconds(http, model, names) for _ in range(STARTS)]
            tell("asking both servers …")
            async with stock(http, model, port=_free_port()) as theirs, ours(names) as own:
                figures = await _asked(http, own, theirs)
    here, there = (statistics.median(seconds) for seconds in zip(*starts, strict=True))
    return Findings("nlu", figures | _beside("start", here, there, unit="seconds"), SERVED)


async def _start_seconds(http: aiohttp.ClientSession, model: str, names: Path) -> tuple[float, float]:
    """Start each server while the other does not run, and return how long ours and Rasa's took."""
    tell("starting both servers …")
    async with stock(http, model, port=_free_port()) as theirs:
        there = theirs.start_seconds
    async with ours(names) as own:
        return own.start_seconds, there


async def _asked(http: aiohttp.ClientSession, own: Server, theirs: Server) -> dict[str, float]:
    # Of every language by turns, so that what warms up does so in each.
    by_language = [[row["text"] for row in unseen_rows(language)] for language in LANGUAGES]
    texts = [text for three in zip(*by_language, strict=False) for text in three]
    await ask_by_turns(http, [own, theirs], texts[:WARMING])
    for server in (own, theirs):
        server.times.clear()
    spent = own.cpu_seconds, theirs.cpu_seconds
    await ask_by_turns(http, [own, theirs], texts[WARMING:])
    here, there = spread("parse", own.times), spread("parse", theirs.times)
    return {
        **here,
        **{f"stock_{name}": figure for name, figure in there.items()},
        "parse_p50_ratio": here["parse_p50_ms"] / there["parse_p50_ms"],
        "parse_p99_ratio": here["parse_p99_ms"] / there["parse_p99_ms"],
        "parses_per_cpu_second": len(own.times) / (own.cpu_seconds - spent[0]),
        "stock_parses_per_cpu_second": len(theirs.times) / (theirs.cpu_seconds - spent[1]),
        **_beside("memory", own.resident_mib, theirs.resident_mib, unit="mib"),
    }


def _beside(name: str, here: float, there: float, *, unit: str) -> dict[str, float]:
    return {f"{name}_{unit}": here, f"stock_{name}_{unit}": there, f"{name}_ratio": here / there}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
