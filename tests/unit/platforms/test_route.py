"""Each platform is reached through its own proxy, or not at all once the desk has lost its seat."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import yaml

from bot.inbox.door import Accepted
from bot.outbox.port import Delivery, NotSent, Sent
from bot.platforms.route import Route
from bot.platforms.slack.receive import SlackReceiver
from bot.platforms.slack.send import SlackPlatform
from bot.platforms.telegram.receive import TelegramReceiver
from bot.platforms.telegram.send import TelegramPlatform
from bot.sandbox.server import SLACK_APP_TOKEN, SLACK_BOT_TOKEN, TELEGRAM_BOT_TOKEN, Sandbox
from bot.shapes.card import Card
from bot.shapes.reply import Reply
from bot.shapes.text import Text
from bot.shapes.turn import Turn
from tests.architecture.house import ROOT
from tests.unit.platforms.proxies import Passed, proxy

CARD = Card(lines=(Text.plain("hello"),))


class NotingDoor:
    """A door that notes who came in."""

    def __init__(self) -> None:
        self.came = asyncio.Event()

    async def accept(self, turns: list[Turn]) -> list[Accepted]:
        self.came.set()
        return [Accepted(number, repeated=False) for number, _ in enumerate(turns, 1)]

    async def sheet_opened(self, inbox_id: int, *, opened: bool) -> None:
        """Nothing is opened here."""

    async def reply(self, inbox_id: int, *, within_seconds: float) -> Reply | None:  # noqa: ARG002  # the port's form
        return None


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    company = yaml.safe_load((ROOT / "config/demo/company.yml").read_text(encoding="utf-8"))
    sandbox = Sandbox(company)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture(params=["http", "socks5"])
async def passed(request: pytest.FixtureRequest) -> AsyncIterator[Passed]:
    async with proxy(request.param) as passed:
        yield passed


def now() -> datetime:
    return datetime.now(UTC)


def slack(sandbox: Sandbox, route: Route) -> SlackPlatform:
    return SlackPlatform(bot_token=SLACK_BOT_TOKEN, now=now, api_url=f"{sandbox.url}/slack/api/", route=route)


def telegram(sandbox: Sandbox, route: Route) -> TelegramPlatform:
    return TelegramPlatform(bot_token=TELEGRAM_BOT_TOKEN, api_url=f"{sandbox.url}/telegram", route=route)


async def test_telegram_is_spoken_to_and_heard_through_its_proxy(sandbox: Sandbox, passed: Passed) -> None:
    platform, door = telegram(sandbox, Route(passed.url)), NotingDoor()
    receiver = TelegramReceiver(platform, door, now=now)  # type: ignore[arg-type]  # lists are sequences enough
    await platform.start()
    await receiver.start()
    await sandbox.telegram.say("mei", "mei", "hello")
    await asyncio.wait_for(door.came.wait(), 30)
    assert receiver.heard_at is not None
    await receiver.stop()
    await platform.stop()
    assert set(passed.targets) == {sandbox.url.removeprefix("http://")}


async def test_slack_is_spoken_to_and_heard_through_its_proxy(sandbox: Sandbox, passed: Passed) -> None:
    platform, door = slack(sandbox, Route(passed.url)), NotingDoor()
    receiver = SlackReceiver(platform, door, app_token=SLACK_APP_TOKEN, now=now)  # type: ignore[arg-type]  # as above
    await platform.start()
    await receiver.start()
    await sandbox.slack.say("emma", "emma", "hello")
    await asyncio.wait_for(door.came.wait(), 30)
    assert receiver.heard_at is not None
    await receiver.stop()
    await platform.stop()
    # Calls over the web share one connection; a socket has its own.
    assert set(passed.targets) == {sandbox.url.removeprefix("http://")}
    assert len(passed.targets) >= 2


async def test_a_proxy_that_refuses_is_named_and_nothing_was_sent(sandbox: Sandbox, passed: Passed) -> None:
    passed.lets_through = False
    delivery = Delivery("message:1", "1", CARD)
    for platform in (slack(sandbox, Route(passed.url)), telegram(sandbox, Route(passed.url))):
        await platform.start()
        outcome = await platform.send(delivery)
        await platform.stop()
        # An HTTP proxy's refusal of a request without TLS cannot be told from the platform's own.
        assert not isinstance(outcome, Sent)
        if passed.url.startswith("socks"):
            assert isinstance(outcome, NotSent)
    assert passed.targets


async def test_a_desk_without_its_seat_sends_nothing(sandbox: Sandbox) -> None:
    closed = Route(is_open=lambda: False)
    before = sandbox.world.log.last
    for platform in (slack(sandbox, closed), telegram(sandbox, closed)):
        await platform.start()
        outcome = await platform.send(Delivery("message:1", "1", CARD))
        await platform.stop()
        assert isinstance(outcome, NotSent)
        assert outcome.reason == "unreachable"
    assert sandbox.world.log.last == before
