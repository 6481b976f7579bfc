"""Whatever is posted, the door answers with a yes or with what to do instead."""

import json
import random
from pathlib import Path
from typing import Any

import yaml
from aiohttp import ClientSession

from bot.sandbox.server import Sandbox

COMPANY = Path(__file__).parents[4] / "config" / "demo" / "company.yml"
REQUESTS = 600
DEEDS = [
    "say",
    "command",
    "press",
    "submit",
    "close",
    "edit",
    "delete",
    "react",
    "unreact",
    "block",
    "unblock",
    "join",
    "leave",
    "home",
    "shortcut",
    "sticker",
    "unknown_update",
    "unknown_event",
    "never_started",
    "deactivate",
    "promote_bot",
    "remove_bot",
    "add_bot",
    "archive",
    "invite_bot",
]
VALUES: list[Any] = [
    None, True, 0, -1, 1e308, "", " ", "x", "\ud800", "/status", "#operations", "users_group", "mei", "yun",
    "root", [], ["x"], {}, {"a": "b"}, {"type": 7}, "C0OPERATIONS:1", "-1005000000001:1", "5000000001:1",
    [{"name": "a.png", "base64": "aGk="}], "thumbsup", "x" * 5000,
]  # fmt: skip
FACTS = [
    "place",
    "text",
    "thread",
    "mention",
    "attach",
    "line",
    "thing",
    "kind",
    "action",
    "reference",
    "wire",
    "values",
    "to",
    "emoji",
    "block",
    "group",
    "name",
    "on",
    "seen_id",
    "url",
    "update_id",
    "type",
    "event",
]
RULES = ["method", "answer", "retry_after", "drop", "delay", "times", "chat", "cut", "surprise"]
ANSWERS = ["status", "body", "retry_after", "location", "drop", "delay", "truncate", "times", "surprise"]


def any_ask(chance: random.Random) -> tuple[str, dict[str, Any]]:
    """Return a path with a body that is nearly right."""
    platform = chance.choice(["slack", "telegram", "slack", "telegram", None])
    if chance.random() < 0.15:
        rule = {name: chance.choice(VALUES) for name in chance.sample(RULES, 3)}
        return "fault", {"platform": platform, **rule, "method": "nothing.real"}
    if chance.random() < 0.1:
        told = {name: chance.choice(VALUES) for name in chance.sample(ANSWERS, 3)}
        return "hooks", {"hook": chance.choice(["pager", "deploy", None, 7]), **told}
    if chance.random() < 0.1:
        return chance.choice(["desk", "clock"]), {
            chance.choice(["web", "move_to", "next_due", "advance_seconds"]): chance.choice(VALUES)
        }
    facts = {name: chance.choice(VALUES) for name in chance.sample(FACTS, chance.randint(0, 7))}
    person = chance.choice(["mei", "yun", "zhou", "emma", "root", 7])
    return "act", {"platform": platform, "person": person, "deed": chance.choice(DEEDS), **facts}


async def test_no_request_makes_the_sandbox_fail() -> None:
    chance = random.Random(20260302)
    sandbox = Sandbox(yaml.safe_load(COMPANY.read_text(encoding="utf-8")))
    await sandbox.start()
    statuses = []
    async with ClientSession(headers={"Content-Type": "application/json"}) as session:
        for _ in range(REQUESTS):
            path, body = any_ask(chance)
            async with session.post(f"{sandbox.url}/control/{path}", data=json.dumps(body)) as answer:
                assert answer.status in {200, 400}, (path, body, await answer.text())
                assert isinstance(await answer.json(), dict)
                statuses.append(answer.status)
        for path in ("state", "directory", "log", "clock", "hooks"):
            async with session.get(f"{sandbox.url}/control/{path}") as answer:
                assert answer.status == 200
    await sandbox.stop()
    assert {200, 400} == set(statuses)
