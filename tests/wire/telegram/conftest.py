"""A local Telegram on a free port, and bots of python-telegram-bot alone."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
import yaml
from aiohttp import web
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.sandbox.directory import Directory
from bot.sandbox.telegram.limits import Pace
from bot.sandbox.telegram.server import TelegramServer
from bot.sandbox.telegram.state import Settings
from bot.sandbox.world import MovableClock, World
from tests.wire.telegram.local import TOKEN, Local

# Tests ask the same thing again at once; those of the server's patience set one of their own.
UNHURRIED = Pace(same_offset_seconds=0, burst_seconds=0, conflict_seconds=0, webhook_seconds=0)
COMPANY = Path(__file__).parents[3] / "config" / "demo" / "company.yml"


@pytest.fixture
async def local() -> AsyncIterator[Local]:
    """Serve one local Telegram with the demo company."""
    company = yaml.safe_load(COMPANY.read_text(encoding="utf-8"))
    world = World(company=company, clock=MovableClock(datetime(2026, 3, 2, 2, 0, tzinfo=UTC)))
    server = TelegramServer(world, Directory(company), Settings(pace=UNHURRIED))
    app = web.Application(client_max_size=64 * 1024 * 1024)
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
    # Reading the certificates of the world takes longer than a test; this address has none.
    quick, patient = (HTTPXRequest(httpx_kwargs={"verify": False}) for _ in range(2))
    async with Bot(
        TOKEN,
        base_url=f"{local.url}/telegram/bot",
        base_file_url=f"{local.url}/telegram/file/bot",
        request=quick,
        get_updates_request=patient,
    ) as client:
        yield client
