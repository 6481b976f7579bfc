"""Deliver updates to the address that the bot has set, in the order of each chat, until it takes them."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import aiohttp

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.backoff import GoneFor, next_wait
from bot.sandbox.telegram.reading import answered_arguments
from bot.sandbox.telegram.refusals import Refused
from bot.sandbox.telegram.updates import Pending, UpdateQueue
from bot.sandbox.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the name of a header
ANSWER_WITHIN = aiohttp.ClientTimeout(total=60)
TICK_SECONDS = 0.02
# Source: github.com/tdlib/telegram-bot-api, telegram-bot-api/WebhookActor.cpp (handle), 2026-11-21
NEVER_RUN = frozenset({"setwebhook", "deletewebhook", "close", "logout"})


Answered = tuple[aiohttp.ClientResponse, bytes]


@dataclass(frozen=True, slots=True)
class Hook:
    """What setWebhook was told."""

    url: str
    secret: str
    max_connections: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one attempt; `asked_seconds` is what the bot's Retry-After asked for, 0 if nothing."""

    taken: bool
    asked_seconds: int = 0


class Webhook:
    """The webhook of one bot: none, or one with a task that delivers.

    Attributes:
        run: carries out the method that an answer of the bot names.
    """

    def __init__(self, world: World, updates: UpdateQueue) -> None:
        self.run: Callable[[str, Arguments], None] = lambda _name, _arguments: None
        self._world = world
        self._updates = updates
        self._hook: Hook | None = None
        self._task: asyncio.Task[None] | None = None
        self._under_way: set[asyncio.Task[Answered]] = set()
        self._last_error: tuple[datetime, str] | None = None
        self._gone = GoneFor()

    @property
    def active(self) -> bool:
        """Whether updates go to a webhook."""
        return self._hook is not None

    @property
    def hook(self) -> Hook | None:
        """What was set last, None without a webhook."""
        return self._hook

    def set(self, hook: Hook) -> None:
        """Deliver to this address from now on."""
        self.remove()
        self._hook = hook
        self._task = asyncio.create_task(self._deliver(hook))

    def remove(self) -> None:
        """Deliver nothing any more."""
        if self._task is not None:
            self._task.cancel()
        self._hook, self._task, self._last_error, self._gone = None, None, None, GoneFor()

    def cut(self) -> None:
        """Break every call that is under way."""
        for call in self._under_way:
            call.cancel()

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
        """Keep one lane at work for each chat in which something waits."""
        connections, busy = asyncio.Semaphore(hook.max_connections), set[str]()
        async with aiohttp.ClientSession(timeout=ANSWER_WITHIN) as session, asyncio.TaskGroup() as lanes:

            async def work(lane: str) -> None:
                while (pending := self._updates.first_by_lane().get(lane)) is not None:
                    await self._insist(session, hook, pending, connections)
                busy.discard(lane)

            while True:
                for lane in self._updates.first_by_lane().keys() - busy:
                    busy.add(lane)
                    lanes.create_task(work(lane))
                await self._updates.arrival()

    async def _insist(
        self,
        session: aiohttp.ClientSession,
        hook: Hook,
        pending: Pending,
        connections: asyncio.Semaphore,
    ) -> None:
        """Send one update again and again until it is taken or would be too old at the next attempt."""
        failures = 0
        while True:
            async with connections:
                outcome = await self._attempt(session, hook, pending)
            wait = timedelta(seconds=next_wait(failures, asked_seconds=outcome.asked_seconds))
            if outcome.taken or self._world.clock.now() + wait > pending.expires_at:
                self._updates.settle(pending)
                return
            failures += 1
            await self._pass(wait)
            if self._world.clock.now() > pending.expires_at:
                self._updates.settle(pending)
                return

    async def _attempt(self, session: aiohttp.ClientSession, hook: Hook, pending: Pending) -> Outcome:
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        self._world.record("telegram", "to_bot", pending.kind, pending.on_wire())
        try:
            answer, body = await self._unless_cut(_call(session, hook.url, pending.on_wire(), headers))
        except (aiohttp.ClientError, TimeoutError, OSError) as fault:
            self._fail(f"Connection failed: {type(fault).__name__}")
            return Outcome(taken=False)
        self._world.record("telegram", "answer", "webhook", {"status": answer.status})
        if self._gone.is_over(answer.status, self._world.clock.now()):
            self.remove()
        if 200 <= answer.status <= 299:  # noqa: PLR2004  # what HTTP calls a success
            self._obey(answer.content_type, body)
            return Outcome(taken=True)
        self._fail(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        asked = answer.headers.get("Retry-After", "")
        return Outcome(taken=False, asked_seconds=int(asked) if asked.isdecimal() else 0)

    async def _unless_cut(self, calling: Coroutine[Any, Any, Answered]) -> Answered:
        """Return what was answered.

        Raises:
            ConnectionResetError: the call was cut off.
        """
        call = asyncio.create_task(calling)
        self._under_way.add(call)
        try:
            await asyncio.wait({call})
        finally:
            # Whoever gives the webhook up gives up what is under way with it.
            call.cancel()
            self._under_way.discard(call)
        if call.cancelled():
            raise ConnectionResetError
        return call.result()

    def _obey(self, content_type: str, body: bytes) -> None:
        """Run the method that the bot's answer names; nobody hears what comes of it."""
        with suppress(Refused):
            arguments = answered_arguments(content_type, body)
            name = arguments.text("method").lower()
            if name and name not in NEVER_RUN and not name.startswith("get"):
                self.run(name, arguments)

    def _fail(self, reason: str) -> None:
        if self._hook is not None:
            self._last_error = (self._world.clock.now(), reason)

    async def _pass(self, wait: timedelta) -> None:
        """Let sandbox time pass, which may be moved meanwhile."""
        due = self._world.clock.now() + wait
        while self._world.clock.now() < due:  # noqa: ASYNC110  # the clock passes by itself and tells nobody
            await asyncio.sleep(TICK_SECONDS)


async def _call(
    session: aiohttp.ClientSession, url: str, update: Mapping[str, Any], headers: Mapping[str, str]
) -> Answered:
    async with session.post(url, json=update, headers=headers, allow_redirects=False) as answer:
        return answer, await answer.read()
