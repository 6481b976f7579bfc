"""The form in which everything travels, and how the server says no."""

from typing import Any

Json = dict[str, Any]

APP = "A0DESKBELL"
TEAM_DOMAIN = "lantern"
SIGNING_SECRET = "sandbox"  # noqa: S105  # signs nothing but what the local server sends
VERIFICATION_TOKEN = "sandbox-verification"  # noqa: S105  # part of every payload, proves nothing


class Refused(Exception):
    """Slack's `{"ok": false}`.

    Attributes:
        error: Slack's name for the reason.
        messages: what stands in `response_metadata.messages`.
        facts: what stands beside the error.
    """

    def __init__(self, error: str, *messages: str, **facts: Any) -> None:
        super().__init__(error)
        self.error = error
        self.messages = messages
        self.facts = facts

    def body(self) -> Json:
        """Return the answer as Slack writes it."""
        answer: Json = {"ok": False, "error": self.error, **self.facts}
        if self.messages:
            answer["errors"] = list(self.messages)
            answer["response_metadata"] = {"messages": [f"[ERROR] {message}" for message in self.messages]}
        return answer
