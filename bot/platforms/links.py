"""Look whether a link that somebody wrote leads anywhere: as the outbox calls other systems, but once, and without a word of ours."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
from typing import Any

import aiohttp
from yarl import URL

from bot.outbox.port import Answer, Delivery, Limit, NotSent, Outcome, Profile, Sent
from bot.platforms.addresses import AddressRefused, Bounds
from bot.platforms.route import Route
from bot.shapes.card import Card
from data.model.hooks import LINKS, platform_of

WHOLE_SECONDS = 8.0
A_MINUTE, MINUTE_SECONDS = 60, 60.0
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


class LinkPlatform:
    """All links in the terms of the outbox: a platform of one chat. What cannot be reached now is told as that, not tried again.

    Args of the constructor: `bounds` hold each request, a redirected one as well: nothing but public addresses unless more is allowed.
    """

    name = platform_of(LINKS)
    can_settle = True

    def __init__(self, route: Route, *, bounds: Bounds | None = None) -> None:
        self._bounds = bounds or Bounds()
        self._route = replace(route, bounds=self._bounds)
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        """Open what is asked with."""
        self._session = self._route.session(aiohttp.ClientTimeout(total=WHOLE_SECONDS))

    async def stop(self) -> None:
        """Close it."""
        if self._session is not None:
            await self._session.close()

    def render(self, card: Card) -> dict[str, Any]:
        """Return nothing: no card is shown here."""
        del card
        return {}

    def parts(self, card: Card) -> Sequence[Card]:
        """Return it whole."""
        return (card,)

    def limits(self, delivery: Delivery, *, settling: bool) -> Sequence[Limit]:
        """Return how many are looked at."""
        del delivery
        return () if settling else (Limit("links", A_MINUTE, MINUTE_SECONDS),)

    async def profile(self, user_id: str) -> Profile | None:
        """Know nobody."""
        del user_id
        return None

    async def settle(self, delivery: Delivery, *, since: datetime) -> Outcome:
        """Have it looked at again: that changes nothing."""
        del delivery, since
        return NotSent("answer_lost")

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
