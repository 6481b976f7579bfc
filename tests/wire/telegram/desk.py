"""A bot that takes a webhook, as tests watch it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.wire.telegram.local import Local


@dataclass
class Answer:
    """What the bot answers once."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    content_type: str = "text/plain"


@dataclass
class Desk:
    """It answers as it is told, then with 200; while `gate` is set, it lets calls of that chat wait."""

    url: str = ""
    answers: list[Answer] = field(default_factory=list)
    got: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    held_chat: int | None = None
    released: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.got.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""))
        if update.get("message", {}).get("chat", {}).get("id") == self.held_chat:
            await self.released.wait()
        answer = self.answers.pop(0) if self.answers else Answer()
        return web.Response(
            status=answer.status, headers=answer.headers, body=answer.body, content_type=answer.content_type
        )

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.got]


@asynccontextmanager
async def listening() -> AsyncIterator[Desk]:
    """Serve a bot on a free port until the block ends."""
    desk = Desk()
    app = web.Application()
    app.router.add_post("/telegram", desk.take)
    runner = web.AppRunner(app, handle_signals=False)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    desk.url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
    yield desk
    desk.released.set()
    await runner.cleanup()


async def until(local: Local, holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(10):
        while not holds():
            await local.world.changed(patience_seconds=0.02)
