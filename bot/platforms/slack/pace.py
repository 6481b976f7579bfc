"""Under which of Slack's limits a call counts."""

from dataclasses import dataclass

from bot.outbox.port import Delivery, Limit
from bot.platforms.slack.addresses import is_whisper, thread_of

MINUTE_SECONDS = 60.0
POST, EDIT, WHISPER = "chat.postMessage", "chat.update", "chat.postEphemeral"
DELETE, PIN, UNPIN = "chat.delete", "pins.add", "pins.remove"
UPLOAD, SHOW_FILE = "files.getUploadURLExternal", "files.completeUploadExternal"
HISTORY, REPLIES, FILE = "conversations.history", "conversations.replies", "files.info"


@dataclass(frozen=True, slots=True)
class SlackPace:
    """How fast Slack is spoken to.

    Source: docs.slack.dev/apis/web-api/rate-limits and the page of each method, 2026-11-21. What a tier takes is
    published as a lower bound; how long a burst in one channel may be is not.

    Attributes:
        posts_at_once: messages in one channel that may follow each other before the second counts.
        tier_2, tier_3, tier_4: calls of one method in a minute.
    """

    posts_per_second_per_channel: float = 1.0
    posts_at_once: int = 3
    posts_per_minute: int = 300
    tier_2: int = 20
    tier_3: int = 50
    tier_4: int = 100

    def limits(self, delivery: Delivery, *, settling: bool) -> tuple[Limit, ...]:
        """Return the limits of the call that sends or settles a delivery."""
        if settling:
            return (self._method(REPLIES if thread_of(delivery) else HISTORY, self.tier_3),)
        if delivery.shown_as is not None:
            return (self._of_what_stands(delivery),)
        if delivery.file is not None:
            return (self._method(SHOW_FILE if delivery.upload_ref else UPLOAD, self.tier_4),)
        if is_whisper(delivery):
            return (self._method(WHISPER, self.tier_4),)
        seconds = self.posts_at_once / self.posts_per_second_per_channel
        channel = Limit(f"{POST} {delivery.address}", self.posts_at_once, seconds)
        return (channel, self._method(POST, self.posts_per_minute))

    def _of_what_stands(self, delivery: Delivery) -> Limit:
        if delivery.pins is not None:
            return self._method(PIN if delivery.pins else UNPIN, self.tier_2)
        return self._method(DELETE if delivery.takes_back else EDIT, self.tier_3)

    @staticmethod
    def _method(name: str, most: int) -> Limit:
        return Limit(name, most, MINUTE_SECONDS, shared=True)


def method_of(delivery: Delivery) -> str:
    """Return the method that sends a delivery, under whose name Slack says how long to wait."""
    return SlackPace().limits(delivery, settling=False)[-1].key
