"""From one way in to another, and from one connection to the next, nothing is lost and nothing counts twice."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from telegram import Bot

from bot.inbox.calls import Call
from bot.platforms.slack import request_url
from bot.platforms.telegram.send import TelegramPlatform
from bot.platforms.telegram.webhook import PATH, Webhook
from bot.sandbox.server import Sandbox
from tests.contract.platforms.conftest import MONDAY
from tests.contract.platforms.harness import Desk, until
from tests.contract.platforms.ways import free_port, on_slack, serving, standing, way_in


def texts(*desks: Desk) -> list[str]:
    return sorted(said.text for desk in desks for said in desk.door.deeds("said"))


@pytest.mark.parametrize(
    ("first", "then"), [("telegram", "telegram_webhook"), ("telegram_webhook", "telegram")]
)
async def test_telegram_keeps_what_comes_between_two_ways(sandbox: Sandbox, first: str, then: str) -> None:
    async with way_in(first, sandbox) as before:
        await before.side.say("mei", "mei", "one")
        await until(lambda: before.door.turns)
    await sandbox.telegram.say("mei", "mei", "two")
    await sandbox.telegram.say("hao", "hao", "three")
    async with way_in(then, sandbox) as after:
        if then == "telegram_webhook":
            # What a held poll took along is only given out again when nobody confirmed it.
            clock = sandbox.world.clock
            clock.move_to(clock.now() + timedelta(minutes=2))
        await until(lambda: {"two", "three"} <= set(texts(after)))
        await after.at_rest()
    assert set(texts(before, after)) == {"one", "two", "three"}
    keys = {turn.key for desk in (before, after) for turn in desk.door.turns}
    assert len(keys) == 3


async def test_slack_keeps_what_comes_between_two_ways(sandbox: Sandbox) -> None:
    async with way_in("slack", sandbox) as before:
        await before.side.say("lin", "lin", "one")
        await until(lambda: before.door.turns)
        await before.at_rest()
    await sandbox.slack.say("lin", "lin", "two")
    async with way_in("slack_http", sandbox) as after:
        await after.side.say("lin", "lin", "three")
        await until(lambda: len(after.door.turns) == 2)
        await after.at_rest()
    assert texts(before, after) == ["one", "three", "two"]


async def test_a_webhook_that_somebody_took_away_is_set_again(telegram: Desk) -> None:
    webhook, bot = webhook_nobody_reaches(telegram)
    await webhook.round()
    await bot.delete_webhook()
    # Telegram lets a webhook be set once a second.
    await asyncio.sleep(1.1)
    await webhook.round()
    assert (await bot.get_webhook_info()).url == f"http://127.0.0.1:9{PATH}"
    assert webhook.connected


async def test_a_webhook_that_nothing_comes_through_is_told_by_what_waits(telegram: Desk) -> None:
    webhook, _ = webhook_nobody_reaches(telegram)
    assert not await webhook.round()  # it is set, and nobody knows yet
    assert await webhook.round()
    await telegram.side.say("mei", "mei", "hello?")
    assert not await webhook.round()


async def test_what_comes_by_webhook_is_heard_while_telegram_cannot_be_asked(sandbox: Sandbox) -> None:
    async with way_in("telegram_webhook", sandbox) as desk:
        sandbox.telegram.fault({"method": "getWebhookInfo", "answer": 502, "times": 1000})
        heard = [desk.receiver.heard_at]
        for word in ("one", "two"):
            await sandbox.telegram.say("mei", "mei", word)
            await until(partial(lambda said: said in texts(desk), word))
            heard.append(desk.receiver.heard_at)
        before, first, second = heard
        assert before is None
        assert first is not None
        assert second is not None
        assert second > first


def webhook_nobody_reaches(telegram: Desk) -> tuple[Webhook, Bot]:
    assert isinstance(telegram.platform, TelegramPlatform)
    webhook = Webhook(
        telegram.platform,
        url="http://127.0.0.1:9",
        secret="s",
        now=telegram.sandbox.world.clock.now,
        take_in=_takes_nothing,
        look_every_seconds=0,
    )
    return webhook, telegram.platform.bot


async def _takes_nothing(_batch: Sequence[Mapping[str, Any]]) -> bool:
    return True


async def test_a_webhook_without_its_secret_is_refused(sandbox: Sandbox) -> None:
    async with way_in("telegram_webhook", sandbox) as desk:
        (door,) = desk.receiver.doors
        for headers in ({}, {"x-telegram-bot-api-secret-token": "guessed"}):
            answer = await door.hear(Call(headers, b'{"update_id": 1, "message": {}}'))
            assert answer.status == 401
        assert desk.door.turns == []


def opened(desk: Desk, times: int) -> bool:
    return desk.asked("apps.connections.open") >= times


async def test_each_socket_has_its_successor_before_it_goes(slack: Desk) -> None:
    clock = slack.sandbox.world.clock
    await until(lambda: slack.asked("apps.connections.open") == 2)
    for hours in (4, 8):
        # At the end of its life Slack warns a connection, asks it to go, and ends it ten seconds later.
        for seconds in (-9, 1, 12):
            # The clock jumps ten seconds in no time: what is on its way would be cut off as it never is in ten.
            await slack.at_rest()
            clock.move_to(MONDAY + timedelta(hours=hours, seconds=seconds + 1))
            for number in range(10):
                await slack.side.say("lin", "lin", f"word {hours} {seconds} {number}")
                await asyncio.sleep(0.005)
        await until(partial(opened, slack, 2 + hours // 2))
    await until(lambda: len(slack.door.turns) == 60)
    await slack.at_rest()
    sent = [line for line in slack.sandbox.world.log if line.method == "events_api/message"]
    assert len(sent) == 60, "some came again because a connection went before they were confirmed"


async def test_while_the_link_is_disabled_nobody_knocks_in_a_hurry(slack: Desk) -> None:
    await slack.sandbox.slack.allow_sockets(enabled=False)
    before = slack.asked("apps.connections.open")
    await asyncio.sleep(1.2)
    assert slack.asked("apps.connections.open") - before <= 4
    await slack.sandbox.slack.allow_sockets(enabled=True)
    await slack.side.say("lin", "lin", "there again?")
    await until(lambda: slack.door.turns)


async def test_sockets_and_http_together_count_each_event_once(sandbox: Sandbox) -> None:
    held, url = free_port()
    desk = on_slack(sandbox, sockets=True, http=True)
    async with serving(desk.receiver.doors, held), standing(desk):
        await desk.side.say("lin", "lin", "one")
        await until(lambda: desk.door.turns)
        await sandbox.slack.deliver_over_http(url + request_url.PATH)
        await desk.side.redeliver(times=3)
        await desk.at_rest()
        await sandbox.slack.deliver_over_http(None)
        await desk.side.redeliver(times=3)
        await desk.at_rest()
    assert texts(desk) == ["one"]
