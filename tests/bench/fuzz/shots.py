"""Requests as nobody should send them: wrong in their path, headers, encodings, signatures or bodies."""

import base64
import gzip
import hashlib
import hmac
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

SECRET = "sandbox"
Header = tuple[bytes, bytes]
METHODS = (*("POST",) * 40, "GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "PRI", "post")
KINDS = (
    b"application/json",
    b"application/x-www-form-urlencoded",
    b"application/json; charset=utf-16",
    b"multipart/form-data; boundary=x",
    b"text/plain",
    b"\xff\xfe",
    b"",
)
PROOFS = (
    b"x-slack-signature",
    b"x-slack-request-timestamp",
    b"x-deskbell-signature",
    b"x-deskbell-timestamp",
    b"x-deskbell-delivery",
    b"x-telegram-bot-api-secret-token",
    b"authorization",
)
SCRAPS: tuple[object, ...] = (
    None, True, -1, 1e308, 10**30, "", "x", "\ud800", "\x00", "ÿ" * 300, [], {}, [[]], {"type": "message"},
    {"event": None}, "event_callback", "block_actions", "view_submission", "slash_commands",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shot:
    """One request.

    Attributes:
        method, path: as they stand on the wire.
        told_length: what the header says of the body's length, None to leave it out and send it in chunks.
    """

    method: bytes
    path: bytes
    headers: Sequence[Header] = field(default_factory=tuple)
    body: bytes = b""
    told_length: bytes | None = None

    @property
    def honest(self) -> bool:
        """Whether a server can find the end of the body, so that the connection may be used again."""
        return self.told_length == str(len(self.body)).encode()


class Gunner:
    """Makes requests for one door, by a seed.

    Args of the constructor: `now_seconds` tells the epoch seconds of the desk's clock, for signatures that hold.
    """

    def __init__(self, path: str, *, seed: int, now_seconds: Callable[[], int]) -> None:
        self._path = path.encode()
        self._dice = random.Random(f"{seed} {path}")
        self._now_seconds = now_seconds

    def shot(self) -> Shot:
        """Return the next request; none of them is proven and readable at the same time."""
        dice = self._dice
        body = self._body()
        headers = [self._header() for _ in range(dice.choice((0, 1, 3, 8)))]
        headers.append((b"content-type", dice.choice(KINDS)))
        if dice.random() < 0.3:
            body = self._unreadable()
            headers += self._proven(body)
        else:
            headers += self._unproven(body)
        dice.shuffle(headers)
        method = dice.choice(METHODS).encode()
        return Shot(method, self._at(), headers, body, self._length(body))

    def _at(self) -> bytes:
        if self._dice.random() < 0.9:
            return self._path
        return self._path + self._dice.choice(
            (b"/", b"/..", b"%00", b"?x=%ff", b"//", b"/%2e%2e/%2e%2e/etc/passwd", b";a", b"?" + b"a" * 2000)
        )

    def _length(self, body: bytes) -> bytes:
        if self._dice.random() < 0.97:
            return str(len(body)).encode()
        return self._dice.choice((b"99999999999999999999", b"-1", b"abc", b"0x10", b"1e3", b"", b"5, 6"))

    def _header(self) -> Header:
        dice = self._dice
        name = dice.choice(
            (*PROOFS, b"x-" + bytes(dice.choices(b"abcdefgh-", k=5)), b"host", b"cookie", b"expect")
        )
        return name, self._value()

    def _value(self) -> bytes:
        dice = self._dice
        return dice.choice(
            (
                b"",
                b"v0=" + bytes(dice.choices(b"0123456789abcdef", k=64)),
                b"sha256=" + bytes(dice.choices(b"0123456789abcdef", k=64)),
                str(self._now_seconds()).encode(),
                b"9" * 400,
                "²³".encode(),
                b"abc",
                b"-1",
                bytes(dice.choices(range(0x80, 0x100), k=12)),
                b"Bearer " + SECRET.encode(),
                b"x" * 4000,
            )
        )

    def _unproven(self, body: bytes) -> list[Header]:
        """Return proofs that do not hold: of another body, by another secret, of another time."""
        stamp = str(self._now_seconds() + self._dice.choice((0, -301, 301, -(10**6)))).encode()
        return _proofs(stamp, body, self._dice.choice((b"", b"sandbo", SECRET.encode()[::-1])))

    def _proven(self, body: bytes) -> list[Header]:
        return _proofs(str(self._now_seconds()).encode(), body, SECRET.encode())

    def _body(self) -> bytes:
        dice = self._dice
        told = json.dumps(
            {"type": "event_callback", "event": dice.choice(SCRAPS), "update_id": dice.choice(SCRAPS)}
        )
        return dice.choice(
            (
                b"",
                told.encode(),
                urlencode({"payload": told}).encode(),
                self._unreadable(),
                gzip.compress(told.encode()),
                b"x" * 70_000,
            )
        )

    def _unreadable(self) -> bytes:
        """Return what is no JSON object and no form, however it is read."""
        dice = self._dice
        return dice.choice(
            (
                b"{",
                b'{"type": "event_callback", "event": ',
                b"\xff\xfe{}",
                b"\x80\x81",
                b"[" * dice.choice((1, 100, 50_000)),
                b'{"a":' * 5000,
                b"payload=%7B",
                b"payload=[",
                b"nothing",
                bytes(dice.choices(range(0x80, 0x100), k=40)),
                base64.b64encode(dice.randbytes(30)) + b"\xff",
                b'{"n": 1' + b"0" * 5000,
            )
        )


def _proofs(stamp: bytes, body: bytes, secret: bytes) -> list[Header]:
    def digest(told: bytes) -> bytes:
        return hmac.new(secret, told, hashlib.sha256).hexdigest().encode()

    return [
        (b"x-slack-request-timestamp", stamp),
        (b"x-slack-signature", b"v0=" + digest(b"v0:" + stamp + b":" + body)),
        (b"x-deskbell-timestamp", stamp),
        (b"x-deskbell-signature", b"sha256=" + digest(stamp + b"." + body)),
    ]
