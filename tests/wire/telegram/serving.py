"""Serve a local Telegram with the demo company on a free port."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import yaml
from aiohttp import web

from bot.sandbox.directory import Directory
from bot.sandbox.telegram.limits import Pace
from bot.sandbox.telegram.server import TelegramServer
from bot.sandbox.telegram.state import Settings
from bot.sandbox.world import MovableClock, World
from tests.wire.telegram.local import Local

COMPANY = Path(__file__).parents[3] / "config" / "demo" / "company.yml"
# Tests ask the same thing again at once; those of the server's patience set one of their own.
UNHURRIED = Pace(same_offset_seconds=0, burst_seconds=0, conflict_seconds=0, webhook_seconds=0)
EASY = Settings(pace=UNHURRIED)


@asynccontextmanager
async def served(settings: Settings = EASY) -> AsyncIterator[Local]:
    """Serve one local Telegram until the block ends."""
    company = yaml.safe_load(COMPANY.read_text(encoding="utf-8"))
    world = World(company=company, clock=MovableClock(datetime(2026, 3, 2, 2, 0, tzinfo=UTC)))
    server = TelegramServer(world, Directory(company), settings)
    app = web.Application(client_max_size=64 * 1024 * 1024)
    server.add_to(app, prefix="/telegram")
    runner = web.AppRunner(app, handle_signals=False)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    async with aiohttp.ClientSession() as http:
        yield Local(f"http://127.0.0.1:{port}", world, server, http)
    await runner.cleanup()
