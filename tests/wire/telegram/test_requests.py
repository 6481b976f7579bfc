"""Every way to ask, and everything that nobody should ask."""

import json
import random
from typing import Any

import pytest
from aiohttp import FormData, MultipartWriter

from bot.sandbox.telegram.methods.table import METHODS
from tests.wire.telegram.local import MEI, TOKEN, USERS_GROUP, Local

# Source of the checks here: https://core.telegram.org/bots/api#making-requests; the refusals:
# github.com/tdlib/telegram-bot-api 10.0, Client.cpp, read 2026-11-21


NOT_UTF8 = "Bad Request: strings must be encoded in UTF-8"


@pytest.mark.parametrize("way", ["query", "get", "form", "json", "multipart", "mixed"])
async def test_arguments_are_taken_from_query_form_json_and_multipart(local: Local, way: str) -> None:
    arguments = {"chat_id": str(MEI), "text": "a b+c&汉", "disable_notification": "true"}
    url = f"{local.url}/telegram/bot{TOKEN}/sendMessage"
    form = FormData(arguments, default_to_multipart=True)
    ways: dict[str, dict[str, Any]] = {
        "query": {"params": arguments},
        "get": {"params": arguments},
        "form": {"data": arguments},
        "json": {"json": arguments},
        "multipart": {"data": form},
        "mixed": {"params": {"chat_id": arguments["chat_id"]}, "data": {"text": arguments["text"]}},
    }
    async with local.http.request("GET" if way == "get" else "POST", url, **ways[way]) as answer:
        assert (answer.status, (await answer.json())["result"]["text"]) == (200, "a b+c&汉")


async def test_method_names_do_not_care_about_case(local: Local) -> None:
    assert (await local.call("GETme"))["result"]["username"] == "deskbell_bot"


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        (f"bot{TOKEN}/sendNonsense", 404, "Not Found: method not found"),
        ("bot7000000001:wrong/getMe", 401, "Unauthorized"),
        ("botwithoutcolon/getMe", 401, "Unauthorized: invalid token specified"),
        (f"bot{'1' * 80}:x/getMe", 401, "Unauthorized: invalid token specified"),
        ("file/bot7000000001:wrong/documents/file_1.txt", 401, "Unauthorized"),
        ("elsewhere", 404, "Not Found"),
        (f"bot{TOKEN}", 404, "Not Found"),
    ],
)
async def test_wrong_tokens_and_paths_are_refused(local: Local, path: str, status: int, reason: str) -> None:
    async with local.http.post(f"{local.url}/telegram/{path}") as answer:
        assert answer.status == status
        assert await answer.json() == {"ok": False, "error_code": status, "description": reason}


@pytest.mark.parametrize(
    ("kind", "body", "reason"),
    [
        ("application/x-www-form-urlencoded", b"chat_id=5000000001&text=%FF", NOT_UTF8),
        ("application/x-www-form-urlencoded", b"chat_id=5000000001&text=\xff", NOT_UTF8),
        ("application/x-www-form-urlencoded", b"chat_id=5000000001&text=%ED%A0%80", NOT_UTF8),
        ("application/json", b'{"chat_id":5000000001,"text":"\xff"}', NOT_UTF8),
        ("application/json", b'{"chat_id":5000000001,"text":"\\ud800"}', NOT_UTF8),
        ("application/json", b"{", "Bad Request: can't parse JSON object"),
        ("application/json", b"[]", "Bad Request: can't parse JSON object"),
        ("application/json", b"[" * 100_000, "Bad Request: can't parse JSON object"),
        ("multipart/form-data", b"no boundary", "Bad Request: can't parse the request"),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken", "Bad Request: can't parse the request"),
        ("text/plain", b"chat_id=1", "Bad Request: chat_id is empty"),
    ],
)
async def test_a_body_that_cannot_be_read_is_refused(
    local: Local, kind: str, body: bytes, reason: str
) -> None:
    url = f"{local.url}/telegram/bot{TOKEN}/sendMessage"
    async with local.http.post(url, data=body, headers={"Content-Type": kind}) as answer:
        assert (answer.status, (await answer.json())["description"]) == (400, reason)


async def test_an_undecodable_query_is_refused(local: Local) -> None:
    reader = await local.raw(f"GET /telegram/bot{TOKEN}/sendMessage?chat_id={MEI}&text=%FF HTTP/1.1")
    assert b"400 Bad Request" in reader
    assert NOT_UTF8.encode() in reader


async def test_a_multipart_part_without_a_name_is_passed_over(local: Local) -> None:
    with MultipartWriter("form-data") as writer:
        writer.append("nameless")
    async with local.http.post(f"{local.url}/telegram/bot{TOKEN}/getMe", data=writer) as answer:
        assert answer.status == 200


HOSTILE: tuple[Any, ...] = (
    "", " ", "\x00", "\ud800", "x" * 5000, "汉" * 5000, "-1", "9" * 30, "1e9", "NaN", "٣", "null", "true", "[]", "{}",
    "[[]]", '{"a":', "[" * 5000, '{"type":{}}', '{"inline_keyboard":[[{"text":1}]]}', '[{"type":[],"offset":0}]',
    '[{"type":"bold","offset":-5,"length":3}]', '[{"type":"text_link","offset":0,"length":1,"url":5}]',
    '[{"type":"text_mention","offset":0,"length":1,"user":{}}]', '{"message_id":"a"}', '{"message_id":1,"chat_id":{}}',
    '{"type":"chat","chat_id":[]}', '[{"command":1}]', '"\\ud800"', None, True, 0, -1, 10**30, 1.5, [], {}, [None],
    {"inline_keyboard": [[{"text": "a", "callback_data": None}]]}, {"inline_keyboard": [[None]]}, {"message_id": True},
    "<a href=", "<b>&#x110000;", "&#0;", "*_[](", str(MEI), str(USERS_GROUP), "HTML", "MarkdownV2", "1", "2",
)  # fmt: skip
NAMES = (
    "chat_id", "text", "parse_mode", "entities", "reply_markup", "reply_parameters", "message_id", "message_ids",
    "message_thread_id", "callback_query_id", "commands", "scope", "language_code", "offset", "limit", "allowed_updates",
    "url", "secret_token", "file_id", "photo", "document", "caption", "caption_entities", "action", "user_id",
    "reply_to_message_id", "show_alert", "max_connections", "reaction",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
async def test_nothing_that_is_asked_makes_the_server_stumble(local: Local, seed: int) -> None:
    dice = random.Random(seed)
    await local.call("sendMessage", chat_id=MEI, text="a target")
    statuses = set()
    for method in sorted(METHODS) * 12:
        arguments = {name: dice.choice(HOSTILE) for name in dice.sample(NAMES, 12)}
        arguments.update({name: MEI for name in ("chat_id",) if dice.random() < 0.8})
        arguments.update({name: 1 for name in ("message_id",) if dice.random() < 0.8})
        url = f"{local.url}/telegram/bot{TOKEN}/{method}"
        async with local.http.post(url, json=arguments) as answer:
            body = await answer.json()
            assert answer.status in {200, 400, 401, 403, 404, 409, 413}, (method, arguments, body)
            statuses.add(answer.status)
    assert statuses >= {200, 400}
    local.telegram.seen()
    json.dumps([entry.body for entry in local.world.log]).encode()
