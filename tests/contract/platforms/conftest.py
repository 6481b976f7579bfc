"""A local Slack and a local Telegram, each with a desk that talks to it by the real client libraries."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from bot.platforms.slack.receive import SlackReceiver
from bot.platforms.slack.send import SlackPlatform
from bot.platforms.telegram.receive import TelegramReceiver
from bot.platforms.telegram.send import TelegramPlatform
from bot.sandbox.server import SLACK_APP_TOKEN, SLACK_BOT_TOKEN, TELEGRAM_BOT_TOKEN, Sandbox
from bot.sandbox.world import MovableClock
from tests.contract.platforms.harness import Desk, MemoryDoor, Notes

COMPANY = Path(__file__).parents[3] / "config" / "demo" / "company.yml"
MONDAY = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    company = yaml.safe_load(COMPANY.read_text(encoding="utf-8"))
    served = Sandbox(company, clock=MovableClock(MONDAY))
    await served.start()
    yield served
    await served.stop()


@asynccontextmanager
async def running(desk: Desk) -> AsyncIterator[Desk]:
    await desk.start()
    yield desk
    await desk.stop()


@pytest.fixture
async def slack(sandbox: Sandbox) -> AsyncIterator[Desk]:
    now, door, notes = sandbox.world.clock.now, MemoryDoor(), Notes()
    platform = SlackPlatform(
        bot_token=SLACK_BOT_TOKEN,
        now=now,
        api_url=f"{sandbox.url}/slack/api/",
        reached=notes.points.append,
        history_lag_seconds=10,
    )
    receiver = SlackReceiver(
        platform, door, app_token=SLACK_APP_TOKEN, now=now, heard=notes.hear, reached=notes.points.append
    )
    lin = sandbox.directory.people["lin"]
    desk = Desk(
        sandbox,
        sandbox.slack,
        platform,
        receiver,
        door,
        notes,
        person="lin",
        user_id=str(lin.slack_user_id),
        private=str(lin.slack_dm),
        shared=(sandbox.directory.channels["#technical"].slack_channel_id, "#technical"),
        nowhere=f"{lin.slack_dm}:1700000000.000001",
        methods=("chat.postMessage", "chat.update"),
    )
    async with running(desk):
        yield desk


@pytest.fixture
async def telegram(sandbox: Sandbox) -> AsyncIterator[Desk]:
    door, notes = MemoryDoor(), Notes()
    platform = TelegramPlatform(
        bot_token=TELEGRAM_BOT_TOKEN, api_url=f"{sandbox.url}/telegram", reached=notes.points.append
    )
    receiver = TelegramReceiver(platform, door, now=sandbox.world.clock.now, reached=notes.points.append)
    mei = str(sandbox.directory.people["mei"].telegram_user_id)
    desk = Desk(
        sandbox,
        sandbox.telegram,
        platform,
        receiver,
        door,
        notes,
        person="mei",
        user_id=mei,
        private=mei,
        shared=(str(sandbox.directory.groups["users_group"].telegram_chat_id), "users_group"),
        nowhere=f"{mei}:999999",
        methods=("sendMessage", "editMessageText"),
    )
    async with running(desk):
        yield desk


@pytest.fixture(params=["slack", "telegram"])
def desk(request: pytest.FixtureRequest) -> Desk:
    """Give each test once over Slack and once over Telegram."""
    chosen: Desk = request.getfixturevalue(request.param)
    return chosen
