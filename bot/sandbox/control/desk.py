"""What the sandbox knows of the desk under test: where it serves, whether it lives, what is due next."""

import time
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.sandbox.control.guard import WrongRequest, is_loopback

PATIENCE_SECONDS = 1.0
FRESH_SECONDS = 0.4
UNDERSTANDING = ("ready", "arriving", "away", "rules")


class DeskWatch:
    """Asks the desk's `/healthz`, once its supervisor has said where that is."""

    def __init__(self) -> None:
        self._web: str | None = None
        self._asked_at = float("-inf")
        self._health: dict[str, Any] | None = None

    def serves_at(self, web: object) -> None:
        """Note where the desk serves; None says that it is being started again.

        Raises:
            WrongRequest: the address is not an http address of this machine.
        """
        if web is None:
            self._web = None
        else:
            self._web = _address(web)
        self._asked_at, self._health = float("-inf"), None

    async def report(self) -> dict[str, Any]:
        """Return `state` (starting, serving, gone), `at_rest`, `next_due`, and how it understands free text."""
        if self._web is None:
            return {"state": "starting", "at_rest": False, "next_due": None}
        if time.monotonic() - self._asked_at > FRESH_SECONDS:
            self._health = await _ask(self._web)
            self._asked_at = time.monotonic()
        if self._health is None:
            return {"state": "gone", "at_rest": False, "next_due": None}
        return {
            "state": "serving",
            "at_rest": bool(self._health.get("at_rest")),
            "next_due": self._health.get("next_due"),
            "understanding": told_of(self._health.get("understanding")),
        }

    async def look_again(self) -> dict[str, Any]:
        """Return a report that is not older than this call."""
        self._asked_at = float("-inf")
        return await self.report()

    async def rests(self, *, since: int) -> bool:
        """Tell whether there is nothing to wait for: the desk is idle and has heard of clock move `since`.

        A desk that does not serve has nothing to wait for either.
        """
        report = await self.look_again()
        if report["state"] != "serving" or self._health is None:
            return True
        heard = self._health.get("clock_revision", since)
        return bool(report["at_rest"]) and isinstance(heard, int) and heard >= since

    async def next_due(self) -> datetime:
        """Return the moment at which the desk has something to do next.

        Raises:
            WrongRequest: the desk does not serve, or waits for nothing.
        """
        report = await self.look_again()
        if report["state"] != "serving":
            raise WrongRequest(f"the desk is {report['state']}; tell its address by POST /control/desk first")
        if not isinstance(report["next_due"], str):
            raise WrongRequest("nothing is due; move the clock with advance_seconds or move_to")
        return moment_in(report["next_due"])


def told_of(understanding: object) -> dict[str, Any] | None:
    """Return what a desk says of how it understands free text, None when it says nothing of that."""
    if not isinstance(understanding, dict):
        return None
    state, left = understanding.get("state"), understanding.get("seconds_left")
    known = isinstance(left, int) and left > 0
    return {"state": state if state in UNDERSTANDING else "away", "seconds_left": left if known else None}


def moment_in(written: object) -> datetime:
    """Return the aware moment that an ISO text means.

    Raises:
        WrongRequest: it is no ISO time, or has no offset.
    """
    try:
        moment = datetime.fromisoformat(str(written))
    except ValueError as fault:
        raise WrongRequest("give the time as ISO text, for example 2026-03-02T10:00:00+08:00") from fault
    if moment.tzinfo is None:
        raise WrongRequest("the time needs an offset, for example +08:00")
    return moment


def _address(web: object) -> str:
    try:
        parts = urlsplit(str(web))
        allowed = parts.scheme == "http" and is_loopback(parts.hostname) and bool(parts.port)
    except ValueError:
        allowed = False
    if not allowed:
        raise WrongRequest('"web" must be the desk\'s address on this machine, as http://127.0.0.1:PORT')
    return str(web).rstrip("/")


async def _ask(web: str) -> dict[str, Any] | None:
    timeout = aiohttp.ClientTimeout(total=PATIENCE_SECONDS)
    try:
        async with aiohttp.ClientSession(timeout=timeout) as session, session.get(f"{web}/healthz") as answer:
            health = await answer.json(content_type=None)
    except (TimeoutError, aiohttp.ClientError, ValueError):
        return None
    return health if isinstance(health, dict) else None
