"""A sandbox of each test's own, with both platforms in it."""

from collections.abc import AsyncIterator

import pytest
import yaml

from bot.sandbox.server import Sandbox
from bot.wiring.playing import TREE


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(yaml.safe_load((TREE / "config" / "demo" / "company.yml").read_text(encoding="utf-8")))
    await sandbox.start()
    yield sandbox
    await sandbox.stop()
