"""Ask a platform one thing by hand, and keep everything that it answers: for whoever looks for what is wrong."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from bot.platforms.route import Route

PATIENCE_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Asked:
    """One answer.

    Attributes:
        fault: the kind of fault when nothing answered, else empty.
        ahead: how far the platform's clock is ahead of this machine's, None when it does not tell.
    """

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] = field(default_factory=dict)
    fault: str = ""
    ahead: timedelta | None = None


async def asked(route: Route, url: str, *, bearer: str = "", facts: Mapping[str, str] | None = None) -> Asked:
    """Post once; whatever happens is an answer, and none of it names an address or a token."""
    headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    try:
        async with (
            route.session(aiohttp.ClientTimeout(total=PATIENCE_SECONDS)) as session,
            session.post(url, headers=headers, data=facts) as answer,
        ):
            told = {name.lower(): value for name, value in answer.headers.items()}
            return Asked(answer.status, told, _json(await answer.read()), ahead=_ahead(told.get("date")))
    except (aiohttp.ClientError, TimeoutError, OSError) as fault:
        return Asked(fault=type(fault).__name__)


def _json(body: bytes) -> Mapping[str, Any]:
    try:
        told = json.loads(body)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _ahead(date: str | None) -> timedelta | None:
    try:
        return parsedate_to_datetime(date) - datetime.now(UTC) if date else None
    except (ValueError, TypeError):
        return None
