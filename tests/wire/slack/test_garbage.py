"""Whatever is thrown at a method, the answer is a refusal, never a failure, and the screens go on."""

import asyncio
import json
from typing import Any

import aiohttp
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.slack.api import METHODS
from tests.wire.slack.harness import BOT_TOKEN, Json, open_place

ROOMS = ["C0OPERATIONS", "D0LIN0000", "U0LIN0000", "#legal"]
NAMES = [
    *("attachments", "blocks", "bot", "channel", "channel_id", "channels", "cursor", "external_id", "file"),
    *("filename", "files", "hash", "inclusive", "initial_comment", "latest", "length", "limit", "link_names"),
    *(
        "metadata",
        "name",
        "oldest",
        "parse",
        "reply_broadcast",
        "return_im",
        "text",
        "thread_ts",
        "timestamp",
    ),
    *("trigger_id", "ts", "types", "user", "user_id", "users", "view", "view_id", "include_all_metadata"),
]
KINDS = [
    "section",
    "header",
    "actions",
    "context",
    "rich_text",
    "input",
    "markdown",
    "image",
    "modal",
    "home",
]
KINDS += [
    "plain_text",
    "mrkdwn",
    "button",
    "static_select",
    "checkboxes",
    "overflow",
    "external_select",
    "date",
]
KINDS += ["rich_text_section", "rich_text_list", "link", "user", "text", "datepicker", "table", "divider"]
FIELDS = ["type", "text", "elements", "element", "accessory", "fields", "label", "options", "option_groups"]
FIELDS += [
    "blocks",
    "title",
    "value",
    "timestamp",
    "format",
    "url",
    "initial_option",
    "block_id",
    "action_id",
]
FIELDS += ["initial_options", "max_length", "event_type", "event_payload", "id", "title", "placeholder"]
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(KINDS)
)
PARTS = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=3),
    max_leaves=4,
)
BLOCKS = st.builds(
    lambda kind, more: {**more, "type": kind},
    st.sampled_from(KINDS),
    st.dictionaries(st.sampled_from(FIELDS), PARTS, max_size=3),
)
VALUES = PARTS | st.lists(BLOCKS, max_size=2) | BLOCKS | st.sampled_from([*ROOMS, "<!date^1^{ago}|x>"])
CALLS = st.builds(
    lambda room, more: {"channel": room, **more},
    st.sampled_from(ROOMS),
    st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=4),
)
WAYS = st.sampled_from(["json", "form", "multipart", "query", "mixed", "raw"])


async def send(session: aiohttp.ClientSession, url: str, way: str, said: Json) -> int:
    """Make one call in one of the ways in which clients make them, and return the status."""
    plain = {name: value if isinstance(value, str) else json.dumps(value) for name, value in said.items()}
    plain = {name: value.encode(errors="replace").decode() for name, value in plain.items()}
    asked: dict[str, Any] = {"data": plain}
    if way == "json":
        asked = {"data": json.dumps(said).encode(), "headers": {"Content-Type": "application/json"}}
    elif way == "multipart":
        form = aiohttp.FormData(plain)
        form.add_field("file", b"\xff\x00", filename="x")
        asked = {"data": form}
    elif way == "query":
        asked = {"params": plain}
    elif way == "mixed":
        asked = {"params": {"channel": plain["channel"]}, "data": plain}
    elif way == "raw":
        kind = {"Content-Type": "multipart/form-data; boundary=x; charset=nonsense"}
        asked = {"data": json.dumps(said).encode(), "headers": kind}
    async with session.post(url, **asked) as answer:
        await answer.read()
        return answer.status


async def throw(calls: list[tuple[str, str, Json]]) -> None:
    async with open_place() as place:
        headers = {"Authorization": f"Bearer {BOT_TOKEN}"}
        async with aiohttp.ClientSession(headers=headers) as session:
            for method, way, said in calls:
                assert await send(session, f"{place.api_url}{method}", way, said) < 500
        place.server.seen()
        answer = await place.client().chat_postMessage(channel="D0LIN0000", text="alive")
        assert answer["ok"] is True


@settings(max_examples=60)
@given(calls=st.lists(st.tuples(st.sampled_from(sorted(METHODS)), WAYS, CALLS), min_size=1, max_size=8))
def test_no_garbage_breaks_a_method_or_a_screen(calls: list[tuple[str, str, Json]]) -> None:
    asyncio.run(throw(calls))


async def test_a_body_that_is_nested_too_deeply_or_no_text_is_refused() -> None:
    async with open_place() as place, aiohttp.ClientSession() as session:
        headers = {"Authorization": f"Bearer {BOT_TOKEN}", "Content-Type": "application/json"}
        url = f"{place.api_url}chat.postMessage"
        deep = b'{"channel":"C0LEGAL","blocks":' + b"[" * 50_000 + b"]" * 50_000 + b"}"
        bodies = {
            deep: "invalid_json",
            b"\xff\xfe": "invalid_json",
            b"[]": "json_not_object",
            b"NaN": "invalid_json",
        }
        for body, error in bodies.items():
            async with session.post(url, data=body, headers=headers) as answer:
                assert (answer.status, (await answer.json())["error"]) == (200, error)
        half = b'{"channel":"C0LEGAL","text":"\\ud83d"}'
        async with session.post(url, data=half, headers=headers) as answer:
            assert (await answer.json())["ok"] is True
        assert place.only().text == "\ufffd"
