"""The code that an authenticator app would show (RFC 6238)."""

import base64
import binascii
import hashlib
import hmac
from datetime import datetime

STEP_SECONDS = 30  # Source: RFC 6238 section 5.2, read 2026-03-01
DIGITS = 6
BLOCK_CHARACTERS = 8  # base32 is written in blocks of eight


def one_time_code(secret: str, moment: datetime) -> str:
    """Return the six digits for this moment.

    Args:
        secret: base32 as people are shown it; spaces and lower case do not matter.

    Raises:
        ValueError: the secret is not base32.
    """
    letters = "".join(secret.split()).upper().rstrip("=")
    letters += "=" * (-len(letters) % BLOCK_CHARACTERS)
    try:
        key = base64.b32decode(letters)
    except binascii.Error as problem:
        message = f"`{secret}` is no base32 secret"
        raise ValueError(message) from problem
    counter = int(moment.timestamp()) // STEP_SECONDS
    digest = hmac.new(key, counter.to_bytes(8, "big"), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)
