"""Whether anybody still looks at a sandbox."""

import time

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware


class Attendance:
    """Notes when somebody asked last; a request that waits for news counts as long as it waits."""

    def __init__(self) -> None:
        self._here = 0
        self._last = time.monotonic()

    @property
    def absent_seconds(self) -> float:
        """For how long nobody has asked for anything."""
        return 0.0 if self._here else time.monotonic() - self._last

    def begin(self) -> None:
        """Count from now: before this nobody could have looked."""
        self._last = time.monotonic()

    def middleware(self) -> Middleware:
        """Return the middleware that counts."""

        @web.middleware
        async def count(request: web.Request, handler: Handler) -> web.StreamResponse:
            self._here += 1
            try:
                return await handler(request)
            finally:
                self._here -= 1
                self._last = time.monotonic()

        return count
