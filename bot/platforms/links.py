"""Look whether a link that somebody wrote leads anywhere: as the outbox calls other systems, but once, and without a word of ours."""

import json
from datetime import timedelta
from http import HTTPStatus

import aiohttp
from yarl import URL

from bot.outbox.port import Answer, Delivery, NotSent, Outcome, Sent
from bot.platforms.addresses import AddressRefused, Bounds
from bot.platforms.cardless import Calling
from bot.platforms.route import Route
from data.model.hooks import LINKS, Hook

WHOLE_TIME = timedelta(seconds=8)
MOST_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
# Whoever answers these to a question for the head may still show the page.
_ASK_FOR_IT = frozenset(
    {HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
)
TOO_SLOW, UNREACHABLE, FORBIDDEN, ENDLESS = "too_slow", "unreachable", "forbidden", "endless"


def silent(why: str) -> Sent:
    """Return that nothing answered: that was found out, so there is nothing to try again and no trouble of ours."""
    return Sent(why, Answer(0, json.dumps({"fault": why})))


class LinkPlatform(Calling):
    """All links that somebody wrote. What cannot be reached now is told as that, not tried again.

    Args of the constructor: `bounds` hold each request, a redirected one as well: nothing but public addresses unless more is
    allowed; `total` is how long one link is looked at.
    """

    def __init__(self, route: Route, *, bounds: Bounds | None = None, total: timedelta = WHOLE_TIME) -> None:
        super().__init__(Hook(LINKS, "", total=total), route=route, bounds=bounds or Bounds())

    async def send(self, delivery: Delivery) -> Outcome:
        """Look once."""
        if self._session is None:
            return NotSent("not_started")
        try:
            return await self._looked_at(self._session, str(json.loads(delivery.body)["data"]["link"]))
        except AddressRefused:
            return silent(FORBIDDEN)
        except TimeoutError:
            return silent(TOO_SLOW)
        except (aiohttp.ClientError, OSError, ValueError):
            return silent(UNREACHABLE)

    async def _looked_at(self, session: aiohttp.ClientSession, link: str) -> Outcome:
        url, method = self._bounds.check(link), "HEAD"
        for _ in range(MOST_REDIRECTS + 1):
            # Its address alone tells enough: nothing of the body is read.
            async with session.request(method, url, allow_redirects=False) as answer:
                status, moved_to = answer.status, answer.headers.get("Location", "")
            if status in _MOVED and moved_to:
                url = self._bounds.check(str(url.join(URL(moved_to))))
            elif status in _ASK_FOR_IT and method == "HEAD":
                method = "GET"
            else:
                return Sent(str(status), Answer(status))
        return silent(ENDLESS)
