"""Take in what Telegram sends: durable first, confirmed then."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import structlog
from telegram import Update
from telegram.error import TelegramError

from bot.inbox.calls import HttpDoor
from bot.inbox.door import Door
from bot.platforms.errands import Errands
from bot.platforms.letters import cut
from bot.platforms.telegram.limits import LONGEST_TOAST
from bot.platforms.telegram.polling import Polling
from bot.platforms.telegram.request import Flooded
from bot.platforms.telegram.send import TelegramPlatform
from bot.platforms.telegram.turns import Identity, read
from bot.platforms.telegram.webhook import Webhook
from bot.platforms.tireless import tirelessly
from bot.shapes.reply import Toast
from bot.shapes.turn import Pressed, Turn

REPLY_PATIENCE_SECONDS = 1.0
# A toast is gone after some seconds; a refusal longer than this is given time to be read.
LONGEST_PASSING_TOAST = 60
UNREADABLE = (KeyError, TypeError, ValueError, AttributeError)

_log = structlog.get_logger()


class TelegramReceiver:
    """Telegram's way in: by long polling, or by a webhook where Telegram can reach us.

    `heard_at` is when an update came last, a poll was answered, or nothing was found waiting for the webhook, in seconds of the loop's clock, None before the first time.

    Args:
        now: the desk's clock.
        reached: told the name of each point at which a kill is worth trying.
        webhook_url: where Telegram reaches the desk's site; empty to ask Telegram instead.
        webhook_secret: proves that it is Telegram who calls.
    """

    def __init__(
        self,
        platform: TelegramPlatform,
        door: Door,
        *,
        now: Callable[[], datetime],
        reached: Callable[[str], None] = lambda _point: None,
        webhook_url: str = "",
        webhook_secret: str = "",
    ) -> None:
        self._platform = platform
        self._door = door
        self._now = now
        self._reached = reached
        self._errands = Errands()
        self._us: Identity | None = None
        self._way: Polling | Webhook
        if webhook_url:
            self._way = Webhook(
                platform, url=webhook_url, secret=webhook_secret, now=now, take_in=self._take_in
            )
        else:
            self._way = Polling(platform, take_in=self._take_in)
        self.heard_at: float | None = None

    async def start(self) -> None:
        """Begin to listen, and go on in the background until stopped.

        The platform must have been started.
        """
        await self._way.start()
        self._errands.run(tirelessly(self._round, what="telegram_listen"))

    async def stop(self) -> None:
        """Listen no more, and end what still runs."""
        self._us = None
        await self._errands.stop()
        await self._way.stop()

    @property
    def doors(self) -> Sequence[HttpDoor]:
        """Where Telegram is heard over HTTP; none while it is asked."""
        return self._way.doors

    @property
    def connected(self) -> bool:
        """Whether Telegram has told who the bot is, and so is being listened to."""
        return self._us is not None and self._way.connected

    async def _round(self) -> None:
        try:
            if self._us is None:
                user = await self._platform.bot.get_me()
                self._us = Identity(user.id, user.username or "")
            if await self._way.round():
                self._hear()
        except Flooded as fault:
            await asyncio.sleep(fault.retry_after_seconds)

    def _hear(self) -> None:
        self.heard_at = asyncio.get_running_loop().time()

    async def _take_in(self, batch: Sequence[Mapping[str, Any]]) -> bool:
        """Make updates durable; return False when it cannot be told yet what they mean."""
        us = self._us
        if us is None:
            return False
        if batch:
            self._hear()
        turns = [turn for raw in batch if (turn := self._read(raw, us)) is not None]
        if turns:
            accepted = await self._door.accept(turns)
            for turn, row in zip(turns, accepted, strict=True):
                if isinstance(turn.deed, Pressed):
                    self._errands.run(self._answer(turn, row.inbox_id))
        if batch:
            self._reached("before_ack")
        return True

    def _read(self, raw: Mapping[str, Any], us: Identity) -> Turn | None:
        update_id = raw.get("update_id")
        try:
            turn = read(Update.de_json(dict(raw), self._platform.bot), us=us, at=self._now())
        except UNREADABLE as fault:
            _log.warning("telegram_update_unreadable", update_id=update_id, error=type(fault).__name__)
            return None
        if turn is None:
            _log.debug("telegram_update_ignored", update_id=update_id)
        return turn

    async def _answer(self, turn: Turn, inbox_id: int) -> None:
        """End the press's wait: with what it led to, if that is known in time."""
        reply = await self._door.reply(inbox_id, within_seconds=REPLY_PATIENCE_SECONDS)
        toast = reply if isinstance(reply, Toast) else Toast()
        words = cut(toast.text, LONGEST_TOAST)
        try:
            await self._platform.bot.answer_callback_query(
                turn.handle["callback_query_id"],
                text=words or None,
                show_alert=toast.refused and len(words) > LONGEST_PASSING_TOAST,
            )
        except TelegramError as fault:
            _log.info("telegram_toast_lost", error=type(fault).__name__)
