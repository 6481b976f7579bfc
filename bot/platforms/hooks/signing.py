"""By what another system knows that it is the desk that calls: a signature as the Standard Webhooks describe it."""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime

from data.model.hooks import key_of

# Source: github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md 1.0.0, 2026-11-21.
ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
VERSION = "v1,"


def signed_headers(call_id: str, body: bytes, *, secrets: Sequence[str], now: datetime) -> dict[str, str]:
    """Return the headers that prove a call.

    Args:
        call_id: the same each time that a call is repeated, without a full stop.
        secrets: each signs, so that one can take the other's place.
    """
    timestamp = str(int(now.timestamp()))
    told = f"{call_id}.{timestamp}.".encode() + body
    signatures = (hmac.new(key_of(secret), told, hashlib.sha256).digest() for secret in secrets)
    return {
        ID: call_id,
        TIMESTAMP: timestamp,
        SIGNATURE: " ".join(VERSION + base64.b64encode(signature).decode() for signature in signatures),
    }
