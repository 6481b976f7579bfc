"""A request URL that hears everything and answers as it is told, without any library of Slack's."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from aiohttp import web

from tests.wire.slack.harness import Json, serving

Answer = Callable[["Heard"], Awaitable[web.StreamResponse]]


@dataclass
class Heard:
    """One post as it came in."""

    path: str
    headers: dict[str, str]
    raw: bytes

    @property
    def body(self) -> Json:
        """The payload, whether it came as JSON or in a form."""
        if self.headers["content-type"] == "application/json":
            return dict(json.loads(self.raw))
        form = {
            name: values[0] for name, values in parse_qs(self.raw.decode(), keep_blank_values=True).items()
        }
        return dict(json.loads(form["payload"])) if "payload" in form else form


@dataclass
class Ear:
    """What came in but the challenges, oldest first."""

    url: str = ""
    answer: Answer | None = None
    echoes: bool = True
    heard: list[Heard] = field(default_factory=list)
    challenges: list[Heard] = field(default_factory=list)

    async def hear(self, request: web.Request) -> web.StreamResponse:
        headers = {name.lower(): value for name, value in request.headers.items()}
        heard = Heard(request.path, headers, await request.read())
        if heard.body.get("type") == "url_verification":
            self.challenges.append(heard)
            return web.Response(text=heard.body["challenge"] if self.echoes else "ok")
        self.heard.append(heard)
        return await self.answer(heard) if self.answer is not None else web.Response()


@asynccontextmanager
async def listening() -> AsyncIterator[Ear]:
    """Serve a request URL for everything below one address."""
    ear = Ear()
    app = web.Application()
    app.router.add_post("/{path:.*}", ear.hear)
    async with serving(app) as url:
        ear.url = f"{url}/slack/events"
        yield ear
