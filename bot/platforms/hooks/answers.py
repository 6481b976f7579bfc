"""What the answer of another system means for the call."""

import json
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from bot.outbox.port import Answer, Failed, Gone, NotSent, Outcome, Sent

# Whoever asks for more is asked again after this long.
LONGEST_RETRY_AFTER_SECONDS = 3600.0
# Of all that a system does.
EVERYTHING = ""
DEEPEST = 64
_YES, _ELSEWHERE, _THEIR_FAULT = range(200, 300), range(300, 400), range(500, 600)
# Source: RFC 9110, section 15, and RFC 8470 for 425, 2026-11-21.
_AGAIN = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})


def outcome_of(status: int, headers: Mapping[str, str], body: bytes, *, now: datetime) -> Outcome:
    """Return what an answer means.

    Args:
        body: empty when it was too long.
    """
    answer, reason = Answer(status, _json(body)), f"status_{status}"
    if status in _YES:
        return Sent(str(status), answer)
    if status in _ELSEWHERE:
        return Failed("redirected", answer)
    if status == HTTPStatus.GONE:
        return Gone("gone", answer)
    if status in _AGAIN or status in _THEIR_FAULT:
        pause = _retry_after(headers.get("Retry-After", ""), now)
        if status == HTTPStatus.TOO_MANY_REQUESTS and pause:
            return NotSent(reason, pause, scope=EVERYTHING)
        return NotSent(reason, pause, outage=True)
    return Failed(reason, answer)


def _retry_after(told: str, now: datetime) -> float:
    """Return for how long we are asked to wait, 0 when we are not."""
    if told.isascii() and told.isdigit():
        return min(float(told[:9]), LONGEST_RETRY_AFTER_SECONDS)
    try:
        seconds = (parsedate_to_datetime(told) - now).total_seconds()
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    return min(max(seconds, 0.0), LONGEST_RETRY_AFTER_SECONDS)


def _json(body: bytes) -> str:
    """Return the body when it is JSON that can be walked, else nothing."""
    try:
        text = body.decode()
        told = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    return text if _is_shallow(told) else ""


def _is_shallow(told: object) -> bool:
    level = [told]
    for _ in range(DEEPEST):
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return True
    return False


def _inside(told: object) -> list[object]:
    if isinstance(told, dict):
        return list(told.values())
    return told if isinstance(told, list) else []
