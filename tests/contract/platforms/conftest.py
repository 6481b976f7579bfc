"""A local Slack and a local Telegram, each with a desk that talks to it by the real client libraries."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from bot.sandbox.server import Sandbox
from bot.sandbox.world import MovableClock
from tests.contract.platforms.harness import Desk
from tests.contract.platforms.ways import way_in

COMPANY = Path(__file__).parents[3] / "config" / "demo" / "company.yml"
MONDAY = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    company = yaml.safe_load(COMPANY.read_text(encoding="utf-8"))
    served = Sandbox(company, clock=MovableClock(MONDAY))
    await served.start()
    yield served
    await served.stop()


@pytest.fixture
async def slack(sandbox: Sandbox) -> AsyncIterator[Desk]:
    async with way_in("slack", sandbox) as desk:
        yield desk


@pytest.fixture
async def telegram(sandbox: Sandbox) -> AsyncIterator[Desk]:
    async with way_in("telegram", sandbox) as desk:
        yield desk


@pytest.fixture(params=["slack", "telegram"])
def desk(request: pytest.FixtureRequest) -> Desk:
    """Give each test once over Slack and once over Telegram."""
    chosen: Desk = request.getfixturevalue(request.param)
    return chosen
