"""Ask Telegram for updates, and let the offset pass only what is durable."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from bot.inbox.calls import HttpDoor
from bot.platforms.telegram.limits import ALLOWED_UPDATES
from bot.platforms.telegram.request import AiohttpRequest
from bot.platforms.telegram.send import TelegramPlatform

POLL_SECONDS = 25
ANSWER_SECONDS = 10

TakeIn = Callable[[Sequence[Mapping[str, Any]]], Awaitable[bool]]


class Polling:
    """Long polling, on a session of its own: a held poll must not stand in the way of a message.

    Args:
        take_in: makes updates durable; returns False when it cannot yet.
    """

    doors: Sequence[HttpDoor] = ()
    connected = True

    def __init__(self, platform: TelegramPlatform, *, take_in: TakeIn) -> None:
        self._platform = platform
        self._take_in = take_in
        self._request = AiohttpRequest(platform.route)
        self._offset: int | None = None
        self._alone = False

    async def start(self) -> None:
        """Open the session."""
        await self._request.initialize()

    async def stop(self) -> None:
        """Close it."""
        await self._request.shutdown()

    async def round(self) -> bool:
        """Fetch once, hand in what came, and only then let the offset pass it; an answer tells that we are reached."""
        if not self._alone:
            # While a webhook is set nothing can be fetched. What waits for it comes here instead.
            await self._platform.bot.delete_webhook(drop_pending_updates=False)
            self._alone = True
        batch = await self._fetched()
        if await self._take_in(batch):
            # With nothing left to confirm none is sent: after a quiet week update ids may begin anew, below it.
            self._offset = batch[-1]["update_id"] + 1 if batch else None
        return True

    async def _fetched(self) -> Sequence[Mapping[str, Any]]:
        """Return updates as they came, so that one that the library cannot read does not hide the others."""
        asked: dict[str, Any] = {"timeout": POLL_SECONDS, "allowed_updates": json.dumps(ALLOWED_UPDATES)}
        if self._offset is not None:
            asked["offset"] = self._offset
        url = f"{self._platform.bot.base_url}/getUpdates?{urlencode(asked)}"
        answer: Any = await self._request.post(url, read_timeout=POLL_SECONDS + ANSWER_SECONDS)
        batch: Sequence[Mapping[str, Any]] = answer
        return batch
