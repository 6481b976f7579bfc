"""Turns a second from people's words to the answers on their screens, against the commits that they cost at least."""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import yaml

from bot.wiring.playing import TREE
from bot.wiring.trial import trial_databases
from tests.bench.figures import Findings, answer, tell
from tests.bench.throughput.floor import COMMITS_PER_TURN, commits_per_second
from tests.bench.turn.running import Running, running

# At least so much of the floor: the findings tell its inverse, as every target is a largest figure.
SMALLEST_SHARE = 0.15
CHATS = 16
# Measured by turns: whatever else the machine does meanwhile slows both.
ROUNDS = 6
SECONDS, FLOOR_SECONDS = 4.0, 2.0
WARM_UP_SECONDS = 5.0
PATIENCE_SECONDS = 30.0
DESK = [sys.executable, "-m", "bot", "run"]
COMMAND = "/help"


class Screens:
    """Counts what the desk has shown to each person, as it arrives."""

    def __init__(self, desk: Running) -> None:
        self._desk = desk
        self._known = desk.town.world.log.last
        self._shown: Counter[str] = Counter()
        self._more: dict[str, asyncio.Event] = {}
        self.total = 0

    async def watch(self) -> None:
        """Read the log of the town for ever."""
        world = self._desk.town.world
        while True:
            entries = world.log.after(self._known)
            for entry in entries:
                if entry.method == "sendMessage" and entry.direction == "from_bot":
                    self._count(str(entry.body["chat_id"]))
            self._known = entries[-1].number if entries else self._known
            await world.changed(patience_seconds=1.0)

    async def one_more(self, user_id: str) -> None:
        """Wait for the next message to a person."""
        event = self._more.setdefault(user_id, asyncio.Event())
        async with asyncio.timeout(PATIENCE_SECONDS):
            await event.wait()
        event.clear()

    def _count(self, user_id: str) -> None:
        self.total += 1
        self._more.setdefault(user_id, asyncio.Event()).set()


async def _talks(desk: Running, screens: Screens, may: asyncio.Event, key: str, user_id: str) -> None:
    while True:
        await may.wait()
        await desk.side("telegram").command(key, key, COMMAND)
        await screens.one_more(user_id)


async def _moved_in(desk: Running, chats: int) -> dict[str, str]:
    people: dict[str, str] = {}
    async with aiohttp.ClientSession(desk.town.url) as control:
        for number in range(chats):
            person = {"key": f"p{number}", "name": f"P {number}", "telegram": True}
            async with control.post("/control/people", json=person) as told:
                people[person["key"]] = str((await told.json())["person"]["telegram"])  # type: ignore[index]  # a text
    return people


@asynccontextmanager
async def talking(desk: Running, *, chats: int) -> AsyncIterator[tuple[Screens, asyncio.Event]]:
    """Let so many people ask, each again as soon as they were answered, while the event is set."""
    people = await _moved_in(desk, chats)
    screens, may = Screens(desk), asyncio.Event()
    tasks = [asyncio.create_task(screens.watch())]
    tasks += [asyncio.create_task(_talks(desk, screens, may, *person)) for person in people.items()]
    yield screens, may
    for task in tasks:
        # One that failed would make the figure a wrong one.
        assert not task.done(), task.exception()
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def turns_per_second(screens: Screens, *, seconds: float) -> float:
    """Return how many answers come a second, for so long."""
    before, began = screens.total, time.monotonic()
    await asyncio.sleep(seconds)
    return (screens.total - before) / (time.monotonic() - began)


async def bench(*, chats: int = CHATS, rounds: int = ROUNDS, seconds: float = SECONDS) -> Findings:
    """Measure the floor and the desk on databases of one server, by turns."""
    company = yaml.safe_load((TREE / "config" / "demo" / "company.yml").read_text(encoding="utf-8"))
    floors: list[float] = []
    turns: list[float] = []
    with (
        trial_databases("postgresql") as new_database,
        tempfile.TemporaryDirectory(prefix="deskbell-bench-") as name,
    ):
        folder = Path(name)
        bare = new_database(folder)
        async with (
            running(DESK, company=company, database_url=new_database(folder), folder=folder) as desk,
            talking(desk, chats=chats) as (screens, may),
        ):
            may.set()
            await asyncio.sleep(WARM_UP_SECONDS)
            for _ in range(rounds):
                turns.append(await turns_per_second(screens, seconds=seconds))
                may.clear()
                await desk.rest()
                floors.append(
                    await asyncio.to_thread(commits_per_second, bare, writers=chats, seconds=FLOOR_SECONDS)
                )
                may.set()
                await asyncio.sleep(seconds / 4)
    commits, made = statistics.mean(floors), statistics.mean(turns)
    floor = commits / COMMITS_PER_TURN
    tell(f"{made:.0f} turns a second, {made / floor:.2f} of the floor")
    figures = {
        "chats": float(chats),
        "rounds": float(rounds),
        "turns_per_second": made,
        "bare_commits_per_second": commits,
        "bare_turns_per_second": floor,
        "share_of_floor": made / floor,
        "floor_to_turns_ratio": floor / made,
    }
    return Findings("throughput", figures, {"floor_to_turns_ratio": 1 / SMALLEST_SHARE})


async def test_the_desk_keeps_its_share_of_what_the_database_takes() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=CHATS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of the desk in each round")
    told = parser.parse_args()
    answer(bench(chats=told.chats, rounds=told.rounds, seconds=told.seconds))
