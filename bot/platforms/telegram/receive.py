"""Take in what Telegram sends: durable first, confirmed then."""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram import Update
from telegram.error import TelegramError

from bot.inbox.door import Door
from bot.platforms.errands import Errands
from bot.platforms.letters import cut
from bot.platforms.telegram.limits import LONGEST_TOAST
from bot.platforms.telegram.request import AiohttpRequest, Flooded
from bot.platforms.telegram.send import TelegramPlatform
from bot.platforms.telegram.turns import Identity, read
from bot.platforms.tireless import tirelessly
from bot.shapes.reply import Toast
from bot.shapes.turn import Pressed, Turn

POLL_SECONDS = 25
ANSWER_SECONDS = 10
ALLOWED_UPDATES = ("message", "callback_query")
REPLY_PATIENCE_SECONDS = 1.0
# A toast is gone after some seconds; a refusal longer than this is given time to be read.
LONGEST_PASSING_TOAST = 60
UNREADABLE = (KeyError, TypeError, ValueError, AttributeError)

_log = structlog.get_logger()


class TelegramReceiver:
    """Telegram's way in, by long polling.

    `heard_at` is when the last poll was answered, in seconds of the loop's clock, None before the first.

    Args:
        now: the desk's clock.
        reached: told the name of each point at which a kill is worth trying.
    """

    def __init__(
        self,
        platform: TelegramPlatform,
        door: Door,
        *,
        now: Callable[[], datetime],
        reached: Callable[[str], None] = lambda _point: None,
    ) -> None:
        self._platform = platform
        self._door = door
        self._now = now
        self._reached = reached
        # A session of its own: a held poll must not stand in the way of a message.
        self._request = AiohttpRequest(platform.route)
        self._errands = Errands()
        self._us: Identity | None = None
        self._offset: int | None = None
        self.heard_at: float | None = None

    async def start(self) -> None:
        """Begin to poll, and go on in the background until stopped.

        The platform must have been started.
        """
        await self._request.initialize()
        self._errands.run(tirelessly(self._round, what="telegram_poll"))

    async def stop(self) -> None:
        """End the poll and what still runs."""
        await self._errands.stop()
        await self._request.shutdown()

    @property
    def connected(self) -> bool:
        """Whether Telegram has told who the bot is, and so is being listened to."""
        return self._us is not None

    async def _round(self) -> None:
        """Fetch once, hand in what came, and only then let the offset pass it."""
        try:
            us = await self._identified()
            batch = await self._fetched()
            self.heard_at = asyncio.get_running_loop().time()
        except Flooded as fault:
            await asyncio.sleep(fault.retry_after_seconds)
            return
        turns = [turn for raw in batch if (turn := self._read(raw, us)) is not None]
        if turns:
            await self._take_in(turns)
        if batch:
            self._reached("before_ack")
        # With nothing left to confirm none is sent: after a quiet week update ids may begin anew, below it.
        self._offset = batch[-1]["update_id"] + 1 if batch else None

    async def _identified(self) -> Identity:
        if self._us is None:
            user = await self._platform.bot.get_me()
            self._us = Identity(user.id, user.username or "")
        return self._us

    async def _fetched(self) -> Sequence[Mapping[str, Any]]:
        """Return updates as they came, so that one that the library cannot read does not hide the others."""
        asked: dict[str, Any] = {"timeout": POLL_SECONDS, "allowed_updates": json.dumps(ALLOWED_UPDATES)}
        if self._offset is not None:
            asked["offset"] = self._offset
        url = f"{self._platform.bot.base_url}/getUpdates?{urlencode(asked)}"
        answer: Any = await self._request.post(url, read_timeout=POLL_SECONDS + ANSWER_SECONDS)
        batch: Sequence[Mapping[str, Any]] = answer
        return batch

    def _read(self, raw: Mapping[str, Any], us: Identity) -> Turn | None:
        try:
            turn = read(Update.de_json(dict(raw), self._platform.bot), us=us, at=self._now())
        except UNREADABLE as fault:
            _log.warning("telegram_update_unreadable", update_id=raw["update_id"], error=type(fault).__name__)
            return None
        if turn is None:
            _log.debug("telegram_update_ignored", update_id=raw["update_id"])
        return turn

    async def _take_in(self, turns: Sequence[Turn]) -> None:
        accepted = await self._door.accept(turns)
        for turn, row in zip(turns, accepted, strict=True):
            if isinstance(turn.deed, Pressed):
                self._errands.run(self._answer(turn, row.inbox_id))

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
