"""What random calls say: values that fit, values that nobody should send, and mixtures of both."""

import json
import random
from collections.abc import Callable, Mapping
from typing import Any

from tests.bench.calls.pool import Pool

Make = Callable[[random.Random, Pool], Any]

HOSTILE: tuple[Any, ...] = (
    "", " ", "\x00", "\ud800", "x" * 5000, "汉" * 3000, "-1", "0", "1", "9" * 30, "1e999", "NaN", "Infinity", "٣", "null",
    "true", "[]", "{}", "[[]]", '{"a":', "[" * 2000, '{"type":{}}', '"\\ud800"', None, True, False, 0, -1, 10**30, 1.5,
    1e308, [], {}, [None], [[]], {"type": None}, {"": ""}, "<a href=", "<b>&#x110000;", "&#0;", "*_[](", "`" * 50,
    "HTML", "MarkdownV2", "#", "C", "U0", "@", "../../etc/passwd", "%00", "a\r\nb", "🛎" * 100, "\u202e", {"id": 1}, ["x"] * 200,
)  # fmt: skip
LANGUAGES = ("en", "zh-hans", "zh", "", "xx")

CHANNELS = (
    "C0OPERATIONS",
    "C0ALERTS",
    "C0SECURITY",
    *["D0YUN0000", "U0EMMA000"] * 2,
    "#operations",
    "C0NOWHERE",
)
USERS = ("U0YUN0000", "U0EMMA000", "U0DESKBELL", "U0NOBODY")
CHATS = (*[5_000_000_001] * 3, *[5_000_000_003, -1_005_000_000_001, -1_005_000_000_002] * 2, 7_000_000_001, 1)
BUTTON = {
    "type": "button",
    "action_id": "claim",
    "value": "FB-1|1",
    "text": {"type": "plain_text", "text": "Go"},
}
SECTION = {
    "type": "section",
    "text": {"type": "mrkdwn", "text": "*hello* <@U0YUN0000> <!date^1^{date}|x> <https://a.b|c>"},
}
INPUT = {
    "type": "input", "block_id": "message", "label": {"type": "plain_text", "text": "Message"},
    "element": {"type": "plain_text_input", "action_id": "entered"},
}  # fmt: skip
RICH = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}],
}
BLOCKS: tuple[Any, ...] = (
    [SECTION, {"type": "actions", "elements": [BUTTON]}],
    [{"type": "header", "text": {"type": "plain_text", "text": "FB-1"}}, {"type": "divider"}, RICH],
    [{"type": "context", "elements": [SECTION["text"]]}, SECTION | {"accessory": BUTTON}],
    [],
)
VIEW = {
    "type": "modal", "callback_id": "reply", "title": {"type": "plain_text", "text": "Reply"},
    "submit": {"type": "plain_text", "text": "Send"}, "blocks": [SECTION, INPUT],
}  # fmt: skip
KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Go", "callback_data": "claim|FB-1|1"}, {"text": "A", "url": "https://a.b"}]
    ]
}
ENTITIES = [
    {"type": "bold", "offset": 0, "length": 2},
    {"type": "text_link", "offset": 1, "length": 1, "url": "https://a.b"},
]
MEDIA = [
    {"type": "photo", "media": "attach://photo"},
    {"type": "document", "media": "attach://document", "caption": "x"},
]
TEXTS = ("hello", "你好 *bold* <b>x</b>", "a `b` _c_ [d](https://e.f)", "/start@deskbell_bot", "x")


def one_of(*values: Any) -> Make:
    """Return a maker that picks one of these."""
    return lambda dice, _: dice.choice(values)


def from_pool(name: str) -> Make:
    """Return a maker that takes what the server said before."""
    return lambda dice, pool: pool.take(dice, name)


SLACK: Mapping[str, Make] = {
    **dict.fromkeys(["channel", "channel_id", "channels"], one_of(*CHANNELS)),
    **dict.fromkeys(["user", "user_id"], one_of(*USERS)),
    **dict.fromkeys(["ts", "timestamp", "thread_ts", "oldest", "latest", "message_ts"], from_pool("ts")),
    **dict.fromkeys(["view_id", "root_view_id"], from_pool("view")),
    **dict.fromkeys(["file", "file_id"], from_pool("file")),
    "text": one_of(*TEXTS),
    "users": one_of(",".join(USERS[:2]), USERS[0], ""),
    "blocks": one_of(*BLOCKS),
    "view": one_of(VIEW, VIEW | {"type": "home"}),
    "trigger_id": from_pool("trigger"),
    "hash": from_pool("hash"),
    "cursor": from_pool("cursor"),
    "metadata": one_of({"event_type": "card", "event_payload": {"ref": "1"}}),
    "name": one_of("thumbsup", "eyes", "nonsense"),
    "limit": one_of(1, "10", 1000),
    "types": one_of("public_channel,im", "mpim", "x"),
    "files": lambda dice, pool: [{"id": pool.take(dice, "file"), "title": "a"}],
    "filename": one_of("a.txt", "b.png"),
    "length": one_of(3, "3"),
}
TELEGRAM: Mapping[str, Make] = {
    **dict.fromkeys(["chat_id", "from_chat_id", "user_id"], one_of(*CHATS)),
    **dict.fromkeys(["message_id", "message_thread_id", "reply_to_message_id"], from_pool("message")),
    **dict.fromkeys(["entities", "caption_entities"], one_of(ENTITIES)),
    **dict.fromkeys(["text", "caption", "question", "title", "name"], one_of(*TEXTS)),
    **dict.fromkeys(["photo", "document", "file_id"], from_pool("file_id")),
    "message_ids": lambda dice, _: sorted(dice.sample(range(1, 400), 3)),
    "parse_mode": one_of("HTML", "MarkdownV2", "Markdown", "", "x"),
    "reply_markup": one_of(KEYBOARD, {"force_reply": True}, {"keyboard": [["a"]]}, {"remove_keyboard": True}),
    "reply_parameters": lambda dice, _: {"message_id": dice.randrange(1, 400)},
    "media": one_of(MEDIA, MEDIA[0]),
    "options": one_of(["a", "b"], [{"text": "a"}, {"text": "b"}]),
    "callback_query_id": from_pool("callback"),
    "commands": one_of([{"command": "status", "description": "Ask"}], []),
    "scope": one_of({"type": "default"}, {"type": "chat", "chat_id": CHATS[0]}, {"type": "all_group_chats"}),
    "language_code": one_of(*LANGUAGES),
    "reaction": one_of([{"type": "emoji", "emoji": "👍"}], []),
    "allowed_updates": one_of([], ["message"], ["message", "callback_query", "chat_member"]),
    # Nobody listens there, and a call must not be held for long.
    "url": one_of("http://127.0.0.1:9/hook", "", "https://127.0.0.1:9/hook", "ftp://x", "http://[::bad"),
    "timeout": one_of(0, "", -1, "x"),
    "offset": from_pool("update"),
    "action": one_of("typing", "upload_photo", "fly"),
}


def argument(
    dice: random.Random, pool: Pool, known: Mapping[str, Make], name: str, *, wildness: float
) -> Any:
    """Return a value for an argument: one that fits, or whatever.

    Args:
        wildness: share of values, and of parts of values, that do not fit.
    """
    if name not in known or dice.random() < wildness:
        return dice.choice(HOSTILE)
    fitting = known[name](dice, pool)
    return mutated(dice, fitting, wildness / 5) if wildness else fitting


def mutated(dice: random.Random, value: Any, share: float) -> Any:
    """Return a value with such a share of its parts replaced, gone or doubled."""
    if dice.random() < share:
        return dice.choice(HOSTILE)
    if isinstance(value, dict):
        return {key: mutated(dice, part, share) for key, part in value.items() if dice.random() > share / 2}
    if isinstance(value, list):
        doubled = dice.random() < share
        return [mutated(dice, part, share) for part in value for _ in range(2 if doubled else 1)]
    return value


def as_text(value: Any) -> str:
    """Return a value as forms and queries carry it."""
    return value if isinstance(value, str) else json.dumps(value)
