"""One platform alone is enough; what happens to the other is told, measured, and mended by itself."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.chaos.town import ChaosTown, DeskProcess, chattering, eventually

NOBODY = "http://127.0.0.1:9"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[ChaosTown]:
    url = f"sqlite:///{tmp_path / 'deskbell.sqlite'}"
    async with ChaosTown(url, tmp_path, DESKBELL_WATCH__SILENT_AFTER_SECONDS="3") as town:
        yield town


def told(town: ChaosTown, platform: str, words: str) -> bool:
    side = town.sandbox.slack if platform == "slack" else town.sandbox.telegram
    return any(words in seen.text and seen.place == "root" for seen in side.seen() if seen.by_bot)


async def figures(desk: DeskProcess) -> str:
    async with aiohttp.ClientSession() as http, http.get(f"{desk.web}/metrics") as answer:
        assert answer.status == 200
        return await answer.text()


async def test_slack_is_served_while_telegram_is_away_from_the_start(town: ChaosTown) -> None:
    desk = await town.desk(DESKBELL_TELEGRAM__API_URL=NOBODY)
    await desk.says("ready")
    await town.sandbox.slack.say("emma", "emma", "PhotoBox crashes: alone, slack")
    await eventually(lambda: town.told()["alone, slack"] == 1, "served")
    await eventually(lambda: told(town, "slack", "Telegram is in trouble"), desk.log)
    status, answer = await desk.asked("/readyz")
    assert (status, answer["parts"]["slack"], answer["parts"]["telegram"]) == (200, "ok", "not_heard")
    said = await figures(desk)
    assert 'deskbell_platform_troubled{platform="telegram"} 1.0' in said
    assert 'deskbell_platform_connected{platform="slack"} 1.0' in said
    assert 'deskbell_role{role="active"} 1.0' in said
    assert 'deskbell_outcomes_total{outcome="sent",platform="slack"}' in said
    assert "emma" not in said.lower()


async def test_telegram_is_served_while_slack_is_away_from_the_start(town: ChaosTown) -> None:
    desk = await town.desk(DESKBELL_SLACK__API_URL=f"{NOBODY}/")
    await desk.says("ready")
    await town.sandbox.telegram.say("mei", "mei", "相册盒闪退")
    await eventually(
        lambda: any(seen.by_bot and "FB-1" in seen.text for seen in town.sandbox.telegram.seen()), desk.log
    )
    await eventually(lambda: told(town, "telegram", "Slack is in trouble"), desk.log)


async def test_a_platform_that_falls_silent_and_comes_back_is_told_of(town: ChaosTown) -> None:
    desk = await town.desk()
    await desk.says("ready")
    town.sandbox.telegram.fault({"method": "getUpdates", "answer": 502, "times": 6})
    # A poll is held for longer than this desk waits; what people say ends it.
    async with chattering(town) as words:
        await eventually(lambda: told(town, "slack", "Telegram is in trouble"), desk.log)
        await eventually(lambda: told(town, "slack", "Telegram is back"), desk.log)
    await town.everything_told_once(words)
    assert "platform_silent" in desk.log


async def test_a_second_desk_on_one_file_is_sent_away(town: ChaosTown) -> None:
    desk = await town.desk()
    await desk.says("ready")
    second = await town.desk()
    assert await second.process.wait() == 2
    assert "another desk serves this database already" in second.log
    assert "Traceback" not in second.log
    assert (await desk.asked("/readyz"))[0] == 200


async def test_with_both_platforms_away_the_pager_is_the_way_out(town: ChaosTown) -> None:
    desk = await town.desk(DESKBELL_SLACK__API_URL=f"{NOBODY}/", DESKBELL_TELEGRAM__API_URL=NOBODY)
    await desk.says("ready")
    await eventually(lambda: len(town.sandbox.hooks.kept("pager")) == 2, desk.log)
    called = town.sandbox.hooks.kept("pager")
    assert {json.loads(call.body)["data"]["platform"] for call in called} == {"slack", "telegram"}
    assert {call.signature for call in called} == {"good"}
    said = await figures(desk)
    assert 'deskbell_outcomes_total{outcome="sent",platform="hook:pager"} 2.0' in said
    assert 'deskbell_breaker_open{platform="hook:pager"} 0.0' in said
