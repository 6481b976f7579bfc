"""The desk's site: health, and every door over HTTP."""

from collections.abc import Iterable

from starlette.applications import Starlette

from bot.inbox.calls import HttpDoor
from bot.web.doors import routes
from bot.web.health import Health, health_routes


def site(health: Health, doors: Iterable[HttpDoor]) -> Starlette:
    """Return the web application; `health` tells the facts."""
    app = Starlette(routes=[*health_routes(health), *routes(doors)])
    # Nobody who calls us follows us elsewhere, and where to would be theirs to say: it comes from their own header.
    app.router.redirect_slashes = False
    return app
