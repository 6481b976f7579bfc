"""Health over HTTP: whether the desk lives, whether it serves, whether it rests, what is due next."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

Health = Callable[[], Awaitable[dict[str, Any]]]
NOT_READY = 503


def health_routes(health: Health) -> list[Route]:
    """Return the routes that tell how the desk is; `health` tells the facts, `ready` among them."""

    async def lives(_request: Request) -> JSONResponse:
        return JSONResponse(await health())

    async def serves(_request: Request) -> JSONResponse:
        facts = await health()
        told = {"ready": facts["ready"], "role": facts["role"], "parts": facts["parts"]}
        return JSONResponse(told, status_code=200 if facts["ready"] else NOT_READY)

    return [Route("/healthz", lives), Route("/readyz", serves)]
