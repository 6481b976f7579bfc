"""An answer that comes a second time, unasked, on both sides of the sandbox."""

import asyncio
import json

import pytest

from bot.sandbox.server import SLACK_BOT_TOKEN, TELEGRAM_BOT_TOKEN, Sandbox

CALLS = {
    "slack": ("/slack/api/auth.test", "auth.test"),
    "telegram": (f"/telegram/bot{TELEGRAM_BOT_TOKEN}/getMe", "getMe"),
}


@pytest.mark.parametrize("platform", CALLS)
async def test_an_answer_comes_twice_over_one_connection(sandbox: Sandbox, platform: str) -> None:
    path, method = CALLS[platform]
    side = sandbox.slack if platform == "slack" else sandbox.telegram
    side.fault({"method": method, "twice": True})
    reader, writer = await asyncio.open_connection("127.0.0.1", int(sandbox.url.rpartition(":")[2]))
    writer.write(
        f"GET {path} HTTP/1.1\r\nHost: sandbox\r\nAuthorization: Bearer {SLACK_BOT_TOKEN}\r\n\r\n".encode()
    )
    bodies = []
    for _ in range(2):
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(line for line in head.lower().splitlines() if line.startswith(b"content-length:"))
        bodies.append(json.loads(await reader.readexactly(int(length.partition(b":")[2]))))
    writer.close()
    assert bodies[0] == bodies[1]
    assert bodies[0]["ok"] is True
