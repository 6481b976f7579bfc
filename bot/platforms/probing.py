"""Look whether addresses answer as they should, and for how long their certificates are good."""

import asyncio
import json
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import aiohttp
from yarl import URL

from bot.outbox.port import Answer, Delivery, NotSent, Outcome, Sent
from bot.platforms.addresses import AddressRefused, Bounds
from bot.platforms.cardless import Cardless, read_within
from bot.platforms.resolving import CheckedResolver
from bot.platforms.route import Route
from bot.shapes.warning import PROBED
from data.model.hooks import Hook
from data.model.probes import PROBE, Probe, Probed

LONGEST_ANSWER = 65_536  # bytes
_YES = range(200, 300)
AGENT = {"User-Agent": "Deskbell", "Accept-Encoding": "identity"}


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with an answer, and which one it was."""

    kind: str
    detail: str = ""


class ProbePlatform(Cardless):
    """All addresses that the desk looks at, of which one call looks at all, each over a session of its own.

    Args of the constructor: `now` is the desk's clock; `route` has no bounds yet; `trust` says whose certificates are believed.
    """

    def __init__(
        self,
        probes: Sequence[Probe],
        *,
        now: Callable[[], datetime],
        route: Route,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        # How often it looks is a setting, so nothing else holds it back.
        super().__init__(Hook(PROBE, "", per_minute=0))
        self._probes = probes
        self._now = now
        self._route = route
        self._trust = trust or ssl.create_default_context()

    async def send(self, delivery: Delivery) -> Outcome:
        """Look at all of them, side by side."""
        del delivery
        found = await asyncio.gather(*map(self._probed, self._probes))
        if not self._route.is_open():
            # Nothing was sent by a desk that has lost its seat, so nothing was found either.
            return NotSent("silenced")
        return Sent(PROBE, Answer(HTTPStatus.OK, PROBED.dump_json(tuple(found)).decode()))

    async def _probed(self, probe: Probe) -> Probed:
        bounds = Bounds(probe.allowed, plain=probe.url.startswith("http://"))
        wrong: Wrong | None = None
        for _try in range(probe.tries):
            wrong = await self._wrong(probe, bounds)
            if wrong is None:
                break
        found = Probed(probe.key, probe.app, probe.severity)
        if wrong is not None:
            return replace(found, wrong=wrong.kind, detail=wrong.detail)
        ends = await self._certificate_ends(probe, bounds)
        soon = ends is not None and ends - self._now() <= probe.certificate
        return replace(found, certificate_ends=f"{ends:%Y-%m-%d}" if ends and soon else "")

    async def _wrong(self, probe: Probe, bounds: Bounds) -> Wrong | None:
        limit = aiohttp.ClientTimeout(total=probe.total.total_seconds())
        try:
            async with (
                replace(self._route, bounds=bounds).session(limit) as session,
                session.get(
                    bounds.check(probe.url), allow_redirects=False, ssl=self._trust, headers=AGENT
                ) as answer,
            ):
                right = answer.status in probe.expects if probe.expects else answer.status in _YES
                if not right:
                    return Wrong("status", str(answer.status))
                return wrong_number(probe, await read_within(answer, LONGEST_ANSWER)) if probe.value else None
        except AddressRefused as refused:
            return Wrong("address", refused.reason)
        except TimeoutError:
            return Wrong("slow")
        except aiohttp.ClientSSLError:
            return Wrong("untrusted")
        except (aiohttp.ClientError, OSError) as fault:
            return Wrong("unreachable", type(fault).__name__)

    async def _certificate_ends(self, probe: Probe, bounds: Bounds) -> datetime | None:
        """Return when it does; None without one, or behind a proxy, which alone makes connections."""
        url = URL(probe.url)
        if url.scheme != "https" or self._route.proxy or url.host is None or url.port is None:
            return None
        resolver = CheckedResolver(bounds, aiohttp.ThreadedResolver())
        try:
            async with asyncio.timeout(probe.total.total_seconds()):
                (first, *_others) = await resolver.resolve(url.host, url.port)
                _reader, writer = await asyncio.open_connection(
                    first["host"], url.port, ssl=self._trust, server_hostname=url.host
                )
        except (AddressRefused, TimeoutError, OSError, ValueError):
            return None  # it has just answered: the next look tells more
        try:
            peer = writer.get_extra_info("peercert") or {}
        finally:
            writer.close()
        told = str(peer.get("notAfter", ""))
        return datetime.fromtimestamp(ssl.cert_time_to_seconds(told), UTC) if told else None


def wrong_number(probe: Probe, body: bytes) -> Wrong | None:
    """Return what is wrong with the number in an answer, None where it is within its bounds."""
    try:
        place: Any = json.loads(body)
        for part in probe.value.split("."):
            place = place[int(part)] if isinstance(place, list) else place[part]
        number = float(place)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return Wrong("unreadable", probe.value)
    # Whatever is no number is not within bounds either.
    if probe.above is not None and not number <= probe.above:
        return Wrong("above", f"{probe.above:g}")
    if probe.below is not None and not number >= probe.below:
        return Wrong("below", f"{probe.below:g}")
    return None
