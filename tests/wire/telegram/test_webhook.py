"""Updates go to a webhook: in order, with the secret, again until they are taken."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.sandbox.telegram.backoff import GoneFor, next_wait
from tests.wire.telegram.desk import Answer, Desk, listening, until
from tests.wire.telegram.local import HAO, MEI, Local

# Source of the checks here, where no other is named: github.com/tdlib/telegram-bot-api 10.0,
# telegram-bot-api/WebhookActor.cpp and Client.cpp, 2026-11-21


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with listening() as desk:
        yield desk


def _got(desk: Desk, many: int) -> bool:
    return len(desk.got) >= many


def _pass(local: Local, **span: float) -> None:
    local.world.clock.move_to(local.world.clock.now() + timedelta(**span))


async def test_updates_arrive_in_order_with_the_secret(local: Local, desk: Desk) -> None:
    # Source: https://core.telegram.org/bots/api#setwebhook, 2026-11-21
    await local.telegram.say("mei", "mei", "waited")
    await local.call("setWebhook", url=desk.url, secret_token="s-1_Z")
    await local.telegram.say("mei", "mei", "a")
    await local.telegram.say("mei", "mei", "b")
    await until(local, lambda: local.telegram.busy() == 0)
    assert (desk.texts(), set(desk.secrets)) == (["waited", "a", "b"], {"s-1_Z"})


async def test_without_a_secret_there_is_no_header(local: Local, desk: Desk) -> None:
    await local.call("setWebhook", url=desk.url)
    await local.telegram.say("mei", "mei", "a")
    await until(local, lambda: local.telegram.busy() == 0)
    assert desk.secrets == [""]


async def test_a_refused_update_comes_again_before_the_next_of_its_chat(local: Local, desk: Desk) -> None:
    desk.answers = [Answer(500), Answer(503)]
    await local.call("setWebhook", url=desk.url)
    await local.telegram.say("mei", "mei", "a")
    await local.telegram.say("mei", "mei", "b")
    await until(local, lambda: local.telegram.busy() == 0)
    assert desk.texts() == ["a", "a", "a", "b"]
    info = (await local.call("getWebhookInfo"))["result"]
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"
    assert info["last_error_date"] == pytest.approx(local.world.clock.now().timestamp(), abs=60)


async def test_one_chat_does_not_hold_up_another(local: Local, desk: Desk) -> None:
    desk.held_chat = MEI
    await local.call("setWebhook", url=desk.url)
    await local.telegram.say("mei", "mei", "slow")
    await until(local, lambda: desk.texts() == ["slow"])
    await local.telegram.say("mei", "mei", "after slow")
    await local.telegram.say("hao", "hao", "quick")
    await until(local, lambda: "quick" in desk.texts())
    assert desk.texts() == ["slow", "quick"]
    desk.released.set()
    await until(local, lambda: local.telegram.busy() == 0)
    assert desk.texts() == ["slow", "quick", "after slow"]


async def test_a_call_that_is_cut_off_comes_again_before_the_next_of_its_chat(
    local: Local, desk: Desk
) -> None:
    desk.held_chat = MEI
    await local.call("setWebhook", url=desk.url)
    await local.telegram.say("mei", "mei", "a")
    await local.telegram.say("mei", "mei", "b")
    await until(local, lambda: desk.texts() == ["a"])
    desk.held_chat = None
    local.telegram.cut()
    await until(local, lambda: local.telegram.busy() == 0)
    assert desk.texts() == ["a", "a", "b"]
    info = (await local.call("getWebhookInfo"))["result"]
    assert info["last_error_message"] == "Connection failed: ConnectionResetError"


async def test_no_more_than_max_connections_are_open(local: Local, desk: Desk) -> None:
    desk.held_chat = MEI
    await local.call("setWebhook", url=desk.url, max_connections=1)
    await local.telegram.say("mei", "mei", "slow")
    await until(local, lambda: desk.texts() == ["slow"])
    await local.telegram.say("hao", "hao", "waits")
    await local.call("getMe")
    assert desk.texts() == ["slow"]
    desk.released.set()
    await until(local, lambda: desk.texts() == ["slow", "waits"])


def test_the_first_retry_is_at_once_then_the_wait_doubles_to_one_or_two_minutes() -> None:
    assert [next_wait(failures) for failures in range(6)] == [0, 2, 4, 8, 16, 32]
    longest = {next_wait(20) for _ in range(2000)}
    assert (min(longest) >= 60, max(longest) <= 120, len(longest) > 30) == (True, True, True)


def test_what_the_bot_asks_for_counts_up_to_an_hour() -> None:
    assert [next_wait(0, asked_seconds=asked) for asked in (1, 90, 3600, 86_400)] == [1, 90, 3600, 3600]


async def test_a_webhook_may_ask_for_time(local: Local, desk: Desk) -> None:
    local.world.clock.pause()
    desk.answers = [Answer(429, {"Retry-After": "120"})]
    await local.call("setWebhook", url=desk.url)
    await local.telegram.say("mei", "mei", "a")
    await until(local, lambda: desk.got != [])
    _pass(local, seconds=119)
    await local.call("getMe")
    assert (len(desk.got), local.telegram.busy()) == (1, 1)
    _pass(local, seconds=2)
    await until(local, lambda: local.telegram.busy() == 0)
    assert desk.texts() == ["a", "a"]


async def test_an_update_that_nobody_takes_is_given_up_when_its_time_is_over(
    local: Local, desk: Desk
) -> None:
    local.world.clock.pause()
    desk.answers = [Answer(500)] * 2
    await local.call("setWebhook", url=desk.url)
    await local.telegram.say("mei", "mei", "old")
    await until(local, lambda: len(desk.got) == 2)
    _pass(local, hours=24, seconds=1)
    await local.telegram.say("mei", "mei", "new")
    await until(local, lambda: "new" in desk.texts() and local.telegram.busy() == 0)
    assert desk.texts() == ["old", "old", "new"]


def test_23_hours_of_410_are_enough() -> None:
    gone, clock = GoneFor(), datetime(2026, 3, 2, tzinfo=UTC)
    assert not gone.is_over(410, clock)
    assert not gone.is_over(410, clock + timedelta(hours=23))
    assert gone.is_over(410, clock + timedelta(hours=23, seconds=1))
    assert not gone.is_over(500, clock + timedelta(hours=24)), "anything else begins the count anew"
    assert not gone.is_over(410, clock + timedelta(hours=47))


async def test_410_for_23_hours_closes_the_webhook(local: Local, desk: Desk) -> None:
    local.world.clock.pause()
    desk.answers = [Answer(410, {"Retry-After": "3600"})] * 100
    await local.call("setWebhook", url=desk.url)
    await local.telegram.say("mei", "mei", "a")
    for attempts in range(1, 24):
        await until(local, partial(_got, desk, attempts))
        assert (await local.call("getWebhookInfo"))["result"]["url"] == desk.url
        _pass(local, hours=1, seconds=1)
        if attempts == 12:
            await local.telegram.say("mei", "mei", "young")
    await until(local, lambda: not local.telegram.state.webhook.active)
    assert (await local.call("getWebhookInfo"))["result"]["url"] == ""
    assert [update["message"]["text"] for update in await local.updates()] == ["young"]


@pytest.mark.parametrize("encoding", ["json", "form"])
async def test_a_method_in_the_answer_is_run(local: Local, desk: Desk, encoding: str) -> None:
    # Source: https://core.telegram.org/bots/api#making-requests-when-getting-updates, 2026-11-21
    call = {"method": "SendMessage", "chat_id": MEI, "text": "in the answer"}
    body, kind = (
        (json.dumps(call), "application/json")
        if encoding == "json"
        else (urlencode(call), "application/x-www-form-urlencoded")
    )
    desk.answers = [Answer(body=body.encode(), content_type=kind)]
    await local.call("setWebhook", url=desk.url)
    await local.telegram.say("mei", "mei", "a")
    await until(local, lambda: local.shown("mei") != [])
    assert [thing.text for thing in local.shown("mei")] == ["in the answer"]


@pytest.mark.parametrize(
    "call",
    [
        {"method": "deleteWebhook"},
        {"method": "setWebhook", "url": "http://127.0.0.1:9/elsewhere"},
        {"method": "getMe"},
        {"method": "close"},
        {"method": "logOut"},
        {"method": "sendMessage", "chat_id": 1, "text": "to nobody"},
        {"method": ["sendMessage"]},
        ["sendMessage"],
        "{",
    ],
)
async def test_what_may_not_be_run_in_an_answer_is_passed_over(local: Local, desk: Desk, call: Any) -> None:
    body = call if isinstance(call, str) else json.dumps(call)
    desk.answers = [Answer(body=body.encode(), content_type="application/json")]
    await local.call("setWebhook", url=desk.url)
    await local.telegram.say("mei", "mei", "a")
    await local.telegram.say("mei", "mei", "b")
    await until(local, lambda: desk.texts() == ["a", "b"] and local.telegram.busy() == 0)
    assert (await local.call("getWebhookInfo"))["result"]["url"] == desk.url
    answered = [one for one in local.world.log if one.direction == "answer" and one.method == "getMe"]
    assert answered == []


async def test_without_a_listener_updates_wait(local: Local) -> None:
    await local.call("setWebhook", url="http://127.0.0.1:9/telegram")
    await local.telegram.say("mei", "mei", "a")
    await until(local, lambda: sum(entry.direction == "to_bot" for entry in local.world.log) > 1)
    assert local.telegram.busy() == 1
    info = (await local.call("getWebhookInfo"))["result"]
    assert (info["pending_update_count"], "last_error_message" in info) == (1, True)
    assert (await local.call("deleteWebhook"))["description"] == "Webhook was deleted"
    assert [update["message"]["text"] for update in await local.updates()] == ["a"]


@pytest.mark.parametrize(
    "url", ["http://localhost:81/x", "https://127.0.0.1:7/x", "http://[::1]:9/x", "127.0.0.1:9"]
)
async def test_this_machine_may_be_called_by_http_on_any_port(local: Local, url: str) -> None:
    # The platform takes HTTPS on 80, 88, 443 and 8443 only; a bot under test listens where it can.
    assert (await local.call("setWebhook", url=url))["description"] == "Webhook was set"
    assert (await local.call("setWebhook", url=url))["description"] == "Webhook is already set"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://desk.example/x", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("desk.example", "bad webhook: Failed to resolve host: Name or service not known"),
        ("https://desk.example:8443/x", "bad webhook: Failed to resolve host: Name or service not known"),
        ("https://127.0.0.1.nip.example", "bad webhook: Failed to resolve host: Name or service not known"),
        ("ftp://127.0.0.1/x", "invalid webhook URL specified"),
        ("http://", "invalid webhook URL specified"),
        ("http://[::1", "invalid webhook URL specified"),
        ("http://127.0.0.1:99999/", "invalid webhook URL specified"),
        ("http://127.0.0.1:9/a b", "invalid webhook URL specified"),
    ],
)
async def test_no_other_machine_is_ever_called(local: Local, url: str, reason: str) -> None:
    assert await local.refusal("setWebhook", url=url) == f"Bad Request: {reason}"
    assert (await local.call("getWebhookInfo"))["result"]["url"] == ""


@pytest.mark.parametrize(
    ("secret", "reason"),
    [
        ("a b", "secret token contains unallowed characters"),
        ("é", "secret token contains unallowed characters"),
        ("x" * 257, "secret token is too long"),
    ],
)
async def test_a_secret_has_1_to_256_characters_of_an_alphabet(
    local: Local, secret: str, reason: str
) -> None:
    # Source: https://core.telegram.org/bots/api#setwebhook, 2026-11-21
    url = "http://127.0.0.1:9/x"
    assert await local.refusal("setWebhook", url=url, secret_token=secret) == f"Bad Request: {reason}"
    assert (await local.call("setWebhook", url=url, secret_token="Az09_-" + "x" * 250))["ok"]


async def test_a_bot_without_a_webhook_has_nothing_to_delete(local: Local) -> None:
    assert (await local.call("deleteWebhook"))["description"] == "Webhook is already deleted"
    await local.telegram.say("hao", "hao", "kept")
    assert (await local.updates())[0]["message"]["chat"]["id"] == HAO
