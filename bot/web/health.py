"""Health over HTTP: whether the desk serves, whether it rests, what is due next."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

Health = Callable[[], Awaitable[dict[str, Any]]]


def health_routes(health: Health) -> list[Route]:
    """Return the routes that tell how the desk is; `health` tells the facts."""

    async def tell(_request: Request) -> JSONResponse:
        facts = await health()
        return JSONResponse(facts, status_code=200 if facts["ready"] else 503)

    return [Route("/healthz", tell), Route("/readyz", tell)]
