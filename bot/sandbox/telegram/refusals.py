"""The refusals of the Bot API, with the texts that the real server uses."""

from typing import Any

ANOTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
WEBHOOK_WAS_SET = "Conflict: terminated by setWebhook request"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
NOT_UTF8 = "strings must be encoded in UTF-8"
TOO_MANY_REQUESTS = 429
PREFIXES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    413: "Request Entity Too Large",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


class Refused(Exception):
    """An answer with `ok: false`."""

    def __init__(self, code: int, description: str, *, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters or {}

    def on_wire(self) -> dict[str, Any]:
        """Return the body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> Refused:
    """Refuse with 400; the reason starts with a small letter, except for codes in capitals."""
    return Refused(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refused:
    """Refuse with 403."""
    return Refused(403, f"Forbidden: {reason}")


def too_many_requests(retry_after_seconds: int) -> Refused:
    """Refuse with 429 and say when to come back."""
    return Refused(
        TOO_MANY_REQUESTS,
        f"Too Many Requests: retry after {retry_after_seconds}",
        parameters={"retry_after": retry_after_seconds},
    )
