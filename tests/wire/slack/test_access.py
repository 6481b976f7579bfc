"""Tokens, scopes, and how much the bot may call."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox.side import CannotDo
from bot.sandbox.slack.limits import SlackLimits
from tests.wire.slack.harness import Place, later, open_place

OPERATIONS = "C0OPERATIONS"


async def refused(call: Any) -> Any:
    with pytest.raises(SlackApiError) as caught:
        await call
    return caught.value.response


async def test_a_missing_scope_is_named_with_those_that_are_there(place: Place) -> None:
    # Source: docs.slack.dev/reference/methods/chat.postMessage, "Errors", read 2026-11-21.
    place.server.fault({"scopes": ["users:read", "im:history"]})
    client = place.client()
    answer = await refused(client.chat_postMessage(channel=OPERATIONS, text="x"))
    assert (answer["error"], answer["needed"]) == ("missing_scope", "chat:write")
    assert answer["provided"] == "im:history,users:read"
    assert answer.headers["x-oauth-scopes"] == "im:history,users:read"
    assert answer.headers["x-accepted-oauth-scopes"] == "chat:write"
    assert (await refused(client.conversations_history(channel=OPERATIONS)))["needed"] == "channels:history"
    assert (await client.conversations_history(channel="D0LIN0000"))["ok"] is True
    place.server.fault({"scopes": None})
    assert (await client.chat_postMessage(channel=OPERATIONS, text="x"))["ok"] is True


async def test_a_revoked_token_opens_nothing(place: Place) -> None:
    place.server.fault({"revoked": True})
    assert (await refused(place.client().auth_test()))["error"] == "token_revoked"
    with pytest.raises(CannotDo):
        place.server.fault({"revoked": True, "colour": "red"})


async def test_a_method_over_its_tier_waits_and_no_other_method_does() -> None:
    # Source: docs.slack.dev/apis/web-api/rate-limits, read 2026-11-21.
    assert SlackLimits().tiers == (1, 20, 50, 100)
    async with open_place(SlackLimits(tiers=(1, 2, 3, 4))) as place:
        place.world.clock.pause()
        client = place.client()
        for _ in range(3):
            await client.users_list()
        place.server.fault({"limits": True})
        for _ in range(2):
            await client.users_list()
        later(place, seconds=20)
        answer = await refused(client.users_list())
        assert (answer.status_code, answer["error"]) == (429, "ratelimited")
        assert answer.headers["Retry-After"] == "40"
        assert (await client.users_info(user="U0LIN0000"))["ok"] is True
        later(place, seconds=40)
        assert (await client.users_list())["ok"] is True


async def test_messages_have_a_burst_per_channel_then_one_a_second_and_a_limit_of_the_workspace() -> None:
    # Source: docs.slack.dev/reference/methods/chat.postMessage, "Rate limiting", read 2026-11-21.
    async with open_place(SlackLimits(post_burst=2, posts_per_minute=4)) as place:
        place.world.clock.pause()
        place.server.fault({"limits": True})
        client = place.client()
        for channel in (OPERATIONS, OPERATIONS, "C0LEGAL", "C0LEGAL"):
            await client.chat_postMessage(channel=channel, text="x")
        assert (await refused(client.chat_postMessage(channel="#operations", text="x"))).status_code == 429
        later(place, seconds=3)
        whole = await refused(client.chat_postMessage(channel=OPERATIONS, text="x"))
        assert whole.headers["Retry-After"] == "57"
        later(place, seconds=57)
        assert (await client.chat_postMessage(channel=OPERATIONS, text="x"))["ok"] is True
