"""Make one random call: a method, arguments, a token, an encoding; all of it from a seed and a number."""

import ast
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bot.sandbox.server import SLACK_APP_TOKEN, SLACK_BOT_TOKEN, TELEGRAM_BOT_TOKEN
from bot.sandbox.slack.api import METHODS as SLACK_METHODS
from bot.sandbox.telegram.gate import GET_UPDATES
from bot.sandbox.telegram.methods.table import METHODS as TELEGRAM_METHODS
from bot.wiring.playing import TREE
from tests.bench.calls.pool import Pool
from tests.bench.calls.values import SLACK, TELEGRAM, Make, argument, as_text

# Whoever says these has said goodbye: every later call would be refused at the door.
FAREWELLS = {"auth.revoke", "logout", "close"}
READERS = {"text", "needed", "flag", "number", "structure", "integer", "within", "has"}
ALWAYS = {
    "slack": ("channel", "text", "user", "ts", "timestamp", "trigger_id", "view"),
    "telegram": ("chat_id", "text", "message_id", "photo"),
}
# What has to fit to what stands already: with one of these most calls would end as refusals.
SELDOM = {
    "message_thread_id", "reply_parameters", "reply_to_message_id", "thread_ts", "oldest", "latest", "cursor", "hash",
    "view_id",
}  # fmt: skip
LONGEST_QUERY = 3000
BOUNDARY = "calls"
FILE_ARGUMENTS = {"photo", "document", "file", "thumbnail", "certificate"}
VERBS = ("POST", "POST", "POST", "POST", "GET", "GET", "PUT", "DELETE", "OPTIONS", "PATCH")


@dataclass(frozen=True, slots=True)
class Call:
    """One request, ready for the wire.

    Attributes:
        answers_json: whether the server owes JSON for it, whatever it thinks of it.
    """

    name: str
    request: bytes
    answers_json: bool


@cache
def argument_names(platform: str) -> Sequence[str]:
    """Return the name of every argument that the local server reads, found in its source."""
    names = set()
    for path in (TREE / "bot" / "sandbox" / platform).rglob("*.py"):
        names |= _read_in(path)
    return sorted(names)


def _read_in(path: Path) -> set[str]:
    return {
        node.args[0].value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in READERS
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def make_call(seed: int, number: int, pool: Pool, host: str) -> Call:
    """Return the call with this number; the same seed, number and pool give the same bytes."""
    dice = random.Random(f"{seed}/{number}")
    if dice.random() < 0.03:
        return _elsewhere(dice, pool, host)
    return _slack_call(dice, pool, host) if dice.random() < 0.5 else _telegram_call(dice, pool, host)


def _slack_call(dice: random.Random, pool: Pool, host: str) -> Call:
    method = dice.choice(sorted(set(SLACK_METHODS) - FAREWELLS))
    if dice.random() < 0.02:
        method = dice.choice(["chat", "chat.fly", "x" * 300, "%00", "%FF", "..", "chat.postMessage%2F"])
    arguments = _arguments(dice, pool, "slack", SLACK)
    token = SLACK_APP_TOKEN if method.startswith("apps.") else SLACK_BOT_TOKEN
    token = dice.choice([token] * 40 + [SLACK_APP_TOKEN, "", "x", "xoxb-\xff"])
    headers = {}
    if dice.random() < 0.8:
        headers["Authorization"] = dice.choice([f"Bearer {token}"] * 29 + [token])
    else:
        arguments["token"] = token
    return Call(f"slack {method}", _encoded(dice, f"/slack/api/{method}", arguments, headers, host), True)


def _telegram_call(dice: random.Random, pool: Pool, host: str) -> Call:
    method = dice.choice(sorted({*TELEGRAM_METHODS, GET_UPDATES} - FAREWELLS))
    if dice.random() < 0.02:
        method = dice.choice(["sendNonsense", "x" * 300, "%00", "%FF", "getme%20"])
    token = dice.choice([TELEGRAM_BOT_TOKEN] * 30 + ["7000000001:x", "x", "0:1", "%FF:1", "1" * 90])
    arguments = _arguments(dice, pool, "telegram", TELEGRAM)
    # A call that is held is a call less: none is held for longer than the server itself wants.
    arguments.pop("timeout", None)
    path = f"/telegram/bot{token}/{method}"
    return Call(f"telegram {method}", _encoded(dice, path, arguments, {}, host), True)


def _elsewhere(dice: random.Random, pool: Pool, host: str) -> Call:
    """Knock at the doors beside the methods: files, uploads, response addresses, sockets, the clock."""
    path = dice.choice(
        [
            pool.take(dice, "response"),
            pool.take(dice, "upload"),
            f"/telegram/file/bot{TELEGRAM_BOT_TOKEN}/{pool.take(dice, 'path')}",
            f"/slack/files/{pool.take(dice, 'file')}/a.txt",
            "/slack/actions/x/y", "/slack/link", "/slack/link?ticket=x", "/slack/files/F1/%FF", "/telegram/file/botx/..",
            "/telegram", "/telegram/bot", "/slack", "/slack/api/", "/clock", "/clock?after=x", "/clock?after=-9",
            "/nothing", "/control/clock", "/control/log?limit=3", "/control/limits", "/control/state?person=x",
        ]
    )  # fmt: skip
    path = path if path.startswith("/") else "/slack/actions/1"
    arguments = _arguments(dice, pool, "slack", SLACK)
    headers = {"Authorization": f"Bearer {SLACK_BOT_TOKEN}"}
    if "?" in path:
        return Call(path, _message("GET", path, headers, b"", host), False)
    return Call(path, _encoded(dice, path, arguments, headers, host), False)


def _arguments(dice: random.Random, pool: Pool, platform: str, known: Mapping[str, Make]) -> dict[str, Any]:
    """Return arguments: half of the calls mean well and say what fits, the others are more or less wild."""
    wildness = dice.choice([0, 0, 0.1, 0.4])
    names = {name for name in known if dice.random() < (0.1 if name in SELDOM else 0.5)} | {
        name for name in ALWAYS[platform] if dice.random() > wildness / 2
    }
    if wildness:
        others = argument_names(platform)
        names |= {dice.choice(others) for _ in range(3)}
    return {name: argument(dice, pool, known, name, wildness=wildness) for name in sorted(names)}


def _encoded(
    dice: random.Random, path: str, arguments: Mapping[str, Any], headers: Mapping[str, str], host: str
) -> bytes:
    query = _pairs(arguments)
    way = dice.choice(["query", "form", "form", "json", "json", "multipart", "mixed"])
    if way == "query" and len(query) < LONGEST_QUERY:
        return _message(dice.choice(VERBS), f"{path}?{query}", headers, b"", host)
    kind, body = "application/x-www-form-urlencoded", query.encode()
    if way == "json":
        kind, body = (
            "application/json",
            json.dumps(arguments, ensure_ascii=dice.random() < 0.5).encode("utf-8", "surrogatepass"),
        )
    elif way == "multipart":
        kind, body = f"multipart/form-data; boundary={BOUNDARY}", _parts(dice, arguments)
    elif way == "mixed":
        half = {name: arguments[name] for name in list(arguments)[::2]}
        if len(asked := _pairs(half)) < LONGEST_QUERY:
            path = f"{path}?{asked}"
    if dice.random() < 0.06:
        kind, body = _broken(dice, kind, body)
    verb = dice.choice(VERBS) if dice.random() < 0.05 else "POST"
    return _message(verb, path, {**headers, "Content-Type": kind}, body, host)


def _broken(dice: random.Random, kind: str, body: bytes) -> tuple[str, bytes]:
    """Return what no client of the platform sends."""
    wrong_kinds = [
        "text/plain", "application/json", "application/json; charset=klingon", "multipart/form-data", "",
        "application/x-www-form-urlencoded; charset=utf-16", "multipart/form-data; boundary=other", "x/y; charset=\xff",
    ]  # fmt: skip
    at = dice.randrange(len(body) + 1)
    match dice.randrange(4):
        case 0:
            return kind, body[:at]
        case 1:
            return kind, body[:at] + bytes([dice.randrange(256)]) + body[at + 1 :]
        case 2:
            return dice.choice(wrong_kinds), body
        case _:
            return kind, dice.choice([b"[" * 3000, b"null", b"3", b"\xff\xfe", b"%", b"=&=&;", b"\x00" * 20])


def _pairs(arguments: Mapping[str, Any]) -> str:
    return "&".join(f"{quote(name)}={quote(_bytes(as_text(value)))}" for name, value in arguments.items())


def _parts(dice: random.Random, arguments: Mapping[str, Any]) -> bytes:
    parts = []
    for name, value in arguments.items():
        kind = f'Content-Disposition: form-data; name="{name}"'
        if name in FILE_ARGUMENTS and dice.random() < 0.7:
            start = dice.choice([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"plain", b""])
            parts.append(kind.encode() + b'; filename="a.png"\r\nContent-Type: image/png\r\n\r\n' + start)
        else:
            parts.append(kind.encode() + b"\r\n\r\n" + _bytes(as_text(value)))
    separator = f"--{BOUNDARY}\r\n".encode()
    return b"".join(separator + part + b"\r\n" for part in parts) + f"--{BOUNDARY}--\r\n".encode()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _message(verb: str, path: str, headers: Mapping[str, str], body: bytes, host: str) -> bytes:
    lines = [f"{verb} {path} HTTP/1.1", f"Host: {host}", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body
