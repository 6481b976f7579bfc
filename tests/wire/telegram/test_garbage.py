"""Arbitrary arguments at every method: whatever is asked, the server answers and lives."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.sandbox.telegram.methods.table import METHODS
from tests.wire.telegram.local import DUTY_GROUP, MEI, TOKEN, USERS_GROUP, Local
from tests.wire.telegram.serving import served

NAMES = (
    "chat_id", "from_chat_id", "message_id", "message_ids", "text", "caption", "parse_mode", "entities", "reply_markup",
    "reply_parameters", "message_thread_id", "media", "photo", "document", "options", "question", "name", "icon_color",
    "commands", "scope", "language_code", "offset", "limit", "allowed_updates", "url", "secret_token", "file_id",
    "action", "user_id", "reaction", "callback_query_id", "is_anonymous", "type", "caption_entities",
)  # fmt: skip
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=40))
LIKELY = st.sampled_from(
    (
        MEI,
        USERS_GROUP,
        DUTY_GROUP,
        0,
        1,
        2,
        -1,
        "HTML",
        "Markdown",
        "MarkdownV2",
        "**>a||",
        "![a](",
        "<b",
        "photo",
    )
)
KEYS = st.sampled_from(
    ("type", "media", "text", "chat_id", "message_id", "inline_keyboard", "offset", "length", "user")
)
VALUES = st.recursive(
    st.one_of(SCALARS, LIKELY),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)
CALLS = st.lists(
    st.tuples(
        st.sampled_from(sorted({*METHODS, "getupdates", "nonsense"})),
        st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=8),
    ),
    min_size=1,
    max_size=12,
)
ANSWERS = frozenset({200, 400, 401, 403, 404, 409, 413, 429})


async def _ask(local: Local, method: str, arguments: dict[str, Any]) -> int:
    # A poll would be held, which is its right; it is asked for what there is.
    arguments = {**arguments, "timeout": 0}
    url = f"{local.url}/telegram/bot{TOKEN}/{method}"
    body = json.dumps(arguments).encode()
    async with local.http.post(url, data=body, headers={"Content-Type": "application/json"}) as answer:
        told = await answer.json()
        assert told["ok"] is (answer.status == 200)
        return answer.status


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(calls=CALLS)
async def test_garbage_is_never_answered_with_5xx(calls: list[tuple[str, dict[str, Any]]]) -> None:
    async with served() as local:
        await local.call("sendMessage", chat_id=MEI, text="a target")
        for method, arguments in calls:
            assert await _ask(local, method, arguments) in ANSWERS, (method, arguments)
        local.telegram.seen()
        json.dumps([entry.body for entry in local.world.log]).encode()
        assert (await local.call("getMe"))["ok"]


@pytest.mark.parametrize(
    ("token", "status"), [("x:y", 421), ("٧:y", 421), (":y", 421), ("-1:y", 401), ("01:y", 401)]
)
async def test_a_token_that_names_no_bot_is_refused(local: Local, token: str, status: int) -> None:
    # Source: github.com/tdlib/telegram-bot-api 10.0, ClientManager.cpp (send), 2026-11-21
    assert (await local.call("getMe", token=token))["error_code"] == status
