"""Keep strangers away from the control door, and turn every wrong request into an answer that helps."""

import ipaddress
import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from bot.sandbox.side import CannotDo

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class WrongRequest(Exception):
    """The caller asked for something that does not exist or cannot be; the message says what to do."""


def is_loopback(host: str | None) -> bool:
    """Tell whether a host name, without port, means this machine and nothing else."""
    if host is None:
        return False
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@web.middleware
async def only_this_machine(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer 403 to whoever reaches the door under a foreign name or from a foreign page.

    The Host check defeats DNS rebinding, the Origin check a page of another site that posts blindly.
    """
    if not is_loopback(_host_of(f"//{request.host}")):
        return _refusal(403, "open the sandbox as http://127.0.0.1 or http://localhost")
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        return _refusal(403, "only the sandbox's own page may ask; drop the Origin header in scripts")
    if request.headers.get("Sec-Fetch-Site", "none") == "cross-site":
        return _refusal(403, "only the sandbox's own page may ask")
    return await handler(request)


@web.middleware
async def speak_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer refusals as JSON with an `error` that says what to do instead."""
    try:
        return await handler(request)
    except (WrongRequest, CannotDo) as refusal:
        return _refusal(400, str(refusal) or type(refusal).__name__)
    except web.HTTPRequestEntityTooLarge:
        return _refusal(413, "the request is too large; attach smaller files")
    except web.HTTPException as answer:
        return _refusal(answer.status, f"{request.method} {request.path}: {answer.reason}")


async def body_of(request: web.Request) -> dict[str, Any]:
    """Return the JSON object that was posted.

    Raises:
        WrongRequest: it is no JSON object, or not declared as one.
    """
    if request.content_type != "application/json":
        raise WrongRequest("post JSON with the header Content-Type: application/json")
    try:
        body = json.loads(await request.text())
    except (ValueError, RecursionError, LookupError) as fault:
        raise WrongRequest(f"the body is not JSON: {fault}") from fault
    if not isinstance(body, dict):
        raise WrongRequest("post a JSON object, for example {}")
    return body


def number_in(request: web.Request, name: str, default: int) -> int:
    """Return a whole number from the query.

    Raises:
        WrongRequest: something else stands there.
    """
    given = request.query.get(name, "")
    if not given:
        return default
    try:
        return int(given)
    except ValueError as fault:
        raise WrongRequest(f"{name} must be a whole number, not {given[:40]!r}") from fault


def text_in(body: dict[str, Any], name: str, *, default: str | None = None) -> str:
    """Return a text from a body.

    Raises:
        WrongRequest: it is missing without a default, or no text.
    """
    given = body.get(name, default)
    if not isinstance(given, str):
        raise WrongRequest(f"{name!r} is missing: give it as text")
    return given


def _host_of(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _refusal(status: int, reason: str) -> web.Response:
    return web.json_response({"error": reason}, status=status)
