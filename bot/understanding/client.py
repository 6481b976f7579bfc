"""A client of the server that understands: it waits for no longer than a person would, and never raises."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

import aiohttp
import structlog
from pydantic import ValidationError

from bot.conversation.understanding import PlaceKind, ShownKind, SpeakerKind, Understood
from bot.understanding.answers import Answer, understood
from bot.understanding.breaker import Breaker, BreakerState

TIME_LIMIT_SECONDS = 1.5
LONGEST_TEXT = 4000
LONGEST_BODY_BYTES = 16 * 1024
TRIAL = "hello"

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Server:
    """Where it is, and what it wants to hear before it answers."""

    url: str
    token: str


class _Unusable(Exception):
    """The server answered something that is no answer; the message is a constant name."""


class Client:
    """Asks the server, while there is one and it is well.

    Args of the constructor: `counted` is told the outcome of every question: answered, timeout, or fault.
    """

    def __init__(self, *, counted: Callable[[str], None] = lambda _outcome: None) -> None:
        self._counted = counted
        self._server: Server | None = None
        self._http: aiohttp.ClientSession | None = None
        self._trials: asyncio.Task[None] | None = None
        self._worth_asking = asyncio.Event()
        self._opened = asyncio.Event()
        self.breaker = Breaker()
        self.answered_at: float | None = None

    async def start(self) -> None:
        """Be ready to ask."""
        # No cookies, no proxies of the environment: it is on this machine, or where the operator says.
        self._http = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        self._trials = asyncio.create_task(self._try_now_and_then())

    async def stop(self) -> None:
        """Ask no more."""
        if self._trials is not None:
            self._trials.cancel()
            await asyncio.gather(self._trials, return_exceptions=True)
        if self._http is not None:
            await self._http.close()

    def serve_at(self, server: Server | None) -> None:
        """Hear where it is now; None while it is nowhere."""
        self._server = server
        self.breaker.succeeded()
        self._judge()

    @property
    def is_well(self) -> bool:
        """Whether it is worth asking."""
        return self._worth_asking.is_set()

    async def ready(self) -> None:
        """Return as soon as it is worth asking."""
        await self._worth_asking.wait()

    async def parse(
        self, text: str, *, speaker: SpeakerKind, place: PlaceKind = "private", shown: ShownKind = ""
    ) -> Understood | None:
        """Return what the text means, or None when nothing can tell at the moment."""
        if not self.is_well:
            return None
        return await self._ask(_body(text, speaker=speaker, place=place, shown=shown))

    async def _ask(self, body: bytes) -> Understood | None:
        asked = self._server
        try:
            async with asyncio.timeout(TIME_LIMIT_SECONDS):
                found = await self._answer(body)
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError, _Unusable) as fault:
            self._failed(asked, fault)
            return None
        self._counted("answered")
        self.answered_at = asyncio.get_running_loop().time()
        self.breaker.succeeded()
        self._judge()
        return found

    async def _answer(self, body: bytes) -> Understood:
        if self._http is None or self._server is None:
            raise _Unusable("nowhere")
        headers = {"Authorization": f"Bearer {self._server.token}", "Content-Type": "application/json"}
        url = f"{self._server.url.rstrip('/')}/parse"
        async with self._http.post(url, data=body, headers=headers, allow_redirects=False) as answer:
            if answer.status != HTTPStatus.OK:
                raise _Unusable(f"status_{answer.status}")
            told = await answer.read()
        try:
            return understood(Answer.model_validate_json(told))
        except ValidationError:
            # What it says may hold what a person said: nothing of it goes into a log.
            raise _Unusable("malformed") from None

    def _failed(self, asked: Server | None, fault: Exception) -> None:
        reason = str(fault) if isinstance(fault, _Unusable) else type(fault).__name__
        self._counted("timeout" if isinstance(fault, TimeoutError) else "fault")
        if asked is not self._server:
            return  # one that is gone already says nothing about the one that came after it
        was = self.breaker.state
        self.breaker.failed(asyncio.get_running_loop().time())
        if was is BreakerState.CLOSED:
            log.warning("not_understood", reason=reason, breaker=self.breaker.state.value)
        self._judge()

    def _judge(self) -> None:
        closed = self.breaker.state is BreakerState.CLOSED
        _let(self._worth_asking, closed and self._server is not None)
        _let(self._opened, not closed)

    async def _try_now_and_then(self) -> None:
        """While the breaker is open, ask something that nobody said."""
        loop = asyncio.get_running_loop()
        body = _body(TRIAL, speaker="user", place="private", shown="")
        while True:
            await self._opened.wait()
            await asyncio.sleep(max(0.01, self.breaker.try_at - loop.time()))
            if self._server is not None and self.breaker.begin_trial(loop.time()):
                await self._ask(body)
                log.info("understanding_tried", breaker=self.breaker.state.value)


async def answers_at(server: Server) -> bool:
    """Tell whether a server answers by its contract."""
    client = Client()
    await client.start()
    client.serve_at(server)
    try:
        return await client.parse(TRIAL, speaker="user") is not None
    finally:
        await client.stop()


def _body(text: str, *, speaker: SpeakerKind, place: PlaceKind, shown: ShownKind) -> bytes:
    """Return what the server is asked, no longer than it takes."""
    told, rest = {"speaker": speaker, "place": place, "shown": shown}, text[:LONGEST_TEXT]
    while True:
        body = json.dumps({"text": rest, **told}, ensure_ascii=False).encode(errors="replace")
        if len(body) <= LONGEST_BODY_BYTES:
            return body
        rest = rest[: len(rest) // 2]


def _let(event: asyncio.Event, be: bool) -> None:  # noqa: FBT001  # it is what the function is about
    if be:
        event.set()
    else:
        event.clear()
