"""Under which of Telegram's limits a call counts."""

from dataclasses import dataclass

from bot.outbox.port import Delivery, Limit

MINUTE_SECONDS = 60.0
MESSAGES, EDITS = "messages", "edits"
OF_GROUPS = "-"


@dataclass(frozen=True, slots=True)
class TelegramPace:
    """How fast Telegram is spoken to.

    Source: core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this, 2026-11-21; for edits
    grammy.dev/advanced/flood, 2026-11-21. Telegram tolerates short bursts and does not say how short.

    Attributes:
        at_once: messages in one chat that may follow each other before the second counts.
    """

    per_second: int = 30
    per_second_per_chat: float = 1.0
    at_once: int = 3
    per_minute_per_group: int = 20
    edits_per_minute_per_group: int = 20

    def limits(self, delivery: Delivery) -> tuple[Limit, ...]:
        """Return the limits of the call that sends a delivery."""
        chat = str(delivery.shown_as or delivery.only_for or delivery.address).partition(":")[0]
        in_group = chat.startswith(OF_GROUPS)
        name = scope_of(delivery)
        if delivery.shown_as is not None:
            most = self.edits_per_minute_per_group
            return (Limit(name, most, MINUTE_SECONDS),) if in_group else (Limit(name, self.per_second, 1.0),)
        limits = (
            Limit(MESSAGES, self.per_second, 1.0, shared=True),
            Limit(name, self.at_once, self.at_once / self.per_second_per_chat),
        )
        group = Limit(f"group {chat}", self.per_minute_per_group, MINUTE_SECONDS)
        return (*limits, group) if in_group else limits


def scope_of(delivery: Delivery) -> str:
    """Return what has to wait when Telegram says so: the messages, or the edits, in one chat."""
    chat = str(delivery.shown_as or delivery.only_for or delivery.address).partition(":")[0]
    return f"{EDITS if delivery.shown_as else MESSAGES} {chat}"
