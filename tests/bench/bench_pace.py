"""A broadcast at the platform's limit: how near to it, whether ever beyond it, and who has to wait behind it."""

import argparse
import asyncio
import itertools
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.outbox.outbox import Outbox
from bot.platforms.telegram.pace import TelegramPace
from bot.platforms.telegram.send import TelegramPlatform
from bot.sandbox.server import TELEGRAM_BOT_TOKEN
from bot.wiring.playing import TREE
from bot.wiring.standing import let_stand
from data.model.notices import Priority
from data.store.database import Store
from tests.bench.figures import Findings, answer, spread, tell
from tests.bench.pace.outlet import Noting, outlet
from tests.bench.pace.queue import add_chats, opened, queue, wanted
from tests.bench.serving import Served, served

NOTICES = 3_000
PER_SECOND = 100
LARGEST_MAKESPAN = 1.03
LARGEST_WAIT = 1.5
LARGEST_GROWTH = 1.2
URGENT_CHATS = 40
URGENT = {"alert": Priority.ALERT, "reply": Priority.ANSWER}
BETWEEN_URGENT_SECONDS = 0.05
IDLE_SECONDS = 30.0
FEW, MANY = 1_000, 50_000
# A disk that stands still for a tenth of a second does so whether anything is broadcast or not: how often it happens in
# which half minute would be all that the slowest waits tell.
IN_MEMORY = Path("/dev/shm")  # noqa: S108  # a folder of its own is made there
RUN_SECONDS = 8.0
MESSAGES_OF_THE_BOT = "messages of the bot"


@dataclass(slots=True)
class Bench:
    """One outbox before one sandbox."""

    store: Store
    outbox: Outbox
    noting: Noting
    urgent_chats: list[int]
    addresses: dict[int, str]

    async def urgent(self, waits: dict[str, list[float]], stop: asyncio.Event) -> None:
        """Promise an alert or an answer from time to time, and note how long each took to arrive."""
        kinds, chats = itertools.cycle(URGENT), itertools.cycle(self.urgent_chats)
        async with asyncio.TaskGroup() as under_way:
            while not stop.is_set():
                kind = next(kinds)
                under_way.create_task(self._timed(next(chats), kind, waits[kind]))
                await asyncio.sleep(BETWEEN_URGENT_SECONDS * random.uniform(0.5, 1.5))

    async def _timed(self, chat_id: int, kind: str, waits: list[float]) -> None:
        known = len(self.noting.arrived)
        began = time.monotonic()
        notice = wanted(chat_id, URGENT[kind])
        # As every turn says when it begins.
        self.outbox.expected()
        await asyncio.wrap_future(self.store.submit(lambda work: work.promise(notice)))
        self.outbox.promised(chat_id if kind == "reply" else None)
        while not (at := self._arrival(chat_id, known)):  # noqa: ASYNC110  # it is the outbox that is measured
            await asyncio.sleep(0.001)
        waits.append(at - began)

    def _arrival(self, chat_id: int, known: int) -> float:
        address = self.addresses[chat_id]
        return next((at for at, where in self.noting.arrived[known:] if where == address), 0.0)


async def moved_in(sandbox: Served, count: int) -> list[int]:
    """Let so many people move in, and return their ids on Telegram."""
    async with aiohttp.ClientSession(sandbox.url) as control:
        ids = []
        for number in range(count):
            person = {"key": f"p{number}", "name": f"P {number}", "telegram": True}
            async with control.post("/control/people", json=person) as told:
                ids.append(int((await told.json())["person"]["telegram"]))
        rule = {"platform": "telegram", "limits": {"per_second": PER_SECOND}}
        async with control.post("/control/fault", json=rule) as told:
            told.raise_for_status()
    return ids


async def fullest_window(sandbox: Served) -> int:
    """Return how many messages the fullest second held."""
    async with (
        aiohttp.ClientSession(sandbox.url) as control,
        control.get("/control/limits") as told,
    ):
        gauges = (await told.json())["limits"]
    return max(int(gauge["most"]) for gauge in gauges if gauge["rule"] == MESSAGES_OF_THE_BOT)


async def paced(notices: int, *, folder: Path | None = None) -> dict[str, float]:
    """Send a broadcast to as many chats, with alerts and answers before and meanwhile.

    Args:
        folder: where the database is made; wherever such things are made, without one.
    """
    with tempfile.TemporaryDirectory(prefix="deskbell-bench-", dir=folder) as name:
        async with served() as sandbox:
            people = await moved_in(sandbox, notices + URGENT_CHATS)
            store = opened(f"sqlite:///{name}/deskbell.sqlite", Path(name))
            chat_ids = add_chats(store, people)
            platform = TelegramPlatform(
                bot_token=TELEGRAM_BOT_TOKEN,
                api_url=f"{sandbox.url}/telegram",
                pace=TelegramPace(per_second=PER_SECOND),
            )
            noting = Noting(platform)
            bench = Bench(
                store,
                outlet(store, noting),
                noting,
                chat_ids[notices:],
                dict(zip(chat_ids, map(str, people), strict=True)),
            )
            await platform.start()
            await bench.outbox.start()
            let_stand()
            figures = await _played(bench, chat_ids[:notices])
            await bench.outbox.stop()
            await platform.stop()
            store.close()
            fullest = await fullest_window(sandbox)
    windows = {"fullest_window": fullest, "windows_exceeded": max(fullest - PER_SECOND, 0)}
    return figures | windows | {"refused_429": noting.refused}


async def _played(bench: Bench, chat_ids: list[int]) -> dict[str, float]:
    idle: dict[str, list[float]] = {kind: [] for kind in URGENT}
    busy: dict[str, list[float]] = {kind: [] for kind in URGENT}
    async with _urgent(bench, idle):
        await asyncio.sleep(IDLE_SECONDS / 2)
    before = len(bench.noting.arrived)
    queue(bench.store, chat_ids)
    async with _urgent(bench, busy):
        began = time.monotonic()
        bench.outbox.promised()
        addresses = {bench.addresses[chat_id] for chat_id in chat_ids}
        left = set(addresses)
        while left:  # it is the outbox that is measured
            await asyncio.sleep(0.1)
            left -= {where for _at, where in bench.noting.arrived[-100:]}
        ended = max(at for at, where in bench.noting.arrived if where in addresses)
    # What else the machine does changes by the minute: idle is what comes before and after.
    async with _urgent(bench, idle):
        await asyncio.sleep(IDLE_SECONDS / 2)
    sent = sum(at <= ended for at, _where in bench.noting.arrived[before:])
    figures: dict[str, float] = {"makespan_seconds": ended - began, "sent_meanwhile": sent - len(chat_ids)}
    figures["makespan_ratio"] = (ended - began) / (sent / PER_SECOND)
    for kind in URGENT:
        figures |= spread(f"{kind}_idle", idle[kind]) | spread(f"{kind}_busy", busy[kind])
        figures[f"{kind}_p99_ratio"] = figures[f"{kind}_busy_p99_ms"] / figures[f"{kind}_idle_p99_ms"]
    return figures


@asynccontextmanager
async def _urgent(bench: Bench, waits: dict[str, list[float]]) -> AsyncIterator[None]:
    """Let alerts and answers be promised until the block ends, and wait for the last of them."""
    stop = asyncio.Event()
    promising = asyncio.create_task(bench.urgent(waits, stop))
    yield
    stop.set()
    await promising


@contextmanager
def queued(count: int) -> Iterator[tuple[str, Path]]:
    """Give a database in which so many chats have something to send, and its folder."""
    with tempfile.TemporaryDirectory(prefix="deskbell-bench-") as name:
        url = f"sqlite:///{name}/deskbell.sqlite"
        store = opened(url, Path(name))
        queue(store, add_chats(store, range(1, count + 1)))
        store.close()
        yield url, Path(name)


async def resident_mib(count: int) -> float:
    """Return the largest size of an outbox that works off so long a queue."""
    with queued(count) as (url, folder):
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "tests.bench.pace.resident", url, str(folder), str(RUN_SECONDS)),
            cwd=TREE,
            stdout=asyncio.subprocess.PIPE,
        )
        told, _ = await child.communicate()
    return float(told)


async def bench(*, notices: int = NOTICES, many: int = MANY, folder: Path | None = None) -> Findings:
    """Measure pace, waits and memory."""
    figures = {"notices": float(notices)}
    few_mib, many_mib = await resident_mib(FEW), await resident_mib(many)
    figures |= {"resident_few_mib": few_mib, "resident_many_mib": many_mib}
    figures["resident_ratio"] = many_mib / few_mib
    tell(f"{many} queued take {figures['resident_ratio']:.2f} times the memory of {FEW}")
    figures |= await paced(notices, folder=folder)
    limits = {
        "makespan_ratio": LARGEST_MAKESPAN,
        "windows_exceeded": 0,
        "refused_429": 0,
        "alert_p99_ratio": LARGEST_WAIT,
        "reply_p99_ratio": LARGEST_WAIT,
        "resident_ratio": LARGEST_GROWTH,
    }
    return Findings("pace", figures, limits)


async def test_a_broadcast_keeps_to_the_limit_and_nobody_waits_behind_it() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notices", type=int, default=NOTICES)
    parser.add_argument("--queued", type=int, default=MANY)
    memory = IN_MEMORY if IN_MEMORY.is_dir() else None
    parser.add_argument("--folder", type=Path, default=memory, help="where the database is made")
    told = parser.parse_args()
    answer(bench(notices=told.notices, many=told.queued, folder=told.folder))
