"""Other systems that the desk calls: where, how they know that it is the desk, and within which limits."""

import base64
from dataclasses import dataclass, field
from datetime import timedelta

from data.model.networks import Allowed
from data.model.people import DEFAULT_LANGUAGE

# As a platform of one chat; followed by the name.
HOOK = "hook:"
KIND = "hook"
# What the store keeps of a platform's name.
LONGEST_NAME = 16 - len(HOOK)
PAGER = "pager"
# Not a system of the company's: whatever stands behind a link that somebody wrote.
LINKS = "links"


# Source: github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md 1.0.0, 2026-11-21.
_IN_BASE64 = "whsec_"


def key_of(secret: str) -> bytes:
    """Return the bytes by which a secret signs; one that begins with whsec_ is in base64.

    Raises:
        ValueError: it is not, though it begins so.
    """
    if secret.startswith(_IN_BASE64):
        return base64.b64decode(secret.removeprefix(_IN_BASE64), validate=True)
    return secret.encode()


def platform_of(hook: str) -> str:
    """Return the name under which the outbox knows a hook."""
    return HOOK + hook


@dataclass(frozen=True, slots=True)
class Hook:
    """One system that is called.

    Attributes:
        secrets: each signs; two while one takes the other's place.
        language: of what people read in its calls.
        allowed: networks and addresses of the company's own that may be called.
        connect, read, total: how long to wait for a connection, for the next part of an answer, and for all of it.
        longest_answer: bytes of an answer that are read.
        per_minute: calls.
        patience: how long a call is tried again after it was promised.
    """

    name: str
    url: str
    secrets: tuple[str, ...] = field(default=(), repr=False)
    language: str = DEFAULT_LANGUAGE
    allowed: tuple[Allowed, ...] = ()
    connect: timedelta = timedelta(seconds=5)
    read: timedelta = timedelta(seconds=10)
    total: timedelta = timedelta(seconds=15)
    longest_answer: int = 65_536
    per_minute: int = 60
    patience: timedelta = timedelta(hours=6)
