"""Polls: asked, voted in, closed."""

from typing import Any

import pytest
from telegram import Bot

from bot.sandbox.side import CannotDo
from tests.wire.telegram.local import USERS_GROUP, Local

# Source of the checks here: https://core.telegram.org/bots/api#sendpoll and #stoppoll, 2026-11-21


async def test_an_open_poll_tells_who_voted_for_what(local: Local, bot: Bot) -> None:
    sent = await bot.send_poll(USERS_GROUP, "Which app?", ["相册盒", "付易"], is_anonymous=False)
    thing = local.shown("users_group")[0]
    assert thing.text == "Which app? 相册盒 付易"
    await local.telegram.other("mei", "vote", {"seen_id": thing.seen_id, "options": [1]})
    await local.telegram.other("hao", "vote", {"seen_id": thing.seen_id, "options": [1]})
    await local.telegram.other("hao", "vote", {"seen_id": thing.seen_id, "options": []})
    kinds = [next(iter(update.keys() - {"update_id"})) for update in await local.updates()]
    assert kinds == ["poll", "poll_answer"] * 3
    stopped = await bot.stop_poll(USERS_GROUP, sent.message_id)
    assert ([one.voter_count for one in stopped.options], stopped.is_closed) == ([0, 1], True)
    with pytest.raises(CannotDo, match="cannot vote"):
        await local.telegram.other("mei", "vote", {"seen_id": thing.seen_id, "options": [0]})


async def test_a_secret_poll_tells_only_the_numbers(local: Local, bot: Bot) -> None:
    await bot.send_poll(USERS_GROUP, "?", ["a", "b"], allows_multiple_answers=True)
    thing = local.shown("users_group")[0]
    await local.telegram.other("mei", "vote", {"seen_id": thing.seen_id, "options": [0, 1]})
    updates = await local.updates()
    assert [update["poll"]["total_voter_count"] for update in updates] == [1]
    with pytest.raises(CannotDo, match="does not take"):
        await local.telegram.other("mei", "vote", {"seen_id": thing.seen_id, "options": [2]})


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"question": "", "options": ["a", "b"]}, "poll question must be non-empty"),
        ({"question": "x" * 301, "options": ["a", "b"]}, "poll question length must not exceed 300"),
        ({"question": "x", "options": ["a"]}, "poll must have at least 2 option"),
        ({"question": "x", "options": ["a"] * 13}, "poll can't have more than 12 options"),
        ({"question": "x", "options": ["a", ""]}, "poll options must be non-empty"),
        ({"question": "x", "options": ["a", {"text": "b" * 101}]}, "poll options length must not exceed 100"),
        ({"question": "x", "options": "a"}, "can't parse options JSON object"),
        ({"question": "x", "options": "{}"}, "expected an Array of InputPollOption"),
        ({"question": "x", "options": ["a", "b"], "type": "riddle"}, "unsupported poll type specified"),
    ],
)
async def test_a_poll_of_the_wrong_form_is_refused(
    local: Local, arguments: dict[str, Any], reason: str
) -> None:
    described = await local.refusal("sendPoll", chat_id=USERS_GROUP, **arguments)
    assert described == f"Bad Request: {reason}"


async def test_only_an_open_poll_is_stopped(local: Local, bot: Bot) -> None:
    poll = await bot.send_poll(USERS_GROUP, "?", ["a", "b"], is_closed=True)
    text = await bot.send_message(USERS_GROUP, "no poll")
    for message_id, reason in (
        (poll.message_id, "poll has already been closed"),
        (text.message_id, "message is not a poll"),
        (99, "message with poll to stop not found"),
    ):
        described = await local.refusal("stopPoll", chat_id=USERS_GROUP, message_id=message_id)
        assert described == f"Bad Request: {reason}"
