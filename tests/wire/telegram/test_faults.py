"""Faults that stand between the bot and Telegram."""

from datetime import timedelta

import pytest
from aiohttp import ClientPayloadError, ServerDisconnectedError
from telegram import Bot
from telegram.error import NetworkError, RetryAfter

from tests.wire.telegram.local import HAO, MEI, TOKEN, Local

# Source of the checks here: https://core.telegram.org/bots/api#responseparameters; the rest is the
# sandbox's own, read 2026-11-21


GONE = (ServerDisconnectedError, ConnectionResetError)


async def test_too_many_requests_say_when_to_come_back(local: Local) -> None:
    local.telegram.fault({"method": "sendMessage", "answer": 429, "retry_after": 7})
    url = f"{local.url}/telegram/bot{TOKEN}/sendMessage"
    async with local.http.post(url, json={"chat_id": MEI, "text": "x"}) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (429, "7")
        assert await answer.json() == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 7",
            "parameters": {"retry_after": 7},
        }
    assert (await local.call("sendMessage", chat_id=MEI, text="x"))["ok"], "the rule was good for one call"


async def test_the_client_library_understands_a_429(
    local: Local, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    local.telegram.fault({"method": "sendMessage", "answer": 429, "retry_after": 3})
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(MEI, "x")
    assert refused.value.retry_after == timedelta(seconds=3)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (500, "Internal Server Error"),
        (502, "Bad Gateway"),
    ],
)
async def test_any_answer_can_be_given(local: Local, answer: int, reason: str) -> None:
    local.telegram.fault({"method": "sendMessage", "answer": answer, "times": 2})
    for _ in range(2):
        assert await local.refusal("sendMessage", chat_id=MEI, text="x") == reason
    assert local.shown("mei") == []
    assert (await local.call("sendMessage", chat_id=MEI, text="x"))["ok"]


async def test_a_dropped_request_has_no_effect_and_a_dropped_reply_has(local: Local) -> None:
    local.telegram.fault({"method": "sendMessage", "drop": "request"})
    with pytest.raises(GONE):
        await local.call("sendMessage", chat_id=MEI, text="never")
    assert local.shown("mei") == []
    local.telegram.fault({"method": "sendMessage", "drop": "reply"})
    with pytest.raises(GONE):
        await local.call("sendMessage", chat_id=MEI, text="shown")
    assert [thing.text for thing in local.shown("mei")] == ["shown"]


@pytest.mark.parametrize("chat", ["mei", MEI, str(MEI)])
async def test_a_fault_can_strike_one_chat_only(local: Local, chat: object) -> None:
    local.telegram.fault({"answer": 500, "chat": chat})
    assert (await local.call("sendMessage", chat_id=HAO, text="x"))["ok"]
    assert await local.refusal("sendMessage", chat_id=MEI, text="x") == "Internal Server Error"


async def test_a_fault_without_a_method_spares_polling(local: Local) -> None:
    local.telegram.fault({"answer": 500})
    assert await local.updates() == []
    assert await local.refusal("getMe") == "Internal Server Error"


async def test_a_delay_comes_before_the_effect(local: Local) -> None:
    local.telegram.fault({"method": "sendMessage", "delay": "50ms"})
    await local.call("sendMessage", chat_id=MEI, text="late")
    called, answered = local.world.log[-2:]
    assert answered.real - called.real >= 0.05
    with pytest.raises(ValueError, match="delay must be seconds"):
        local.telegram.fault({"delay": "soon"})


async def test_a_truncated_answer_has_its_effect_and_half_a_body(local: Local) -> None:
    local.telegram.fault({"method": "sendMessage", "truncate": True})
    url = f"{local.url}/telegram/bot{TOKEN}/sendMessage"
    async with local.http.post(url, json={"chat_id": MEI, "text": "shown"}) as answer:
        assert answer.status == 200
        with pytest.raises(ClientPayloadError):
            await answer.read()
    assert [thing.text for thing in local.shown("mei")] == ["shown"]
    assert (await local.call("sendMessage", chat_id=MEI, text="x"))["ok"]


async def test_the_client_library_takes_a_truncated_answer_for_a_network_error(
    local: Local, bot: Bot
) -> None:
    local.telegram.fault({"method": "sendMessage", "truncate": True})
    with pytest.raises(NetworkError):
        await bot.send_message(MEI, "shown")


@pytest.mark.parametrize(("rule", "shown"), [({}, 0), ({"drop": "request"}, 0), ({"drop": "reply"}, 1)])
async def test_a_connection_can_be_reset(local: Local, rule: dict[str, str], shown: int) -> None:
    local.telegram.fault({"method": "sendMessage", "reset": True, **rule})
    with pytest.raises(ConnectionResetError):
        await local.raw_post("sendMessage", f'{{"chat_id": {MEI}, "text": "x"}}')
    assert len(local.shown("mei")) == shown


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ({"drop": "everything"}, "drop must be"),
        ({"anwser": 500}, "a fault has no anwser"),
        ({"answer": 200}, "status of an error"),
        ({"delay": "1.2.3"}, "delay must be seconds"),
    ],
)
def test_a_rule_that_says_nothing_is_refused(local: Local, rule: dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        local.telegram.fault(rule)
