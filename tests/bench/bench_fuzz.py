"""Requests as nobody should send them, at every HTTP door: none ends in a 5xx, none changes anything."""

import argparse
import asyncio
import hashlib
import os
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from bot.platforms.slack import request_url
from bot.platforms.telegram import webhook
from bot.wiring.playing import TREE, in_a_file
from tests.bench.figures import Findings, answer, tell
from tests.bench.fuzz.shots import Gunner
from tests.bench.fuzz.wire import Line
from tests.bench.turn.running import Running, running
from tests.contract.platforms.ways import free_port

REQUESTS = 200_000
LINES = 8
SERVER_FAULT = 500
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
DESK = [sys.executable, "-m", "bot", "run"]
DOORS = ("/webhooks/alerts", request_url.PATH, webhook.PATH, "/healthz", "/readyz")


async def fired(bot: Running, path: str, *, requests: int, seed: int) -> Counter[int]:
    """Fire so many requests at one door, over several connections, and return how often which status came."""
    clock = bot.town.world.clock
    gunner = Gunner(path, seed=seed, now_seconds=lambda: int(clock.now().timestamp()))
    at = urlsplit(bot.bot.web)
    lines = [Line(str(at.hostname), int(at.port or 0)) for _ in range(LINES)]
    shares = [requests // LINES + (number < requests % LINES) for number in range(LINES)]

    async def work(line: Line, share: int) -> None:
        for _ in range(share):
            await line.fire(gunner.shot())
        line.close()

    await asyncio.gather(*(work(line, share) for line, share in zip(lines, shares, strict=True)))
    return sum((line.statuses for line in lines), Counter[int]())


def state(database: Path) -> str:
    """Return a digest of everything that the desk remembers."""
    digest = hashlib.sha256()
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        for (table,) in connection.execute(TABLES).fetchall():
            digest.update(table.encode())
            # The name comes from the database itself.
            for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY 1'):  # noqa: S608  # no word of strangers
                digest.update(repr(row).encode())
    connection.close()
    return digest.hexdigest()


async def bench(*, requests: int = REQUESTS, seed: int | None = None) -> Findings:
    """Fire so many requests at each door; the seed is told, so that a run can be had again."""
    seed = int.from_bytes(os.urandom(4)) if seed is None else seed
    company: Mapping[str, Any] = yaml.safe_load(
        (TREE / "config" / "demo" / "company.yml").read_text(encoding="utf-8")
    )
    held, url = free_port()
    held.close()
    also = {
        "DESKBELL_TELEGRAM__WEBHOOK_URL": url,
        "DESKBELL_WEB__PORT": str(urlsplit(url).port),
    }
    statuses: Counter[int] = Counter()
    with tempfile.TemporaryDirectory(prefix="deskbell-bench-") as name:
        folder = Path(name)
        async with running(
            DESK, company=company, database_url=in_a_file(folder), folder=folder, also=also
        ) as bot:
            await bot.rest()
            before = state(folder / "deskbell.sqlite")
            for path in DOORS:
                found = await fired(bot, path, requests=requests, seed=seed)
                tell(f"{path}: {dict(sorted(found.items()))}")
                statuses += found
            await bot.rest()
            changes = int(state(folder / "deskbell.sqlite") != before)
    figures: dict[str, float] = {
        "seed": seed,
        "requests": sum(statuses.values()),
        "server_faults": sum(count for status, count in statuses.items() if status >= SERVER_FAULT),
        "hang_ups": statuses[0],
        "changes_of_state": changes,
    }
    figures |= {f"status_{status}": count for status, count in sorted(statuses.items())}
    return Findings("fuzz", figures, {"server_faults": 0, "changes_of_state": 0})


async def test_nothing_that_is_malformed_breaks_or_changes_anything() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=REQUESTS, help="at each door")
    parser.add_argument("--seed", type=int)
    chosen = parser.parse_args()
    answer(bench(requests=chosen.requests, seed=chosen.seed))
