"""The front of the process: health at all times, and the doors of the desk while it is the active one."""

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.types import ASGIApp, Receive, Scope, Send

NOT_SERVING = 503
# A standby takes over within seconds; whoever calls is to come again then.
RETRY_AFTER_SECONDS = 5


def front(routes: list[BaseRoute], doors: Callable[[], ASGIApp | None]) -> Starlette:
    """Return the web application of the process.

    Args:
        routes: what is answered whether the desk serves or not.
        doors: tells what answers everything else at this moment, None while nobody does.
    """

    async def pass_on(scope: Scope, receive: Receive, send: Send) -> None:
        closed = Response(status_code=NOT_SERVING, headers={"retry-after": str(RETRY_AFTER_SECONDS)})
        await (doors() or closed)(scope, receive, send)

    app = Starlette(routes=[*routes, Mount("/", app=pass_on)])
    app.router.redirect_slashes = False
    return app
