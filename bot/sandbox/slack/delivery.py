"""One payload on its way to the bot."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from aiohttp import web

from bot.sandbox.slack.wire import VERIFICATION_TOKEN, Json

Kind = Literal["events_api", "slash_commands", "interactive"]
Answered = Callable[[Json | None], None]


@dataclass(eq=False)
class Delivery:
    """A payload until the bot has confirmed it or Slack has given it up.

    Attributes:
        created: number of the change that made it.
        due: when to send it next.
        deadline: until when the delivery under way must be confirmed, None while it waits.
        sends: how often it went out. retries: how often nobody confirmed it in time.
        answered: hears the bot's answer; None for what was sent again.
        unanswered: hears that there was none.
    """

    kind: Kind
    body: Json
    created: int
    due: datetime
    expires: datetime
    answered: Answered | None = None
    unanswered: Callable[[], None] | None = None
    again: bool = False
    deadline: datetime | None = None
    sends: int = 0
    retries: int = 0
    reason: str = "timeout"
    socket: web.WebSocketResponse | None = None
    settled: bool = False
    envelopes: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the truth log calls it: kind and type."""
        inner = self.body.get("event") or self.body
        return f"{self.kind}/{inner.get('type') or self.body.get('command')}"

    def envelope(self, envelope_id: str) -> Json:
        """Return the frame that carries it, and remember that one more went out."""
        self.envelopes.append(envelope_id)
        frame: Json = {
            "envelope_id": envelope_id,
            "payload": self.body,
            "type": self.kind,
            "accepts_response_payload": self.kind != "events_api",
        }
        repeated = self.sends + int(self.again)
        if self.kind == "events_api":
            frame["retry_attempt"] = repeated
            frame["retry_reason"] = self.reason if repeated else ""
        self.sends += 1
        return frame

    def recorded(self) -> Json:
        """Return the payload without the token in it."""
        return {
            name: value for name, value in self.body.items() if name != "token" or value != VERIFICATION_TOKEN
        }
