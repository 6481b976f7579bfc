"""The front of the process: health at all times, and the doors of the desk while it is the active one."""

from collections.abc import Callable, Sequence

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

NOT_SERVING = 503
# A standby takes over within seconds; whoever calls is to come again then.
RETRY_AFTER_SECONDS = 5


def front(routes: Sequence[Route], doors: Callable[[], ASGIApp | None]) -> ASGIApp:
    """Return the web application of the process.

    Args:
        routes: what is answered whether the desk serves or not.
        doors: tells what answers everything else at this moment, None while nobody does.
    """
    always = Starlette(routes=routes)
    paths = {route.path for route in routes}
    closed = Response(status_code=NOT_SERVING, headers={"retry-after": str(RETRY_AFTER_SECONDS)})

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        # One application answers, not one within another: whoever calls waits for each.
        app = always if scope["path"] in paths else doors() or closed
        await app(scope, receive, send)

    return answer
