"""The routes of the server: what is asked, what is refused, and how it is answered."""

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from nlu.model import Model

LARGEST_BODY = 16 * 1024
KNOWN = {
    "speaker": ("user", "staff", "admin"),
    "place": ("private", "group", "duty"),
    "shown": ("", "ticket", "request", "alert", "announcement"),
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Question:
    """A text, and what is known of how it was said."""

    text: str
    known: dict[str, str]


def application(model: Model, *, token: str) -> web.Application:
    """Return the server's routes around a model.

    Parses run one after the other on one thread: they take a moment each, and the loop stays free to refuse.
    """
    worker = ThreadPoolExecutor(1, thread_name_prefix="parse")

    async def parse(request: web.Request) -> web.Response:
        asked = question(await request.read())
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(worker, lambda: model.parse(asked.text, **asked.known))
        return web.json_response(answer)

    async def healthz(_request: web.Request) -> web.Response:
        return web.json_response({"ready": True, "model": model.model})

    async def end(_app: web.Application) -> None:
        worker.shutdown(wait=False, cancel_futures=True)

    # Whatever is longer is refused before it is read.
    app = web.Application(client_max_size=LARGEST_BODY, middlewares=[_proven(token)])
    app.router.add_post("/parse", parse)
    app.router.add_get("/healthz", healthz)
    app.on_cleanup.append(end)
    return app


def question(body: bytes) -> Question:
    """Read what is asked.

    Raises:
        HTTPBadRequest: it is not of the form; the answer says where.
    """
    try:
        told: Any = json.loads(body)
    except (ValueError, RecursionError):
        raise _malformed("the body is not JSON") from None
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        raise _malformed("text: a string is expected")
    for key, allowed in KNOWN.items():
        if told.get(key, allowed[0]) not in allowed:
            raise _malformed(f"{key}: one of {', '.join(map(repr, allowed))} is expected")
    return Question(told["text"], {key: told[key] for key in KNOWN if key in told})


def _malformed(why: str) -> web.HTTPBadRequest:
    return web.HTTPBadRequest(text=json.dumps({"error": why}), content_type="application/json")


def _proven(token: str) -> Any:
    """Return what lets nobody ask who has not the token; whether there is a server, everybody may see."""
    expected = f"Bearer {token}".encode()

    @web.middleware
    async def proven(request: web.Request, handler: Handler) -> web.StreamResponse:
        given = request.headers.get("Authorization", "").encode("utf-8", "surrogateescape")
        if request.path != "/healthz" and not hmac.compare_digest(given, expected):
            raise web.HTTPUnauthorized(headers={"WWW-Authenticate": "Bearer"})
        return await handler(request)

    return proven
