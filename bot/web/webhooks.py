"""Webhooks in: proven, kept once, then acknowledged."""

import hashlib
import json
import secrets as randomness
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import structlog

from bot.inbox.calls import JSON, MALFORMED, TAKEN, UNKNOWN, UNPROVEN, Answer, Call, HttpDoor
from bot.inbox.door import Door
from bot.shapes.turn import WEBHOOK, Called, Turn
from data.model.webhooks import WebhookSource

PATH = "/webhooks/{named}"
LONGEST_BYTES = 1 << 20
DEEPEST = 64
LONGEST_EVENT = 64

_log = structlog.get_logger()

# Returns what a body tells, in the desk's own terms.
Reader = Callable[[Any], str]


class Unreadable(Exception):
    """A call tells nothing that the desk can use; the message says why, and holds nothing of what was told."""


class Webhooks:
    """Hears other systems.

    Args of the constructor: `secrets_of` holds what each source proves itself by; a source without any is never believed. `readers` read
    what those of some sources tell, once they are proven.
    """

    def __init__(
        self,
        sources: Mapping[str, WebhookSource],
        door: Door,
        *,
        secrets_of: Mapping[str, Sequence[str]],
        now: Callable[[], datetime],
        readers: Mapping[str, Reader] | None = None,
    ) -> None:
        self._sources = sources
        self._door = door
        self._secrets_of = secrets_of
        self._readers = readers or {}
        self._now = now

    def doors(self) -> list[HttpDoor]:
        """Return where calls are heard."""
        return [HttpDoor(PATH, LONGEST_BYTES, self.hear)]

    async def hear(self, call: Call) -> Answer:
        """Keep a call that is proven, and answer once it is durable.

        Raises:
            StoreFault: it could not be kept now.
        """
        source = self._sources.get(call.named)
        if source is None:
            return Answer(UNKNOWN)
        now = self._now()
        keys = self._secrets_of.get(source.name, ())
        if not source.scheme.proven(call.headers, call.body, secrets=keys, now=now):
            _log.info("webhook_unproven", source=source.name)
            return Answer(UNPROVEN)
        try:
            text = _text(source, call.body, self._readers.get(source.name))
        except Unreadable as reason:
            _log.info("webhook_malformed", source=source.name, reason=str(reason))
            return Answer(MALFORMED, json.dumps({"error": str(reason)}, ensure_ascii=False), JSON)
        await self._door.accept([_turn(source, call, text, now)])
        return Answer(TAKEN)


def _turn(source: WebhookSource, call: Call, text: str, now: datetime) -> Turn:
    fingerprint = _digest(source, source.scheme.signed(call.headers, call.body))
    if source.scheme.timestamp_header and not call.headers.get(source.scheme.delivery_header):
        # Sent again without a name it has another timestamp: only the body tells that it is the same.
        fingerprint = _digest(source, call.body)
    delivery = call.headers.get(source.scheme.delivery_header, "") if source.scheme.delivery_header else ""
    key = _digest(source, delivery.encode(errors="replace")) if delivery else randomness.token_hex(16)
    event = call.headers.get(source.event_header, "") if source.event_header else ""
    return Turn(
        WEBHOOK,
        f"{source.name}:{key}",
        Called(source.name, text, event=event[:LONGEST_EVENT], tells=source.tells),
        now,
        fingerprint="" if source.repeats else fingerprint,
    )


def _digest(source: WebhookSource, told: bytes) -> str:
    return hashlib.sha256(source.name.encode() + b"\0" + told).hexdigest()


def _text(source: WebhookSource, body: bytes, reader: Reader | None) -> str:
    """Return the body as text, or what it tells where that is read here.

    Raises:
        Unreadable: it is not what the source may send.
    """
    try:
        text = body.decode()
        told = json.loads(text, parse_constant=_refuse) if source.is_json else None
    except (ValueError, RecursionError):
        raise Unreadable("it is no JSON" if source.is_json else "it is no text") from None
    if _depth(told) > DEEPEST:
        raise Unreadable(f"it is more than {DEEPEST} deep")
    return reader(told) if reader else text


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _depth(value: Any) -> int:
    depth, level = 0, [value]
    while level:
        depth += 1
        level = [inner for one in level for inner in _inside(one)]
    return depth


def _inside(value: Any) -> Sequence[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else ()
