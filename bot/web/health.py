"""Health over HTTP: whether the desk serves, whether it rests, what is due next."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

Health = Callable[[], Awaitable[dict[str, Any]]]


def health_app(health: Health) -> Starlette:
    """Return the web application; `health` tells the facts."""

    async def tell(_request: Request) -> JSONResponse:
        facts = await health()
        return JSONResponse(facts, status_code=200 if facts["ready"] else 503)

    return Starlette(routes=[Route("/healthz", tell), Route("/readyz", tell)])
