"""A turn, from the press to the edited card: the desk against bare bots of the same libraries."""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.wiring.playing import TREE
from bot.wiring.trial import NewDatabase, trial_databases
from tests.bench.figures import Findings, answer, spread, tell
from tests.bench.turn.presses import Target, await_offers, seconds_to_edit
from tests.bench.turn.running import Running, running

# The desk answers a press within so many times what a bare bot needs that commits as often.
LARGEST_RATIO = 2.0
PRESSES = 200
WARM_UP = 20
PAUSE_SECONDS = 0.05
PLATFORMS = ("slack", "telegram")
DATABASES = ("sqlite", "postgresql")
DESK = [sys.executable, "-m", "bot", "run"]
BARE = {
    "slack": [sys.executable, "-m", "tests.bench.turn.bare_bolt"],
    "telegram": [sys.executable, "-m", "tests.bench.turn.bare_telegram"],
}
REPORTER = {"slack": "emma", "telegram": "mei"}
STAFF = {"slack": "yun", "telegram": "zhou"}


@dataclass(frozen=True, slots=True)
class Race:
    """Presses on both bots, in turn, on one platform; series in seconds from press to edit."""

    desk: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    def figures(self, name: str) -> dict[str, float]:
        """Return spreads and the ratio of the medians, warm-up left out."""
        desk, bare = (
            spread(f"{name}_{who}", series[WARM_UP:])
            for who, series in (("desk", self.desk), ("bare", self.bare))
        )
        return desk | bare | {f"{name}_ratio": desk[f"{name}_desk_p50_ms"] / bare[f"{name}_bare_p50_ms"]}


async def claimable(desk: Running, platform: str, *, first: int, count: int) -> list[Target]:
    """Let tickets be reported, from the given number on, and return their staff cards with the button `claim`."""
    reporter, staff = REPORTER[platform], STAFF[platform]
    for number in range(first, first + count):
        await desk.side(platform).say(reporter, reporter, f"PhotoBox keeps crashing, case {number}")
    await desk.rest()
    if platform == "telegram":
        # Staff on Telegram work on a card that they open in their private chat.
        for number in range(first, first + count):
            await desk.side(platform).command(staff, staff, f"/status FB-{number}")
        await desk.rest()
    return await await_offers(desk, platform, "claim", count=count)


async def pressable(bare: Running, platform: str) -> Target:
    """Let the bare bot show its one message with its one button."""
    staff = STAFF[platform]
    await (bare.side(platform).command if platform == "telegram" else bare.side(platform).say)(
        staff, staff, "/start"
    )
    return (await await_offers(bare, platform, "press", count=1))[0]


async def raced(desk: Running, bare: Running, platform: str, *, first: int, presses: int) -> Race:
    """Press in turn, so that whatever else the machine does meets both alike."""
    race, staff = Race(), STAFF[platform]
    button = await pressable(bare, platform)
    for card in await claimable(desk, platform, first=first, count=presses):
        race.desk.append(await seconds_to_edit(desk, platform, staff, card))
        await asyncio.sleep(PAUSE_SECONDS)
        race.bare.append(await seconds_to_edit(bare, platform, staff, button))
        await asyncio.sleep(PAUSE_SECONDS)
    return race


async def measured(
    database: str, new_database: NewDatabase, company: Mapping[str, Any], *, presses: int
) -> dict[str, float]:
    """Measure both platforms on one kind of database."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="deskbell-bench-") as name:
        async with AsyncExitStack() as leaving:

            async def start(argv: list[str], bot: str) -> Running:
                folder = Path(name) / bot
                folder.mkdir()
                place = running(argv, company=company, database_url=new_database(folder), folder=folder)
                return await leaving.enter_async_context(place)

            desk = await start(DESK, "desk")
            for position, platform in enumerate(PLATFORMS):
                bare = await start(BARE[platform], f"bare_{platform}")
                race = await raced(desk, bare, platform, first=1 + position * presses, presses=presses)
                figures |= race.figures(f"{platform}_{database}")
                tell(
                    f"{platform}, {database}: {figures[f'{platform}_{database}_ratio']:.2f} times a bare bot"
                )
    return figures


async def bench(*, presses: int = PRESSES, databases: tuple[str, ...] = DATABASES) -> Findings:
    """Measure so many presses of each kind, after some that do not count."""
    text = (TREE / "config" / "demo" / "company.yml").read_text(encoding="utf-8")
    figures: dict[str, float] = {"presses": presses}
    for database in databases:
        with trial_databases(database) as new_database:
            figures |= await measured(database, new_database, yaml.safe_load(text), presses=presses + WARM_UP)
    limits = {name: LARGEST_RATIO for name in figures if name.endswith("_ratio")}
    return Findings("turn", figures, limits)


async def test_a_turn_costs_at_most_twice_a_bare_one() -> None:
    findings = await bench()
    tell(findings.printed())
    assert findings.holds, findings.missed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--presses", type=int, default=PRESSES)
    parser.add_argument("--database", choices=DATABASES, action="append")
    told = parser.parse_args()
    chosen = tuple(told.database or DATABASES)
    answer(bench(presses=told.presses, databases=chosen))
