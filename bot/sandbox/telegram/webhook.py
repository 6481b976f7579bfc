"""Deliver updates to the address that the bot has set, in order, until it takes them."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import aiohttp

from bot.sandbox.telegram.updates import Pending, UpdateQueue
from bot.sandbox.world import World

# Source: github.com/tdlib/telegram-bot-api, telegram-bot-api/WebhookActor.cpp, 2026-11-21
LONGEST_RETRY_SECONDS = 60
LONGEST_RETRY_AFTER_SECONDS = 3600
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the name of a header
ANSWER_WITHIN = aiohttp.ClientTimeout(total=60)
TICK_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Hook:
    """What setWebhook was told."""

    url: str
    secret: str
    max_connections: int


class Webhook:
    """The webhook of one bot: none, or one with a task that delivers."""

    def __init__(self, world: World, updates: UpdateQueue) -> None:
        self._world = world
        self._updates = updates
        self._hook: Hook | None = None
        self._task: asyncio.Task[None] | None = None
        self._last_error: tuple[datetime, str] | None = None

    @property
    def active(self) -> bool:
        """Whether updates go to a webhook."""
        return self._hook is not None

    def set(self, hook: Hook) -> None:
        """Deliver to this address from now on."""
        self.remove()
        self._hook = hook
        self._task = asyncio.create_task(self._deliver(hook))

    def remove(self) -> None:
        """Deliver nothing any more."""
        if self._task is not None:
            self._task.cancel()
        self._hook, self._task, self._last_error = None, None, None

    def info(self) -> dict[str, Any]:
        """Return what getWebhookInfo tells of it."""
        if self._hook is None:
            return {"url": ""}
        told: dict[str, Any] = {"url": self._hook.url, "max_connections": self._hook.max_connections}
        if self._last_error is not None:
            moment, reason = self._last_error
            told |= {"last_error_date": int(moment.timestamp()), "last_error_message": reason}
        return told

    async def _deliver(self, hook: Hook) -> None:
        async with aiohttp.ClientSession(timeout=ANSWER_WITHIN) as session:
            failures = 0
            while True:
                pending = await self._updates.first()
                wait_seconds = await self._attempt(session, hook, pending)
                if wait_seconds is None:
                    self._updates.settle(pending)
                    failures = 0
                    continue
                await self._pass(wait_seconds or _wait_after(failures))
                failures += 1

    async def _attempt(self, session: aiohttp.ClientSession, hook: Hook, pending: Pending) -> int | None:
        """Return None when it was taken, else the seconds that were asked for, 0 if none were."""
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        self._world.record("telegram", "to_bot", pending.kind, pending.on_wire())
        try:
            async with session.post(
                hook.url, json=pending.on_wire(), headers=headers, allow_redirects=False
            ) as answer:
                await answer.read()
        except (aiohttp.ClientError, TimeoutError, OSError) as fault:
            self._fail(f"Connection failed: {type(fault).__name__}")
            return 0
        self._world.record("telegram", "answer", "webhook", {"status": answer.status})
        if answer.ok:
            return None
        self._fail(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        asked = answer.headers.get("Retry-After", "")
        return min(int(asked), LONGEST_RETRY_AFTER_SECONDS) if asked.isdecimal() else 0

    def _fail(self, reason: str) -> None:
        self._last_error = (self._world.clock.now(), reason)

    async def _pass(self, seconds: float) -> None:
        """Let sandbox time pass, which may be moved meanwhile."""
        due = self._world.clock.now() + timedelta(seconds=seconds)
        while self._world.clock.now() < due:  # noqa: ASYNC110  # the clock passes by itself and tells nobody
            await asyncio.sleep(TICK_SECONDS)


def _wait_after(failures: int) -> float:
    """Return the seconds to wait: the first retry comes at once, then the wait doubles."""
    return 0 if failures == 0 else min(2.0 ** min(failures - 1, 10), LONGEST_RETRY_SECONDS)
