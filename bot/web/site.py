"""The desk's site: every door over HTTP."""

from collections.abc import Iterable

from starlette.applications import Starlette

from bot.inbox.calls import HttpDoor
from bot.web.doors import routes


def site(doors: Iterable[HttpDoor]) -> Starlette:
    """Return the web application of the active desk."""
    app = Starlette(routes=[*routes(doors)])
    # Nobody who calls us follows us elsewhere, and where to would be theirs to say: it comes from their own header.
    app.router.redirect_slashes = False
    return app
