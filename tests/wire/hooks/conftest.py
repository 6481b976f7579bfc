"""Other systems on this machine, and what calls them."""

from collections.abc import AsyncIterator

import pytest
import yaml
from aiohttp import web

from bot.sandbox.hooks.server import Hooks
from bot.sandbox.world import World
from tests.architecture.house import ROOT
from tests.wire.hooks.harness import Place


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    company = yaml.safe_load((ROOT / "config/demo/company.yml").read_text(encoding="utf-8"))
    world, app = World(company=company), web.Application()
    hooks = Hooks(world)
    hooks.add_to(app, prefix="/hooks")
    runner = web.AppRunner(app, handle_signals=False, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    place = Place(world, hooks, runner.addresses[0][1])
    yield place
    await place.leave()
    await runner.cleanup()
