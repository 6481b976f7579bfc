"""Let Telegram call: each update proven by the secret, and answered 200 only when it is durable."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import structlog

from bot.inbox.calls import MALFORMED, UNPROVEN, Answer, Call, HttpDoor
from bot.platforms.telegram.limits import ALLOWED_UPDATES, WEBHOOK_CONNECTIONS
from bot.platforms.telegram.polling import TakeIn
from bot.platforms.telegram.send import TelegramPlatform
from data.model.signatures import TOKEN, Scheme

PATH = "/telegram/updates"
# An update is a message of at most 4096 letters with its entities; this leaves room for everything around it.
LONGEST_BYTES = 1 << 20
LOOK_EVERY_SECONDS = 30.0
AWAY, RETRY_AFTER_SECONDS = 503, 5
# The header that carries the secret_token. Source: core.telegram.org/bots/api#setwebhook, 2026-11-21.
SCHEME = Scheme(
    proof=TOKEN,
    header="x-telegram-bot-api-secret-token",
    prefix="",
    timestamp_header="",
    delivery_header="",
)

_log = structlog.get_logger()


def secret_from(bot_token: str) -> str:
    """Return a secret that only whoever has the bot's token can know, and that is the same at every start."""
    return hmac.new(bot_token.encode(), b"deskbell webhook", hashlib.sha256).hexdigest()


class Webhook:
    """Telegram calls us.

    Args:
        url: where Telegram reaches the desk's site, without the path of this door.
        take_in: makes updates durable; returns False when it cannot yet.
        look_every_seconds: how often to see that nobody took the webhook away.
    """

    def __init__(
        self,
        platform: TelegramPlatform,
        *,
        url: str,
        secret: str,
        now: Callable[[], datetime],
        take_in: TakeIn,
        look_every_seconds: float = LOOK_EVERY_SECONDS,
    ) -> None:
        self._platform = platform
        self._url = url.rstrip("/") + PATH
        self._secret = secret
        self._now = now
        self._take_in = take_in
        self._look_every_seconds = look_every_seconds
        self.connected = False
        self.doors: Sequence[HttpDoor] = (HttpDoor(PATH, LONGEST_BYTES, self.hear),)

    async def start(self) -> None:
        """Nothing is asked of Telegram yet."""

    async def stop(self) -> None:
        """Leave the webhook as it is set: what comes meanwhile waits at Telegram for the next start."""
        self.connected = False

    async def round(self) -> bool:
        """Tell Telegram where we are, and see that it stays so: whoever polls takes the webhook away.

        Returns: whether it is known that nothing waits there which should have come here.
        """
        bot = self._platform.bot
        if self.connected:
            await asyncio.sleep(self._look_every_seconds)
            found = await bot.get_webhook_info()
            if found.url == self._url:
                return not found.pending_update_count
            self.connected = False
        await bot.set_webhook(
            self._url,
            secret_token=self._secret,
            allowed_updates=ALLOWED_UPDATES,
            max_connections=WEBHOOK_CONNECTIONS,
            drop_pending_updates=False,
        )
        self.connected = True
        _log.info("telegram_webhook_set")
        return False

    async def hear(self, call: Call) -> Answer:
        """Answer 200 once the update is durable.

        Raises:
            StoreFault: it could not be kept now.
        """
        if not SCHEME.proven(call.headers, call.body, secrets=(self._secret,), now=self._now()):
            _log.info("telegram_call_unproven")
            return Answer(UNPROVEN)
        update = _update(call.body)
        if update is None:
            return Answer(MALFORMED)
        if not await self._take_in([update]):
            return Answer(AWAY, headers={"retry-after": str(RETRY_AFTER_SECONDS)})
        return Answer()


def _update(body: bytes) -> Mapping[str, Any] | None:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) and isinstance(told.get("update_id"), int) else None
