"""A served local Telegram, as tests reach it."""

import asyncio
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.sandbox.seen import Seen
from bot.sandbox.telegram.server import TelegramServer
from bot.sandbox.world import World

TOKEN = "7000000001:sandbox"
MEI = 5_000_000_001
HAO = 5_000_000_002
USERS_GROUP = -1_005_000_000_001
DUTY_GROUP = -1_005_000_000_002
ALERTS_TOPIC = 2


@dataclass
class Local:
    """A served local Telegram."""

    url: str
    world: World
    telegram: TelegramServer
    http: aiohttp.ClientSession

    async def call(self, method: str, *, token: str = TOKEN, **arguments: Any) -> dict[str, Any]:
        """Call a method with a JSON body and return the answer's body."""
        async with self.http.post(f"{self.url}/telegram/bot{token}/{method}", json=arguments) as answer:
            body: dict[str, Any] = await answer.json()
            assert answer.status == body.get("error_code", 200)
            return body

    async def refusal(self, method: str, **arguments: Any) -> str:
        """Call a method that must be refused and return the description."""
        body = await self.call(method, **arguments)
        assert body["ok"] is False, body
        return str(body["description"])

    async def updates(self, offset: int = 0, **arguments: Any) -> list[dict[str, Any]]:
        """Poll without waiting."""
        body = await self.call("getUpdates", offset=offset, **arguments)
        return list(body["result"])

    async def fresh_updates(self) -> list[dict[str, Any]]:
        """Poll without waiting, and confirm what came."""
        updates = await self.updates()
        if updates:
            await self.updates(max(update["update_id"] for update in updates) + 1, limit=1)
        return updates

    async def raw(self, request_line: str) -> bytes:
        """Send a request line as it is, and return the whole answer."""
        host, _, port = self.url.removeprefix("http://").partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(f"{request_line}\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        answer = await reader.read()
        writer.close()
        await writer.wait_closed()
        return answer

    async def raw_post(self, method: str, body: str) -> bytes:
        """Call a method over a connection of its own, which shows how it ends, and return the whole answer."""
        host, _, port = self.url.removeprefix("http://").partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        head = (
            f"POST /telegram/bot{TOKEN}/{method} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json"
        )
        writer.write(f"{head}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
        try:
            return await reader.read()
        finally:
            writer.close()

    async def until_polled(self) -> None:
        """Wait until a call of getUpdates has arrived and is held."""
        async with asyncio.timeout(10):
            while not self.telegram.state.updates.is_held:
                await self.call("getMe")

    def shown(self, place: str) -> list[Seen]:
        """Return what the bot shows in a place now."""
        return [
            thing
            for thing in self.telegram.seen()
            if thing.place == place and thing.by_bot and not thing.gone
        ]
