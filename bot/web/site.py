"""The desk's site: every door over HTTP, found by its address at once, for whoever calls waits meanwhile."""

from collections.abc import Iterable

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.inbox.calls import UNKNOWN, HttpDoor
from bot.web.doors import called

NOT_ALLOWED = 405
OPEN_END = "{named}"


def site(doors: Iterable[HttpDoor]) -> ASGIApp:
    """Return the web application of the active desk."""
    by_path = {door.path: door for door in doors}

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        folder, slash, named = scope["path"].rpartition("/")
        door = by_path.get(scope["path"]) or by_path.get(folder + slash + OPEN_END)
        if door is None or (door.path.endswith(OPEN_END) and not named):
            response = Response(status_code=UNKNOWN)
        elif scope["method"] != "POST":
            response = Response(status_code=NOT_ALLOWED, headers={"allow": "POST"})
        else:
            response = await called(door, scope, receive, named)
        await response(scope, receive, send)

    return answer
