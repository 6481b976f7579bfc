"""One payload on its way to the bot, and what may carry it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from bot.sandbox.slack.wire import VERIFICATION_TOKEN, Json

Kind = Literal["events_api", "slash_commands", "interactive"]
Answered = Callable[[Json | None], None]


@dataclass(eq=False)
class Delivery:
    """A payload until the bot has confirmed it or Slack has given it up.

    Attributes:
        created: number of the change that made it.
        due: when to send it next.
        expires: until when somebody waits for the answer to a command or an interaction.
        deadline: until when the delivery under way must be confirmed, None while it waits.
        carrier: what carries the delivery under way.
        sends: how often it went out. retries: how often nobody confirmed it in time.
        reason: why it goes out again.
        answered: hears the bot's answer; None for what was sent again.
        unanswered: hears that there was none.
        envelopes: under which ids it went out through sockets.
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
    carrier: "Carrier | None" = None
    sends: int = 0
    retries: int = 0
    reason: str = "timeout"
    settled: bool = False
    envelopes: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the truth log calls it: kind and type."""
        inner = self.body.get("event") or self.body
        return f"{self.kind}/{inner.get('type') or self.body.get('command')}"

    @property
    def repeats(self) -> int:
        """How often the bot may have seen it before the next time it goes out."""
        return self.sends + int(self.again)

    def wait_until(self, due: datetime, reason: str) -> None:
        """Let it wait for the next time it goes out."""
        self.due, self.reason = due, reason
        self.deadline, self.carrier = None, None

    def recorded(self) -> Json:
        """Return the payload without the token in it."""
        return {
            name: value for name, value in self.body.items() if name != "token" or value != VERIFICATION_TOKEN
        }


class Outcome(Protocol):
    """Hears what became of a delivery."""

    def confirmed(self, delivery: Delivery, payload: Json | None) -> None:
        """Take note that the bot has it, and of what it answered."""

    def failed(self, delivery: Delivery, reason: str, *, last: bool = False) -> None:
        """Take note that it did not arrive; `last` when the bot wants it no more."""

    def returned(self, delivery: Delivery) -> None:
        """Take an unconfirmed delivery back from a connection that is gone."""

    def wake(self) -> None:
        """Look again at once: there is a new way to the bot."""


class Carrier(Protocol):
    """A way to the bot."""

    too_late: str

    def ready(self) -> bool:
        """Return whether something can be sent now."""

    async def send(self, delivery: Delivery) -> None:
        """Send it; the outcome is told later."""

    def drop(self, delivery: Delivery) -> None:
        """Forget what is under way of it."""
