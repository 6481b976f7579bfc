"""One address for each system that a bot calls: what came is kept, and answered as told."""

import asyncio
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.sandbox.doubling import send_twice
from bot.sandbox.hooks.proof import proof_of
from bot.sandbox.hooks.rules import NoSuchRule, Rule, Rules, rule_of
from bot.sandbox.seen import Seen
from bot.sandbox.telegram.breaking import cut_in_half, hang_up
from bot.sandbox.world import World

HOOKS = ("deploy", "access", "sms", "pager")
PLATFORM = "hook"
SECRET = b"sandbox"
KEY = "Idempotency-Key"
MOST_CALLS = 1_000
ENDLESS_PIECE, ENDLESS_PAUSE_SECONDS = b" " * 1024, 0.01


@dataclass(slots=True)
class Call:
    """One call, with its repeats.

    Attributes:
        at: when it came last.
        signature: of the last time: good, wrong, old or none.
        key: by which its repeats were known; empty where none came, and then each call is another.
        attempts: how often it came.
        taken: whether the system did what it was called for; then repeats have no effect.
    """

    hook: str
    number: int
    at: datetime
    headers: Mapping[str, str]
    body: str
    signature: str
    key: str = ""
    attempts: int = 1
    taken: bool = False
    seen_id: str = field(default="", repr=False)


class Hooks:
    """The other systems of one sandbox, at `<prefix>/<name>`. Each answers 200 unless told otherwise.

    Attributes:
        calls: what came, oldest first, for plays; a repeat of what was taken already changes nothing.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._rules = Rules()
        self._kept: list[Call] = []
        self._seen: dict[str, Seen] = {}
        self._prefix = ""

    def add_to(self, app: web.Application, *, prefix: str) -> None:
        """Put the addresses into an application that has not started yet."""
        self._prefix = prefix
        app.router.add_route("*", prefix + "/{name}", self._called)
        app.router.add_route("*", prefix + "/{name}/{rest:.*}", self._called)

    def environment(self, url: str) -> dict[str, str]:
        """Return the settings with which a desk finds them at a server's address."""
        found = {f"DESKBELL_HOOKS__{name.upper()}": f"{url}{self._prefix}/{name}" for name in HOOKS}
        host = url.removeprefix("http://")
        return found | {"DESKBELL_HOOKS__SECRET": SECRET.decode(), "DESKBELL_HOOKS__ALLOWED": host}

    @property
    def calls(self) -> list[Seen]:
        """Return what each system was told, oldest first."""
        return list(self._seen.values())

    def kept(self, hook: str = "") -> list[Call]:
        """Return the calls with all that came along, oldest first."""
        return [call for call in self._kept if hook in {"", call.hook}]

    def answer(self, hook: str, told: Mapping[str, Any]) -> None:
        """Answer like this from now on, or so many times.

        Raises:
            NoSuchRule: there is no such system, or it cannot do that.
        """
        if hook not in HOOKS:
            raise NoSuchRule(f"a hook is one of {', '.join(HOOKS)}")
        self._rules.add(hook, rule_of(told))

    def calm(self) -> Counter[str]:
        """Let what holds for so many calls hold no more; return by system for how many it still would have."""
        return self._rules.calm()

    def forget(self) -> None:
        """Be as at the start."""
        self._rules.forget()
        self._kept.clear()
        self._seen.clear()

    async def _called(self, request: web.Request) -> web.StreamResponse:
        name, body = request.match_info["name"], await request.read()
        if request.method == "HEAD":
            # Whoever looks whether there is somebody has not called.
            return web.Response()
        rule = self._rules.next(name)
        if rule.drop == "request":
            return hang_up(request, reset=rule.reset)
        self._keep(name, request, body, taken=rule.takes)
        if rule.delay_seconds:
            await self._world.hold_back(rule.delay_seconds)
        if rule.drop == "reply":
            return hang_up(request, reset=rule.reset)
        return await _answered(request, rule)

    def _keep(self, name: str, request: web.Request, body: bytes, *, taken: bool) -> None:
        now, number = self._world.clock.now(), self._world.next_change()
        text = body.decode(errors="replace")
        told: dict[str, Any] = {"hook": name, "headers": dict(request.headers), "body": text}
        self._world.record(PLATFORM, "from_bot", name, told)
        key = request.headers.get(KEY, "")
        proof = proof_of(request.headers, body, secret=SECRET, now=now)
        call = Call(name, number, now, dict(request.headers), text, proof, key, taken=taken)
        call.seen_id = f"hook:{name}:{number}"
        known = next((one for one in self._kept if key and (one.hook, one.key) == (name, key)), None)
        if known is not None:
            self._kept.remove(known)
            call.attempts, call.number, call.seen_id = known.attempts + 1, known.number, known.seen_id
            call.taken = known.taken or taken
        self._kept = [*self._kept, call][-MOST_CALLS:]
        if known is None or not known.taken:
            self._show(call, changed=number)

    def _show(self, call: Call, *, changed: int) -> None:
        seen = Seen(
            platform=PLATFORM,
            place=f"hook:{call.hook}",
            seen_id=call.seen_id,
            kind="message",
            text=_told(call.body),
            by_bot=True,
            created=call.number,
            changed=changed,
        )
        earlier = self._seen.get(call.seen_id)
        self._seen[call.seen_id] = replace(seen, edited=True) if earlier else seen


async def _answered(request: web.Request, rule: Rule) -> web.StreamResponse:
    text = rule.body if isinstance(rule.body, str) else json.dumps(rule.body, ensure_ascii=False)
    if rule.truncate:
        return await cut_in_half(request, text.encode(), reset=rule.reset)
    headers = {"Location": rule.location} if rule.location else {}
    headers |= {} if rule.retry_after is None else {"Retry-After": str(rule.retry_after)}
    if rule.endless:
        return await _endless(request, rule.status)
    answer = web.Response(status=rule.status, text=text, content_type="application/json", headers=headers)
    return await send_twice(request, answer) if rule.twice else answer


async def _endless(request: web.Request, status: int) -> web.StreamResponse:
    answer = web.StreamResponse(status=status)
    await answer.prepare(request)
    while request.transport is not None and not request.transport.is_closing():
        await answer.write(ENDLESS_PIECE)
        await asyncio.sleep(ENDLESS_PAUSE_SECONDS)
    return answer


def _told(body: str) -> str:
    """Return what was told; letters that JSON wrote as numbers are letters again, so that plays can find them."""
    if "\\u" not in body:
        return body
    try:
        return json.dumps(json.loads(body), ensure_ascii=False)
    except ValueError:
        return body
