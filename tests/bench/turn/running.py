"""A bot in a process of its own, in a sandbox of its own within this one."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import aiohttp
import yaml

from bot.sandbox.plays.desk import Desk, child_environment
from bot.sandbox.plays.health import Checkup
from bot.sandbox.plays.starting import Start, by_command
from bot.sandbox.server import Sandbox
from bot.sandbox.side import Side
from bot.wiring.playing import TREE
from bot.wiring.sharing import shared_understanding

LOOK_SECONDS = 0.05
# More presses are made here in a minute than the platforms promise to take edits for; a bare bot does not ask either.
UNPACED = {
    "DESKBELL_SLACK__PACE__TIER_3": "100000",
    "DESKBELL_SLACK__PACE__POSTS_AT_ONCE": "1000",
    "DESKBELL_SLACK__PACE__POSTS_PER_MINUTE": "100000",
    "DESKBELL_TELEGRAM__PACE__PER_SECOND": "1000",
    "DESKBELL_TELEGRAM__PACE__AT_ONCE": "1000",
}
REST_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that serves, and what people can do to it."""

    town: Sandbox
    bot: Desk
    checkup: Checkup

    def side(self, platform: str) -> Side:
        """Return the people's side of a platform."""
        return self.town.slack if platform == "slack" else self.town.telegram

    async def rest(self) -> None:
        """Wait until a desk has nothing left to do."""
        async with asyncio.timeout(REST_SECONDS):
            while not await self._rests():  # noqa: ASYNC110  # a desk tells only whoever asks
                await asyncio.sleep(LOOK_SECONDS)

    async def _rests(self) -> bool:
        self.bot.check()
        if self.town.slack.busy() or self.town.telegram.busy():
            return False
        health = await self.checkup.health()
        return health is not None and health.at_rest


@asynccontextmanager
async def running(
    argv: list[str],
    *,
    company: Mapping[str, Any],
    database_url: str,
    folder: Path,
    also: Mapping[str, str] = MappingProxyType({}),
    start: Start = by_command,
) -> AsyncIterator[Running]:
    """Start a sandbox and a bot in it; both end with the block.

    Args:
        folder: exists, and is the bot's own.
        also: further settings.
        start: starts the process of the bot.
    """
    town = Sandbox(dict(company))
    await town.start()
    environment = await _environment(town, database_url, folder, also)
    log, failpoint = folder / "bot.log", folder / "failpoint"
    bot = Desk(argv, environment, log=log, failpoint=failpoint, patience=1.0, start=start)
    try:
        await bot.start()
        async with aiohttp.ClientSession() as http:
            yield Running(town, bot, Checkup(http, lambda: bot.web))
    finally:
        await bot.end()
        await town.stop()


async def _environment(
    town: Sandbox, database_url: str, folder: Path, also: Mapping[str, str]
) -> dict[str, str]:
    known = folder / "company.yml"
    known.write_text(yaml.safe_dump(town.directory.resolved_company(), allow_unicode=True), encoding="utf-8")
    return child_environment(
        town.environment(),
        {
            "PYTHONPATH": str(TREE),
            "DESKBELL_COMPANY__FILE": str(known),
            "DESKBELL_DATABASE__URL": database_url,
            "DESKBELL_DATA_FOLDER": str(folder),
            # Words that wait for a model to load would be no turns.
            **await asyncio.to_thread(shared_understanding),
            **UNPACED,
            **also,
        },
    )
