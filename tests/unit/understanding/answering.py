"""A small server that answers by the contract, and can be slow, broken or gone."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

TOKEN = "t0ken"


def told(*names: str, decision: str = "sure", **more: Any) -> dict[str, Any]:
    """Return an answer by the contract."""
    shares = [0.9, 0.05, 0.03][: len(names)]
    intents = [{"name": name, "confidence": share} for name, share in zip(names, shares, strict=True)]
    answer = {"decision": decision, "intents": intents, "heard": [], "entities": []}
    return answer | {"language": "en", "model": "m1"} | more


@dataclass(slots=True)
class Answering:
    """What it answers, and what it was asked.

    Attributes:
        answers: by text; else `usual`.
        delay_seconds: before every answer.
        status: of every answer.
        reads: answers where it is given, instead of `answers` and `usual`.
        body: instead of an answer.
    """

    token: str = TOKEN
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    usual: dict[str, Any] = field(default_factory=lambda: told("report_problem"))
    delay_seconds: float = 0.0
    status: int = 200
    body: str = ""
    reads: Callable[[str], Awaitable[dict[str, Any]]] | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)
    port: int = 0
    _runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """Where it serves."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def texts(self) -> list[str]:
        """What it was asked, trials left out."""
        return [str(one["text"]) for one in self.asked if one["text"] != "hello"]

    async def start(self) -> None:
        """Serve, where it served before if it did."""
        app = web.Application()
        app.router.add_post("/parse", self._parse)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Serve no more."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _parse(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bearer {self.token}":
            return web.Response(status=401)
        question = await request.json()
        self.asked.append(question)
        await asyncio.sleep(self.delay_seconds)
        if self.body:
            return web.Response(text=self.body)
        if self.reads is not None:
            return web.json_response(await self.reads(question["text"]))
        answer = self.answers.get(question["text"], self.usual)
        return web.json_response(answer, status=self.status)
