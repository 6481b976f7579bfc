"""The Events API over HTTP: signed posts to the bot's request URL, and what its answers mean."""

import asyncio
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

import aiohttp

from bot.sandbox.control.guard import is_loopback
from bot.sandbox.side import CannotDo
from bot.sandbox.slack import limits
from bot.sandbox.slack.delivery import Delivery, Outcome
from bot.sandbox.slack.wire import SIGNING_SECRET, VERIFICATION_TOKEN, Json
from bot.sandbox.world import World

JSON_TYPE = "application/json"
FORM_TYPE = "application/x-www-form-urlencoded"
GOOD = range(200, 300)
ELSEWHERE = range(300, 400)


class Undelivered(Exception):
    """The post came to nothing; the message is Slack's `x-slack-retry-reason`."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot answered."""

    status: int
    headers: Mapping[str, str]
    body: str

    def payload(self) -> Json | None:
        """Return the answer as the payload of an acknowledgement; plain words are a message."""
        if not self.body.strip():
            return None
        try:
            said = json.loads(self.body)
        except (ValueError, RecursionError):
            return {"text": self.body}
        return said if isinstance(said, dict) else {"text": self.body}


class RequestUrl:
    """The address that the bot gave for events, commands and interactions; None in Socket Mode."""

    too_late = "http_timeout"

    def __init__(self, world: World, outcome: Outcome) -> None:
        self._world = world
        self._outcome = outcome
        self._session: aiohttp.ClientSession | None = None
        self._under_way: dict[Delivery, asyncio.Task[None]] = {}
        self._numbers = count(1)
        self.url: str | None = None

    def ready(self) -> bool:
        """Return whether there is an address."""
        return self.url is not None

    async def point_to(self, url: str | None) -> None:
        """Deliver to this address from now on, once it has answered the challenge.

        Raises:
            CannotDo: it is not on this machine, or does not answer as it must; the old address stays.
        """
        if url is not None:
            _refuse_strangers(url)
            await self._challenge(url)
        self.url = url
        self._outcome.wake()

    async def send(self, delivery: Delivery) -> None:
        """Post it, and hear the answer whenever it comes."""
        task = asyncio.create_task(self._deliver(delivery, str(self.url)))
        self._under_way[delivery] = task

    def drop(self, delivery: Delivery) -> None:
        """Hang up on a bot that takes too long."""
        task = self._under_way.pop(delivery, None)
        if task is not None and task is not asyncio.current_task():
            task.cancel()

    def cut(self) -> None:
        """Break every post that is under way."""
        for delivery in list(self._under_way):
            self._outcome.failed(delivery, "connection_failed")

    async def close(self) -> None:
        """End every post that is under way."""
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def _deliver(self, delivery: Delivery, url: str) -> None:
        more = {}
        if delivery.repeats and delivery.kind == "events_api":
            more = {"X-Slack-Retry-Num": str(delivery.repeats), "X-Slack-Retry-Reason": delivery.reason}
        wire = f"post {next(self._numbers)}"
        said = {"type": delivery.kind, "payload": delivery.recorded(), "headers": more, "wire": wire}
        self._world.record("slack", "to_bot", delivery.name, said)
        delivery.sends += 1
        kind, body = _written(delivery)
        try:
            reply = await self._post(url, body, {**more, "Content-Type": kind})
        except Undelivered as fault:
            self._outcome.failed(delivery, str(fault))
            return
        heard = {"status": reply.status, "text": reply.body, "wire": wire}
        self._world.record("slack", "from_bot", "ack", heard)
        if reply.status in GOOD:
            self._outcome.confirmed(delivery, reply.payload())
        else:
            last = reply.headers.get("X-Slack-No-Retry") == "1"
            self._outcome.failed(delivery, "http_error", last=last)

    async def _challenge(self, url: str) -> None:
        challenge = secrets.token_urlsafe(32)
        body: Json = {"token": VERIFICATION_TOKEN, "challenge": challenge, "type": "url_verification"}
        self._world.record("slack", "to_bot", "url_verification", {"challenge": challenge})
        try:
            async with asyncio.timeout(limits.ACK_WITHIN.total_seconds()):
                reply = await self._post(url, json.dumps(body), {"Content-Type": JSON_TYPE})
        except (TimeoutError, Undelivered) as fault:
            reason = str(fault) or self.too_late
            raise CannotDo(f"the request URL did not answer the challenge: {reason}") from None
        if reply.status not in GOOD or challenge not in _echoes(reply):
            raise CannotDo(f"the request URL did not echo the challenge: {reply.status} {reply.body[:80]!r}")

    async def _post(self, url: str, body: str, headers: Mapping[str, str]) -> Reply:
        """Post, following as many redirects as Slack does.

        Raises:
            Undelivered: no final answer came.
        """
        raw = body.encode()
        for _ in range(limits.REDIRECTS + 1):
            try:
                reply = await self._once(url, raw, {**headers, **self._signed(raw)})
            except aiohttp.ClientSSLError:
                raise Undelivered("ssl_error") from None
            except (aiohttp.ClientConnectionError, OSError):
                raise Undelivered("connection_failed") from None
            except (aiohttp.ClientError, ValueError):
                raise Undelivered("unknown_error") from None
            if reply.status not in ELSEWHERE or "Location" not in reply.headers:
                return reply
            url = urljoin(url, reply.headers["Location"])
        raise Undelivered("too_many_redirects")

    async def _once(self, url: str, raw: bytes, headers: Mapping[str, str]) -> Reply:
        if not is_loopback(urlsplit(url).hostname):
            # A sandbox never speaks to anybody but this machine, wherever the bot sends it.
            raise Undelivered("connection_failed")
        if self._session is None:
            # The three seconds are those of the sandbox's clock, so the client itself waits for ever.
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None))
        async with self._session.post(url, data=raw, headers=headers, allow_redirects=False) as answer:
            text = (await answer.read()).decode(errors="replace")
            return Reply(answer.status, answer.headers, text)

    def _signed(self, raw: bytes) -> dict[str, str]:
        timestamp = str(int(self._world.clock.now().timestamp()))
        return {
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(SIGNING_SECRET, timestamp, raw),
        }


def signature(secret: str, timestamp: str, raw: bytes) -> str:
    """Return Slack's signature over a raw body.

    Source: api.slack.com/docs/verifying-requests-from-slack, read 2026-11-21.
    """
    said = b"v0:" + timestamp.encode() + b":" + raw
    return "v0=" + hmac.new(secret.encode(), said, hashlib.sha256).hexdigest()


def _written(delivery: Delivery) -> tuple[str, str]:
    """Return content type and body: events as JSON, the rest as a form."""
    if delivery.kind == "events_api":
        return JSON_TYPE, json.dumps(delivery.body)
    if delivery.kind == "slash_commands":
        return FORM_TYPE, urlencode(delivery.body)
    return FORM_TYPE, urlencode({"payload": json.dumps(delivery.body)})


def _echoes(reply: Reply) -> set[str]:
    """Return what may be the challenge: the plain body, a field of a form, or of JSON."""
    said = {reply.body.strip(), *parse_qs(reply.body).get("challenge", ())}
    return said | {str((reply.payload() or {}).get("challenge"))}


def _refuse_strangers(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not is_loopback(parts.hostname):
        raise CannotDo("the request URL must be on this machine, as http://127.0.0.1:PORT/path")
