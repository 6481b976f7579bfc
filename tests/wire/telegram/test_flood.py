"""The flood limits: counted in sandbox time, refused only when told to."""

from datetime import timedelta
from typing import Any

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from bot.sandbox.telegram.limits import FloodLimits
from bot.sandbox.telegram.state import Settings
from tests.wire.telegram.local import HAO, MEI, TOKEN, USERS_GROUP, Local
from tests.wire.telegram.serving import UNHURRIED, served

# Source of the numbers: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this, and
# for edits https://grammy.dev/advanced/flood, 2026-11-21
NARROW = FloodLimits(
    per_second_per_chat=1,
    burst_per_chat=3,
    per_minute_per_group=5,
    edits_per_minute_per_group=2,
    per_second=10,
)


def _pass(local: Local, seconds: float) -> None:
    local.world.clock.move_to(local.world.clock.now() + timedelta(seconds=seconds))


async def _send(local: Local, chat_id: int, times: int) -> list[int]:
    answers = [await local.call("sendMessage", chat_id=chat_id, text="x") for _ in range(times)]
    return [answer.get("error_code", 200) for answer in answers]


def test_the_numbers_are_published_ones_and_can_be_set() -> None:
    assert (FloodLimits().per_second_per_chat, FloodLimits().per_minute_per_group) == (1, 20)
    assert (FloodLimits().per_second, FloodLimits().edits_per_minute_per_group) == (30, 20)


async def test_by_default_nothing_is_refused_and_every_call_is_on_record(local: Local) -> None:
    assert await _send(local, USERS_GROUP, 40) == [200] * 40
    calls = [entry for entry in local.world.log if entry.direction == "from_bot"]
    assert [entry.body["chat_id"] for entry in calls] == [str(USERS_GROUP)] * 40


async def test_one_chat_takes_one_message_a_second_after_a_short_burst() -> None:
    async with served(Settings(flood=NARROW, enforce=True, pace=UNHURRIED)) as local:
        local.world.clock.pause()
        assert await _send(local, MEI, 4) == [200, 200, 200, 429]
        assert await _send(local, HAO, 1) == [200], "another chat is free"
        _pass(local, 3)
        assert await _send(local, MEI, 1) == [200]


async def test_a_429_stands_in_body_and_header() -> None:
    async with served(Settings(flood=NARROW, enforce=True, pace=UNHURRIED)) as local:
        local.world.clock.pause()
        await _send(local, MEI, 3)
        _pass(local, 0.5)
        url = f"{local.url}/telegram/bot{TOKEN}/sendMessage"
        async with local.http.post(url, json={"chat_id": MEI, "text": "x"}) as answer:
            # Source: github.com/tdlib/telegram-bot-api 10.0, Query.cpp and HttpConnection.cpp, 2026-11-21
            assert (answer.status, answer.headers["Retry-After"]) == (429, "3")
            assert await answer.json() == {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests: retry after 3",
                "parameters": {"retry_after": 3},
            }
        _pass(local, 3)
        assert await _send(local, MEI, 1) == [200], "who waits as long as told is served"


async def test_a_group_takes_so_many_messages_a_minute() -> None:
    async with served(Settings(flood=NARROW, enforce=True, pace=UNHURRIED)) as local:
        local.world.clock.pause()
        for _ in range(5):
            assert await _send(local, USERS_GROUP, 1) == [200]
            _pass(local, 2)
        assert await _send(local, USERS_GROUP, 1) == [429]
        _pass(local, 50)
        assert await _send(local, USERS_GROUP, 1) == [200]


async def test_all_chats_together_take_so_many_a_second() -> None:
    async with served(Settings(flood=NARROW, enforce=True, pace=UNHURRIED)) as local:
        local.world.clock.pause()
        chats = [resident.telegram_user_id for resident in local.telegram.state.directory.people.values()]
        private = [chat_id for chat_id in chats if chat_id is not None][:4]
        told = [(await _send(local, chat_id, 1))[0] for chat_id in private for _ in range(3)]
        assert told == [200] * 10 + [429] * 2


async def test_edits_in_groups_are_counted_by_themselves() -> None:
    async with served(Settings(flood=NARROW, enforce=True, pace=UNHURRIED)) as local:
        local.world.clock.pause()
        for chat_id, told in ((USERS_GROUP, [200, 200, 429]), (MEI, [200, 200, 200])):
            sent = (await local.call("sendMessage", chat_id=chat_id, text="0"))["result"]["message_id"]
            edits = [
                await local.call("editMessageText", chat_id=chat_id, message_id=sent, text=text)
                for text in "abc"
            ]
            assert [answer.get("error_code", 200) for answer in edits] == told


async def test_an_album_counts_as_its_messages_and_a_chat_action_as_none() -> None:
    async with served(Settings(flood=NARROW, enforce=True, pace=UNHURRIED)) as local:
        local.world.clock.pause()
        for _ in range(5):
            assert (await local.call("sendChatAction", chat_id=MEI, action="typing"))["ok"]
        ids = [
            (await local.call("sendMessage", chat_id=HAO, text=text))["result"]["message_id"] for text in "ab"
        ]
        copied: dict[str, Any] = {"chat_id": MEI, "from_chat_id": HAO, "message_ids": ids}
        assert (await local.call("copyMessages", **copied))["ok"]
        assert (await local.call("copyMessages", **copied))["error_code"] == 429


async def test_limits_are_switched_on_by_a_fault_rule(
    local: Local, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    local.world.clock.pause()
    local.telegram.fault({"limits": {"burst_per_chat": 1}})
    await bot.send_message(MEI, "1")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(MEI, "2")
    assert refused.value.retry_after == timedelta(seconds=1)
    local.telegram.fault({"limits": False})
    await bot.send_message(MEI, "3")
    local.telegram.enforce = True
    with pytest.raises(RetryAfter):
        await bot.send_message(MEI, "4")


@pytest.mark.parametrize(
    "limits", [{"per_year": 1}, {"per_second": 0}, {"per_second": True}, {"per_second": "1"}]
)
def test_limits_that_say_nothing_are_refused(local: Local, limits: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"per_year|positive"):
        local.telegram.fault({"limits": limits})
