"""What Slack's refusals and a broken wire mean for a delivery."""

from collections.abc import Mapping
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.outbox.port import (
    Barred,
    Delivery,
    Failed,
    Gone,
    Kept,
    NotSent,
    Outcome,
    Sent,
    TakenBack,
    Unknown,
    Vanished,
)
from bot.platforms.slack.pace import method_of

OUTSIDE = (SlackApiError, aiohttp.ClientError, TimeoutError)
"""What a call of Slack's client may end with when it is the outside that failed."""

TOO_MANY_REQUESTS = 429
SERVER_FAULT = 500
PATIENCE_SECONDS = 1.0
TIMEOUT = "timeout"
# What was given up may still be on its way there. Were anything said anew at once, and the opposite soon after, the
# late one could undo it; no platform tells how late that can be.
LATE_SECONDS = 5.0

# Source: Slack's tables of errors, as copied at hex.pm/packages/slack_kit 1.0.0-alpha.0 (common_errors.json) and
# hexdocs.pm/slack_kit (chat.update), 2026-11-21. Of fatal_error and internal_error they say that some of it may
# have succeeded; the others are taken the same way, because nothing says that they did not.
_RATE_LIMITED = frozenset({"ratelimited", "rate_limited"})
_MAYBE_DONE = frozenset({"fatal_error", "internal_error", "service_unavailable", "request_timeout"})
_NO_LONGER_EDITABLE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})

# Source: hexdocs.pm/slack_kit (chat.delete, files.delete), 2026-11-21.
_NOT_DELETABLE = frozenset({"cant_delete_message", "compliance_exports_prevent_deletion", "cant_delete_file"})
_GONE_ALREADY = frozenset({"message_not_found", "file_not_found", "file_deleted"})

# Source: hexdocs.pm/slack_kit (pins.add, pins.remove), 2026-11-21.
_PINNED_ALREADY = frozenset({"already_pinned", "no_pin"})

_GONE = frozenset(
    {"channel_not_found", "is_archived", "not_in_channel", "user_not_found", "user_not_in_channel"}
)
# Nothing goes until somebody mends the installation.
_BARRED = frozenset(
    {
        "invalid_auth",
        "not_authed",
        "token_revoked",
        "token_expired",
        "account_inactive",
        "team_access_not_granted",
    }
)
# Nothing of this kind does.
_SCOPES_MISSING = frozenset({"missing_scope", "no_permission", "not_allowed_token_type"})

# The request was never written: no connection stood.
_NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)


def outcome_of(fault: Exception, delivery: Delivery) -> Outcome:
    """Say what became of a delivery whose call ended with this fault."""
    if isinstance(fault, SlackApiError):
        return _refused(fault, delivery)
    if isinstance(fault, _NEVER_LEFT):
        return NotSent("unreachable", PATIENCE_SECONDS, outage=True)
    return _unknown(TIMEOUT if isinstance(fault, TimeoutError) else "connection_lost", delivery)


def is_lasting(fault: Exception) -> bool:
    """Tell whether a refusal stays one until somebody changes something in Slack."""
    if not isinstance(fault, SlackApiError) or not _answer(fault) or _is_limited(fault):
        return False
    return code_of(fault) not in _MAYBE_DONE and _status(fault) < SERVER_FAULT


def retry_after_seconds(fault: Exception) -> float:
    """Return how long Slack asks to wait, 0 where it does not."""
    return _retry_after_seconds(fault) if isinstance(fault, SlackApiError) and _is_limited(fault) else 0.0


def code_of(fault: BaseException) -> str:
    """Return the code of a refusal, or the kind of fault where there is none."""
    if not isinstance(fault, SlackApiError):
        return type(fault).__name__
    return str(_answer(fault).get("error") or f"http_{_status(fault)}")


def _refused(fault: SlackApiError, delivery: Delivery) -> Outcome:
    code, status = code_of(fault), _status(fault)
    if _is_limited(fault):
        # Source: docs.slack.dev/apis/web-api/rate-limits, 2026-11-21: for that method and workspace only.
        return NotSent("ratelimited", _retry_after_seconds(fault), scope=method_of(delivery))
    if code in _MAYBE_DONE or status >= SERVER_FAULT or not _answer(fault):
        return _unknown(code, delivery)
    if (told := _of_its_message(code, delivery)) is not None:
        return told
    if code in _BARRED | _SCOPES_MISSING:
        return Barred(code, scope=method_of(delivery) if code in _SCOPES_MISSING else "")
    return Gone(code) if code in _GONE else Failed(code)


def _is_limited(fault: SlackApiError) -> bool:
    return _status(fault) == TOO_MANY_REQUESTS or code_of(fault) in _RATE_LIMITED


def _of_its_message(code: str, delivery: Delivery) -> Outcome | None:
    """Return what a refusal says of the message that is edited or deleted, None when it says nothing of that."""
    if delivery.pins is not None:
        return _of_its_pin(code, delivery)
    if delivery.takes_back:
        return TakenBack() if code in _GONE_ALREADY else Kept(code) if code in _NOT_DELETABLE else None
    return Vanished(code) if delivery.shown_as is not None and code in _NO_LONGER_EDITABLE else None


def _of_its_pin(code: str, delivery: Delivery) -> Outcome | None:
    if code in _PINNED_ALREADY:
        return Sent(str(delivery.shown_as))
    # Nothing else waits for what is only nice to have.
    return Failed(code) if code in _SCOPES_MISSING else None


def _unknown(reason: str, delivery: Delivery) -> Outcome:
    # An edit may be repeated without harm when its fate is unknown, and so may what nobody sees yet.
    if delivery.shown_as is not None or (delivery.file is not None and delivery.upload_ref is None):
        pause = LATE_SECONDS if reason == TIMEOUT else PATIENCE_SECONDS
        return NotSent(reason, pause, outage=True)
    return Unknown(reason, outage=True)


def _answer(fault: SlackApiError) -> Mapping[str, Any]:
    """Return Slack's JSON; empty when something else answered, such as a proxy's page."""
    answer = getattr(fault.response, "data", fault.response)
    return answer if isinstance(answer, Mapping) else {}


def _status(fault: SlackApiError) -> int:
    # The client raises with its own response, or with aiohttp's where the body was no JSON.
    response: Any = fault.response
    status: int = response.status_code if hasattr(response, "status_code") else getattr(response, "status", 0)
    return status


def _retry_after_seconds(fault: SlackApiError) -> float:
    headers: Mapping[str, str] = getattr(fault.response, "headers", {})
    named = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    return float(named) if named.isascii() and named.isdigit() else PATIENCE_SECONDS
