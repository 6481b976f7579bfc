"""By what a call from outside proves who sent it: a signature over its body, or a secret token."""

import base64
import hmac
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

SIGNATURE, TOKEN = "signature", "token"
HEX, BASE64 = "hex", "base64"
ALGORITHMS = ("sha256", "sha512", "sha1")
# Epoch seconds until the year 33658; what is longer is no time of anybody's.
_SECONDS = re.compile(r"[0-9]{1,12}", re.ASCII)
_PLACES = re.compile(rb"\{(timestamp|delivery|body)\}")


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a sender proves itself. Header names are in lower case.

    Attributes:
        header: carries the signature or the token, after the prefix.
        timestamp_header: carries epoch seconds; empty where nothing of the kind is sent.
        delivery_header: names the delivery, the same each time it is sent again; empty where none does.
        signs: what is signed, with {timestamp}, {delivery} and {body} for what was sent.
        window: how far the timestamp may be off.
    """

    proof: str = SIGNATURE
    header: str = "x-deskbell-signature"
    prefix: str = "sha256="
    algorithm: str = "sha256"
    encoding: str = HEX
    timestamp_header: str = "x-deskbell-timestamp"
    delivery_header: str = "x-deskbell-delivery"
    signs: str = "{timestamp}.{body}"
    window: timedelta = timedelta(minutes=5)

    def proven(
        self, headers: Mapping[str, str], body: bytes, *, secrets: Sequence[str], now: datetime
    ) -> bool:
        """Tell whether whoever sent this knows one of the secrets, and sent it just now.

        Args:
            headers: names in lower case; values may be anything.
            secrets: the new one and, while it is being replaced, the old one; without any nobody is believed.
        """
        if self.timestamp_header and not self._timely(headers.get(self.timestamp_header, ""), now):
            return False
        given = headers.get(self.header, "").encode(errors="replace")
        # All are compared, so that the time taken does not tell which of them was nearly met.
        matches = [
            hmac.compare_digest(given, self._expected(secret, headers, body)) for secret in secrets if secret
        ]
        return any(matches)

    def signed(self, headers: Mapping[str, str], body: bytes) -> bytes:
        """Return the bytes that a signature of these covers; of a token, all that came with it."""
        parts = {
            b"timestamp": headers.get(self.timestamp_header, "").encode(errors="replace"),
            b"delivery": headers.get(self.delivery_header, "").encode(errors="replace"),
            b"body": body,
        }
        template = self.signs if self.proof == SIGNATURE else "{timestamp}.{body}"
        return _PLACES.sub(lambda place: parts[place[1]], template.encode())

    def _expected(self, secret: str, headers: Mapping[str, str], body: bytes) -> bytes:
        if self.proof == TOKEN:
            return (self.prefix + secret).encode()
        digest = hmac.digest(secret.encode(), self.signed(headers, body), self.algorithm)
        written = digest.hex() if self.encoding == HEX else base64.b64encode(digest).decode()
        return (self.prefix + written).encode()

    def _timely(self, timestamp: str, now: datetime) -> bool:
        if not _SECONDS.fullmatch(timestamp):
            return False
        return abs(now.timestamp() - int(timestamp)) <= self.window.total_seconds()
