"""How the server slows a bot that asks for updates, or sets webhooks, again and again."""

import asyncio

import pytest

from bot.sandbox.telegram.limits import Pace
from bot.sandbox.telegram.state import Settings
from tests.wire.telegram.local import TOKEN, Local
from tests.wire.telegram.serving import UNHURRIED, served

# Source of every check here: github.com/tdlib/telegram-bot-api 10.0, telegram-bot-api/Client.cpp, 2026-11-21: there
# process_get_updates_query, do_get_updates, fail_query_conflict and process_set_webhook_query.
AGES = 600.0


def _paced(**seconds: float) -> Settings:
    quiet = dict.fromkeys(Pace.__dataclass_fields__, 0.0)
    return Settings(pace=Pace(**{**quiet, **seconds}))


def _texts(updates: list[dict[str, dict[str, str]]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


def test_the_numbers_are_those_of_the_open_server() -> None:
    assert Pace() == Pace(
        same_offset_seconds=3.0, burst_seconds=0.5, conflict_seconds=3.0, webhook_seconds=1.0
    )
    assert Settings().pace == Pace()


async def test_the_same_offset_again_within_3_seconds_waits_for_3_seconds() -> None:
    async with served(_paced(same_offset_seconds=AGES)) as local:
        assert await local.updates(7) == []
        again = asyncio.create_task(local.updates(7, timeout=2))
        await local.until_polled()
        await local.telegram.say("mei", "mei", "at last")
        assert _texts(await again) == ["at last"]


async def test_another_offset_is_answered_at_once() -> None:
    async with served(_paced(same_offset_seconds=AGES, burst_seconds=AGES)) as local:
        assert await local.updates(7) == []
        assert await local.updates(8) == []


async def test_the_same_offset_again_within_half_a_second_brings_one_update() -> None:
    async with served(_paced(burst_seconds=AGES)) as local:
        for text in "abc":
            await local.telegram.say("mei", "mei", text)
        assert _texts(await local.updates()) == ["a", "b", "c"]
        assert _texts(await local.updates()) == ["a"]
        assert len(await local.updates(1)) == 3


async def test_a_further_409_is_delayed() -> None:
    async with served(_paced(conflict_seconds=1.0)) as local:
        await local.call("setWebhook", url="http://127.0.0.1:9/telegram")
        answers = await asyncio.gather(local.call("getUpdates"), local.call("getUpdates"))
        assert [answer["error_code"] for answer in answers] == [409, 409]
        asked = [one.real for one in local.world.log if one.direction == "from_bot"]
        told = [one.real for one in local.world.log if one.direction == "answer"]
        assert told[-1] - asked[-1] >= 1.0


async def test_a_second_webhook_within_a_second_is_too_many() -> None:
    async with served(_paced(webhook_seconds=AGES)) as local:
        assert (await local.call("setWebhook", url="http://127.0.0.1:9/a"))["ok"]
        url = f"{local.url}/telegram/bot{TOKEN}/setWebhook"
        async with local.http.post(url, json={"url": "http://127.0.0.1:9/b"}) as answer:
            assert (answer.status, answer.headers["Retry-After"]) == (429, "600")
            assert (await answer.json())["parameters"] == {"retry_after": 600}
        assert (await local.call("getWebhookInfo"))["result"]["url"] == "http://127.0.0.1:9/a"
        assert (await local.call("deleteWebhook"))["ok"], "to remove one is never too many"


async def test_a_poll_that_does_not_wait_leaves_the_first_alone() -> None:
    async with served(Settings(pace=UNHURRIED)) as local:
        first = asyncio.create_task(local.updates(timeout=50))
        await local.until_polled()
        assert await local.updates(timeout=0) == []
        await local.telegram.say("mei", "mei", "still here")
        assert _texts(await first) == ["still here"]


@pytest.mark.parametrize(("ahead", "confirmed"), [(1, True), (11, True), (12, False), (10**9, False)])
async def test_an_offset_far_beyond_the_last_update_confirms_nothing(
    local: Local, ahead: int, *, confirmed: bool
) -> None:
    # Source: github.com/tdlib/td, tddb/td/db/TQueue.cpp (get), 2026-11-21
    await local.telegram.say("mei", "mei", "a")
    newest = (await local.updates())[-1]["update_id"]
    assert (await local.updates(newest + ahead) == []) is confirmed


async def test_a_poll_waits_for_50_seconds_at_most(local: Local) -> None:
    waiting = asyncio.create_task(local.updates(timeout=100_000))
    await local.until_polled()
    assert local.telegram.state.updates.held_for_seconds == 50
    await local.telegram.say("mei", "mei", "enough")
    assert _texts(await waiting) == ["enough"]
