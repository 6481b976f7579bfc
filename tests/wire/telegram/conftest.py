"""A local Telegram on a free port, and bots of python-telegram-bot alone."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import yaml
from aiohttp import web
from telegram import Bot

from bot.sandbox.directory import Directory
from bot.sandbox.seen import Seen
from bot.sandbox.telegram.server import TelegramServer
from bot.sandbox.world import MovableClock, World

COMPANY = Path(__file__).parents[3] / "config" / "demo" / "company.yml"
TOKEN = "7000000001:sandbox"  # noqa: S105  # opens nothing but the local server
MEI = 5_000_000_001
USERS_GROUP = -1_005_000_000_001
DUTY_GROUP = -1_005_000_000_002


@dataclass
class Local:
    """A served local Telegram."""

    url: str
    world: World
    telegram: TelegramServer
    http: aiohttp.ClientSession

    async def call(self, method: str, *, token: str = TOKEN, **arguments: Any) -> dict[str, Any]:
        """Call a method with a JSON body and return the answer's body."""
        async with self.http.post(f"{self.url}/telegram/bot{token}/{method}", json=arguments) as answer:
            body: dict[str, Any] = await answer.json()
            assert answer.status == body.get("error_code", 200)
            return body

    async def refusal(self, method: str, **arguments: Any) -> str:
        """Call a method that must be refused and return the description."""
        body = await self.call(method, **arguments)
        assert body["ok"] is False, body
        return str(body["description"])

    async def updates(self, offset: int = 0, **arguments: Any) -> list[dict[str, Any]]:
        """Poll without waiting."""
        body = await self.call("getUpdates", offset=offset, **arguments)
        return list(body["result"])

    async def fresh_updates(self) -> list[dict[str, Any]]:
        """Poll without waiting, and confirm what came."""
        updates = await self.updates()
        if updates:
            await self.updates(max(update["update_id"] for update in updates) + 1, limit=1)
        return updates

    def shown(self, place: str) -> list[Seen]:
        """Return what the bot shows in a place now."""
        return [
            thing
            for thing in self.telegram.seen()
            if thing.place == place and thing.by_bot and not thing.gone
        ]


@pytest.fixture
async def local() -> AsyncIterator[Local]:
    """Serve one local Telegram with the demo company."""
    company = yaml.safe_load(COMPANY.read_text(encoding="utf-8"))
    world = World(company=company, clock=MovableClock(datetime(2026, 3, 2, 2, 0, tzinfo=UTC)))
    server = TelegramServer(world, Directory(company))
    app = web.Application()
    server.add_to(app, prefix="/telegram")
    runner = web.AppRunner(app, handle_signals=False)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    async with aiohttp.ClientSession() as http:
        yield Local(f"http://127.0.0.1:{port}", world, server, http)
    await runner.cleanup()


@pytest.fixture
async def bot(local: Local) -> AsyncIterator[Bot]:
    """Give a client of python-telegram-bot, initialised."""
    async with Bot(
        TOKEN, base_url=f"{local.url}/telegram/bot", base_file_url=f"{local.url}/telegram/file/bot"
    ) as client:
        yield client
