"""Whether a call proves who made it, as the Standard Webhooks describe it."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta

# Source: github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md 1.0.0, 2026-11-21.
ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
VERSION = "v1,"
# The specification leaves the number open; five minutes is what its libraries take.
WINDOW = timedelta(minutes=5)


def proof_of(headers: Mapping[str, str], body: bytes, *, secret: bytes, now: datetime) -> str:
    """Return good, wrong, old, or none when there is no signature at all.

    Args:
        headers: names in any case, as aiohttp gives them.
    """
    signatures = headers.get(SIGNATURE, "").split()
    if not signatures:
        return "none"
    timestamp = headers.get(TIMESTAMP, "")
    told = f"{headers.get(ID, '')}.{timestamp}.".encode() + body
    expected = VERSION + base64.b64encode(hmac.new(secret, told, hashlib.sha256).digest()).decode()
    if not any(hmac.compare_digest(one.encode(), expected.encode()) for one in signatures):
        return "wrong"
    timely = timestamp.isdecimal() and abs(now.timestamp() - int(timestamp)) <= WINDOW.total_seconds()
    return "good" if timely else "old"
