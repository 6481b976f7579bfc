"""Each platform's published limits are counted where they hold, in sandbox time."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.sandbox.directory import Directory
from bot.sandbox.server import SLACK_BOT_TOKEN, TELEGRAM_BOT_TOKEN, Sandbox
from bot.sandbox.slack.limits import METHOD_TIERS, SlackLimits
from bot.sandbox.slack.windows import window_rules
from bot.sandbox.slack.workspace import Workspace
from bot.sandbox.world import World
from tests.plays.conftest import COMPANY

OPERATIONS, LEGAL = "C0OPERATIONS", "C0LEGAL"
YUN, YUN_DM = "U0YUN0000", "D0YUN0000"
MEI, USERS_GROUP = 5_000_000_001, -1_005_000_000_001


class Bot:
    """A bot that says what it likes, and a reader of the limits."""

    def __init__(self, sandbox: Sandbox, http: ClientSession) -> None:
        self.sandbox = sandbox
        self._http = http

    async def slack(self, method: str, **arguments: Any) -> None:
        headers = {"Authorization": f"Bearer {SLACK_BOT_TOKEN}"}
        url = f"{self.sandbox.url}/slack/api/{method}"
        async with self._http.post(url, json=arguments, headers=headers) as answer:
            assert answer.status == 200

    async def telegram(self, method: str, **arguments: Any) -> None:
        url = f"{self.sandbox.url}/telegram/bot{TELEGRAM_BOT_TOKEN}/{method}"
        async with self._http.post(url, json=arguments) as answer:
            assert answer.status in {200, 400, 403}

    async def limits(self) -> dict[tuple[str, str], dict[str, Any]]:
        async with self._http.get(f"{self.sandbox.url}/control/limits") as answer:
            return {(told["rule"], told["key"]): told for told in (await answer.json())["limits"]}

    def advance(self, **span: float) -> None:
        clock = self.sandbox.world.clock
        clock.move_to(clock.now() + timedelta(**span))


@pytest.fixture
async def bot() -> AsyncIterator[Bot]:
    """Open a sandbox in which time stands."""
    sandbox = Sandbox(COMPANY)
    await sandbox.start()
    sandbox.world.clock.pause()
    async with ClientSession() as http:
        yield Bot(sandbox, http)
    await sandbox.stop()


async def test_posts_count_per_channel_under_any_of_its_names(bot: Bot) -> None:
    await bot.slack("chat.postMessage", channel=YUN, text="1")
    await bot.slack("chat.postMessage", channel=YUN_DM, text="2")
    await bot.slack("chat.postMessage", channel=OPERATIONS, text="3")
    bot.advance(seconds=1)
    await bot.slack("chat.postMessage", channel=OPERATIONS, text="4")
    limits = await bot.limits()
    posts = {key: (told["most"], told["over"]) for (rule, key), told in limits.items() if "channel" in rule}
    assert posts == {"yun": (2, True), "#operations": (1, False)}
    assert limits["chat.postMessage per workspace", "workspace"]["most"] == 4


async def test_other_methods_count_by_their_tier(bot: Bot) -> None:
    for _ in range(21):
        await bot.slack("users.list")
    await bot.slack("users.info", user=YUN)
    limits = await bot.limits()
    told = limits["tier 2", "users.list"]
    assert (told["platform"], told["allowed"], told["window_seconds"]) == ("slack", 20, 60)
    assert (told["most"], told["over"], told["times_over"]) == (21, True, 1)
    assert told["at"] == told["first_over"] == told["last_over"] == bot.sandbox.world.clock.now().isoformat()
    assert limits["tier 4", "users.info"]["over"] is False


def test_every_tiered_method_has_a_number_and_no_post_has_a_tier() -> None:
    assert set(METHOD_TIERS.values()) <= {1, 2, 3, 4}
    assert "chat.postMessage" not in METHOD_TIERS
    desk = Workspace(World(company=COMPANY), Directory(COMPANY), SlackLimits())
    names = [rule.name for rule in window_rules(desk, SlackLimits())]
    assert names[2:] == ["tier 1", "tier 2", "tier 3", "tier 4"]


async def test_messages_count_per_chat_per_group_and_in_all(bot: Bot) -> None:
    for _ in range(2):
        await bot.telegram("sendMessage", chat_id=MEI, text="hello")
    for second in range(21):
        await bot.telegram("SENDmessage", chat_id=str(USERS_GROUP), text=f"{second}")
        bot.advance(seconds=1)
    limits = await bot.limits()
    told = {name: (one["most"], one["allowed"], one["over"]) for name, one in limits.items()}
    assert told == {
        ("messages per chat", "mei"): (2, 1, True),
        ("messages per chat", "users_group"): (1, 1, False),
        ("messages per group", "users_group"): (21, 20, True),
        ("messages of the bot", "bot"): (3, 30, False),
    }


async def test_an_album_counts_as_its_messages_and_edits_count_apart(bot: Bot) -> None:
    album = [{"type": "photo", "media": "x"}] * 3
    await bot.telegram("sendMediaGroup", chat_id=MEI, media=album)
    await bot.telegram("editMessageText", chat_id=USERS_GROUP, message_id=1, text="x")
    await bot.telegram("editMessageText", chat_id=MEI, message_id=1, text="x")
    limits = await bot.limits()
    assert {name: one["most"] for name, one in limits.items()} == {
        ("messages per chat", "mei"): 3,
        ("messages of the bot", "bot"): 3,
        ("edits per group", "users_group"): 1,
    }


async def test_what_sends_nothing_counts_nowhere_and_a_post_to_nowhere_in_all(bot: Bot) -> None:
    await bot.telegram("sendChatAction", chat_id=MEI, action="typing")
    await bot.telegram("getMe")
    await bot.slack("chat.postMessage", channel="C0NOWHERE", text="x")
    limits = await bot.limits()
    assert list(limits) == [("chat.postMessage per workspace", "workspace")]
