"""The desk's site without a server: calls go straight into the application."""

import hashlib
import hmac
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from starlette.types import ASGIApp, Message, Scope

from bot.inbox.door import Accepted
from bot.shapes.reply import Reply
from bot.shapes.turn import Turn

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
SECRET = "sandbox"


@dataclass
class KeepingDoor:
    """A door that keeps turns in memory, each key once.

    Attributes:
        fault: raised instead, when there is one.
    """

    turns: list[Turn] = field(default_factory=list)
    fault: Exception | None = None

    async def accept(self, turns: Sequence[Turn]) -> Sequence[Accepted]:
        if self.fault is not None:
            raise self.fault
        self.turns.extend(turns)
        return [Accepted(len(self.turns), repeated=False) for _ in turns]

    async def sheet_opened(self, inbox_id: int, *, opened: bool) -> None:
        """Hear nothing: no sheet is opened here."""

    async def reply(self, inbox_id: int, *, within_seconds: float) -> Reply | None:  # noqa: ARG002  # nobody answers
        return None


@dataclass(frozen=True)
class Answered:
    """What an application answered."""

    status: int
    headers: Mapping[str, str]
    body: str


async def post(
    app: ASGIApp,
    path: str,
    body: bytes | Iterable[bytes] = b"",
    headers: Mapping[str, str] | Sequence[tuple[bytes, bytes]] = (),
    *,
    method: str = "POST",
    asked: Callable[[], None] = lambda: None,
) -> Answered:
    """Call an application once.

    Args:
        body: whole, or in parts as they come over the wire.
        asked: told whenever the application wants more of the body.
    """
    parts = iter([body] if isinstance(body, bytes) else body)
    raw = (
        [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
        if isinstance(headers, Mapping)
        else list(headers)
    )
    sent: list[Message] = []

    async def receive() -> Message:
        asked()
        part = next(parts, None)
        return {"type": "http.request", "body": part or b"", "more_body": part is not None}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(_scope(method, path, raw), receive, send)
    told = {name.decode(): value.decode("latin-1") for name, value in sent[0]["headers"]}
    text = b"".join(message.get("body", b"") for message in sent[1:]).decode(errors="replace")
    return Answered(int(sent[0]["status"]), told, text)


def _scope(method: str, path: str, headers: Sequence[tuple[bytes, bytes]]) -> Scope:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(errors="replace"),
        "root_path": "",
        "query_string": b"",
        "headers": list(headers),
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }


def signed(body: bytes, *, at: datetime = NOW, secret: str = SECRET) -> dict[str, str]:
    """Return the headers with which the house's own scheme proves a body."""
    stamp = str(int(at.timestamp()))
    digest = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    return {"x-deskbell-timestamp": stamp, "x-deskbell-signature": f"sha256={digest}"}


def as_json(value: Any) -> bytes:
    """Return a value as bytes of JSON."""
    return json.dumps(value).encode()
