"""Turns a second from people's words to the answers on their screens, against the commits that they cost at least."""

import argparse
import asyncio
import sys
import tempfile
import time
from collections import Counter
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
SECONDS = 20.0
WARM_UP_SECONDS = 5.0
FLOOR_SECONDS = 5.0
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


async def _talks(desk: Running, screens: Screens, key: str, user_id: str) -> None:
    while True:
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


async def turns_per_second(desk: Running, *, chats: int, seconds: float) -> float:
    """Let so many people ask, each again as soon as they were answered, and return how many answers a second come."""
    people = await _moved_in(desk, chats)
    screens = Screens(desk)
    tasks = [asyncio.create_task(screens.watch())]
    tasks += [asyncio.create_task(_talks(desk, screens, *person)) for person in people.items()]
    await asyncio.sleep(WARM_UP_SECONDS)
    before, began = screens.total, time.monotonic()
    await asyncio.sleep(seconds)
    made = (screens.total - before) / (time.monotonic() - began)
    for task in tasks:
        # One that failed would make the figure a wrong one.
        assert not task.done(), task.exception()
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return made


async def bench(*, chats: int = CHATS, seconds: float = SECONDS) -> Findings:
    """Measure the floor and the desk on servers of the same kind, one after the other."""
    company = yaml.safe_load((TREE / "config" / "demo" / "company.yml").read_text(encoding="utf-8"))
    with (
        trial_databases("postgresql") as new_database,
        tempfile.TemporaryDirectory(prefix="deskbell-bench-") as name,
    ):
        folder = Path(name)
        commits = await asyncio.to_thread(
            commits_per_second, new_database(folder), writers=chats, seconds=FLOOR_SECONDS
        )
        async with running(DESK, company=company, database_url=new_database(folder), folder=folder) as desk:
            turns = await turns_per_second(desk, chats=chats, seconds=seconds)
    floor = commits / COMMITS_PER_TURN
    tell(f"{turns:.0f} turns a second, {turns / floor:.2f} of the floor")
    figures = {
        "chats": float(chats),
        "turns_per_second": turns,
        "bare_commits_per_second": commits,
        "bare_turns_per_second": floor,
        "share_of_floor": turns / floor,
        "floor_to_turns_ratio": floor / turns,
    }
    return Findings("throughput", figures, {"floor_to_turns_ratio": 1 / SMALLEST_SHARE})


async def test_the_desk_keeps_its_share_of_what_the_database_takes() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=CHATS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    told = parser.parse_args()
    answer(bench(chats=told.chats, seconds=told.seconds))
