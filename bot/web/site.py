"""The desk's site: every door over HTTP."""

from collections.abc import Iterable

from starlette.applications import Starlette

from bot.inbox.calls import HttpDoor
from bot.web.doors import routes


def site(doors: Iterable[HttpDoor]) -> Starlette:
    """Return the web application of the active desk."""
    return Starlette(routes=[*routes(doors)])
