"""Give the page what is in the files that stand on a screen."""

from collections.abc import Mapping
from urllib.parse import quote

from aiohttp import web

from bot.sandbox.control.guard import WrongRequest
from bot.sandbox.side import Side

# What the page shows as a picture, by how it begins; anything else is only handed out to be kept.
PICTURES = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
)
# Whatever somebody sends here runs nowhere, also when it is opened by itself.
INERT = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox"}


class Shelf:
    """The route for files: GET /control/file?platform=&thing=&number=, counted from 0 within its message."""

    def __init__(self, sides: Mapping[str, Side]) -> None:
        self._sides = sides

    def add_to(self, router: web.UrlDispatcher) -> None:
        """Put the route into a router."""
        router.add_get("/file", self._give)

    async def _give(self, request: web.Request) -> web.Response:
        asked = request.query
        side, number = self._sides.get(asked.get("platform", "")), asked.get("number", "0")
        thing = (
            next((one for one in side.seen() if one.seen_id == asked.get("thing")), None) if side else None
        )
        if side is None or thing is None or not number.isdecimal() or int(number) >= len(thing.files):
            raise WrongRequest("name platform, thing and number of a file that stands on a screen")
        content = side.content_of(thing, int(number))
        kind = next((kind for beginning, kind in PICTURES if content.startswith(beginning)), "")
        name = quote(thing.files[int(number)].rpartition("/")[2])
        headers = (
            {**INERT} if kind else {**INERT, "Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        )
        return web.Response(body=content, content_type=kind or "application/octet-stream", headers=headers)
